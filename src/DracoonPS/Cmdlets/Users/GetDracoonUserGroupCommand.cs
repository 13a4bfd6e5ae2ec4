using System;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;
using DracoonPS.Completion;
using DracoonPS.References;

namespace DracoonPS.Commands;

/// <summary>Lists the groups of users: one row for each user and group, which every cmdlet for groups takes.</summary>
/// <remarks><para>Needs the role user manager. With several users, -First and -Skip count for each of them.</para></remarks>
/// <example>
/// <code>Get-DracoonUserGroup anna</code>
/// <para>Lists the groups of a user.</para>
/// </example>
/// <example>
/// <code>Get-DracoonUserGroup anna | Add-DracoonGroupMember -User ben</code>
/// <para>Adds a user to all groups of another one.</para>
/// </example>
/// <example>
/// <code>Get-DracoonUser | Get-DracoonUserGroup | Export-Csv groups.csv</code>
/// <para>Writes who is in which groups to a file.</para>
/// </example>
[ApiOperation("GET /users/{user_id}/groups")]
[Cmdlet(VerbsCommon.Get, "DracoonUserGroup", SupportsPaging = true)]
[OutputType(typeof(DracoonUserGroup))]
public sealed class GetDracoonUserGroupCommand : DracoonFilterCmdlet<DracoonUserGroup>
{
    /// <summary>The users: objects, ids, user names, e-mail addresses, members of groups or roles, or rows with a column UserId.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ArgumentCompleter(typeof(UserCompleter))]
    public UserReference[] User { get; set; } = Array.Empty<UserReference>();

    /// <summary>Only groups with this name; wildcards are allowed.</summary>
    [Parameter]
    [SupportsWildcards]
    [NoScriptBlock]
    [ArgumentCompleter(typeof(GroupCompleter))]
    public string? Name { get; set; }

    /// <summary>Lists the groups that the user is not in instead.</summary>
    [Parameter]
    public SwitchParameter NotMember { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        DracoonSession session = RequireSession();
        foreach (UserReference user in User)
        {
            await TryAsync(user, async () =>
            {
                (long id, _) = await user.ResolveIdAsync(session, cancellationToken);
                var filter = new FilterBuilder().Raw(Filter);
                Func<DracoonUserGroup, bool>? matches = Name is null ? null : Wildcard.AddTo(filter, "name", Name, (DracoonUserGroup g) => g.Name);
                if (NotMember)
                {
                    filter.Add("isMember", false);
                }
                string? name = user.UserName;
                using PagedQuery<DracoonUserGroup> groups = session.Users.Relations.ListGroups(id, Options(filter, matches is not null));
                await EmitAsync(groups, matches, group => group.UserName = name, cancellationToken);
            });
        }
    }
}
