using System;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;
using DracoonPS.Completion;
using DracoonPS.References;

namespace DracoonPS.Commands;

/// <summary>Lists the members of groups: one row for each group and member, which every cmdlet for users takes.</summary>
/// <remarks><para>Needs the role group manager. With several groups, -First and -Skip count for each of them.</para></remarks>
/// <example>
/// <code>Get-DracoonGroupMember Staff</code>
/// <para>Lists the members of a group.</para>
/// </example>
/// <example>
/// <code>Get-DracoonGroup | Get-DracoonGroupMember | Export-Csv members.csv</code>
/// <para>Writes the members of all groups to a file.</para>
/// </example>
/// <example>
/// <code>Get-DracoonGroupMember Leavers | Lock-DracoonUser</code>
/// <para>Locks the members of a group.</para>
/// </example>
[ApiOperation("GET /groups/{group_id}/users")]
[Cmdlet(VerbsCommon.Get, "DracoonGroupMember", SupportsPaging = true)]
[OutputType(typeof(DracoonGroupMember))]
public sealed class GetDracoonGroupMemberCommand : DracoonFilterCmdlet<DracoonGroupMember>
{
    /// <summary>The groups: objects, ids, names, or rows with a column GroupId.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ArgumentCompleter(typeof(GroupCompleter))]
    public GroupReference[] Group { get; set; } = Array.Empty<GroupReference>();

    /// <summary>Only users whose first name, last name, user name or e-mail address contains this.</summary>
    [Parameter]
    [NoScriptBlock]
    [ValidateNotNullOrEmpty]
    public string? Match { get; set; }

    /// <summary>Lists those who are not in the group instead.</summary>
    [Parameter]
    public SwitchParameter NotMember { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        DracoonSession session = RequireSession();
        foreach (GroupReference group in Group)
        {
            await TryAsync(group, async () =>
            {
                (long id, _) = await group.ResolveIdAsync(session, cancellationToken);
                var filter = new FilterBuilder().Raw(Filter);
                if (Match is not null)
                {
                    filter.Add("user", "cn", Match);
                }
                if (NotMember)
                {
                    filter.Add("isMember", false);
                }
                string? name = group.Name;
                using PagedQuery<DracoonGroupMember> members = session.Groups.Members.List(id, Options(filter, filteredHere: false));
                await EmitAsync(members, null, member => member.GroupName = name, cancellationToken);
            });
        }
    }
}
