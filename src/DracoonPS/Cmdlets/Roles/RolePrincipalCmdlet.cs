using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using DracoonPS.Completion;
using DracoonPS.Ordering;
using DracoonPS.References;

namespace DracoonPS.Commands;

/// <summary>What granting and revoking roles share: users or groups from the pipeline, many in one request.</summary>
public abstract class RolePrincipalCmdlet : DracoonCmdlet
{
    /// <summary>The parameter set for users.</summary>
    protected const string UserSet = "User";

    /// <summary>The parameter set for groups.</summary>
    protected const string GroupSet = "Group";

    private readonly Batches<long, long> _users = new();
    private readonly Batches<long, long> _groups = new();
    private readonly ResolvedOnce<RoleReference> _role = new();

    /// <summary>The role: object, id, name such as USER_MANAGER, or the column RoleId of the rows.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("RoleId")]
    [ArgumentCompleter(typeof(RoleCompleter))]
    public RoleReference Role { get; set; } = null!;

    /// <summary>The users: objects, ids, user names, e-mail addresses, members of groups or roles, or rows with a column UserId.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipeline = true, ParameterSetName = UserSet)]
    public UserReference[] User { get; set; } = Array.Empty<UserReference>();

    /// <summary>The groups: objects, ids, names, groups that have a role, or rows with a column GroupId.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = GroupSet)]
    public GroupReference[] Group { get; set; } = Array.Empty<GroupReference>();

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        DracoonSession session = RequireSession();
        RoleReference reference = Role;
        if (await _role.GetAsync(reference, () => reference.ResolveIdAsync(session, cancellationToken), TryAsync) is not { } role)
        {
            return;
        }
        if (ParameterSetName == GroupSet)
        {
            foreach (GroupReference group in Group)
            {
                await AddAsync(role, _groups, group, cancel => group.ResolveIdAsync(session, cancel), cancellationToken);
            }
            return;
        }
        foreach (UserReference user in User)
        {
            await AddAsync(role, _users, user, cancel => user.ResolveIdAsync(session, cancel), cancellationToken);
        }
    }

    /// <inheritdoc/>
    protected override async Task EndProcessingAsync(CancellationToken cancellationToken)
    {
        await _users.SendAsync(TryAsync, (roleId, ids, cancel) => SendUsersAsync(RequireSession(), roleId, ids, cancel), cancellationToken);
        await _groups.SendAsync(TryAsync, (roleId, ids, cancel) => SendGroupsAsync(RequireSession(), roleId, ids, cancel), cancellationToken);
    }

    /// <summary>Asks the user about one user or group.</summary>
    private protected abstract bool Ask(string principal, string role);

    /// <summary>Does it for some users.</summary>
    private protected abstract Task SendUsersAsync(DracoonSession session, long roleId, IReadOnlyList<long> userIds, CancellationToken cancellationToken);

    /// <summary>Does it for some groups.</summary>
    private protected abstract Task SendGroupsAsync(DracoonSession session, long roleId, IReadOnlyList<long> groupIds, CancellationToken cancellationToken);

    private Task<bool> AddAsync((long Id, string Text) role, Batches<long, long> batches, object target, Func<CancellationToken, Task<(long Id, string Text)>> resolve, CancellationToken cancellationToken) =>
        TryAsync(target, async () =>
        {
            (long id, string text) = await resolve(cancellationToken);
            if (Ask(text, role.Text))
            {
                batches.Add(role.Id, target, id);
            }
        });
}
