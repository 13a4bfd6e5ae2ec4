using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;
using DracoonPS.References;

namespace DracoonPS.Completion;

/// <summary>Completes the keys of attributes of the user that -User names.</summary>
public sealed class UserAttributeKeyCompleter : ListCompleter<DracoonUserAttribute>
{
    private protected override string ListName(CompletionRequest request) => request.Argument<UserReference>("User")?.ToString() ?? "";

    private protected override async Task<IReadOnlyList<DracoonUserAttribute>> ListAsync(DracoonSession session, CompletionRequest request, CancellationToken cancellationToken)
    {
        if (request.Argument<UserReference>("User") is not UserReference reference)
        {
            return Array.Empty<DracoonUserAttribute>();
        }
        long id = (await reference.ResolveIdAsync(session, cancellationToken).ConfigureAwait(false)).Id;
        using PagedQuery<DracoonUserAttribute> attributes = session.Users.Relations.ListAttributes(id, new ListOptions { First = ListOptions.MaximumPageSize });
        return await attributes.ToListAsync(cancellationToken).ConfigureAwait(false);
    }

    private protected override Candidate Describe(DracoonUserAttribute item) => new(item.Key, item.Value);
}
