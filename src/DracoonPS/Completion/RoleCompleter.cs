using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;

namespace DracoonPS.Completion;

/// <summary>Completes the names of roles: those that every tenant has, and what else the server knows.</summary>
public sealed class RoleCompleter : ListCompleter<DracoonRole>
{
    private static readonly Candidate[] EveryTenant =
    {
        new("CONFIG_MANAGER", "settings of the tenant"),
        new("USER_MANAGER", "users"),
        new("GROUP_MANAGER", "groups"),
        new("ROOM_MANAGER", "rooms at the top"),
        new("LOG_AUDITOR", "event log and permissions"),
        new("NONMEMBER_VIEWER", "users and groups outside of one's own rooms"),
    };

    internal override IEnumerable<Candidate> Complete(CompletionRequest request)
    {
        List<Candidate> live = base.Complete(request).ToList();
        return live.Concat(EveryTenant.Where(role => request.Fits(role) && !live.Any(l => string.Equals(l.Name, role.Name, StringComparison.OrdinalIgnoreCase))));
    }

    private protected override Task<IReadOnlyList<DracoonRole>> ListAsync(DracoonSession session, CompletionRequest request, CancellationToken cancellationToken) =>
        session.Roles.ListAsync(cancellationToken);

    private protected override Candidate Describe(DracoonRole item) =>
        new(item.Name, FormattableString.Invariant($"{item.Description ?? item.Name} (role {item.RoleId})"), item.RoleId);
}
