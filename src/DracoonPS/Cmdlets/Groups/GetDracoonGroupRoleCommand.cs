using System;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;
using DracoonPS.Completion;
using DracoonPS.References;

namespace DracoonPS.Commands;

/// <summary>Lists the roles of groups, which their members have through them.</summary>
/// <remarks><para>Needs the role group manager.</para></remarks>
/// <example>
/// <code>Get-DracoonGroupRole Admins</code>
/// <para>Lists the roles of a group.</para>
/// </example>
/// <example>
/// <code>Get-DracoonGroup | Get-DracoonGroupRole | Export-Csv roles.csv</code>
/// <para>Writes all groups that have roles to a file.</para>
/// </example>
/// <example>
/// <code>Get-DracoonGroup -Name 'A*' | Get-DracoonGroupRole</code>
/// <para>Lists the roles of several groups.</para>
/// </example>
[ApiOperation("GET /groups/{group_id}/roles")]
[Cmdlet(VerbsCommon.Get, "DracoonGroupRole")]
[OutputType(typeof(DracoonRoleGrant))]
public sealed class GetDracoonGroupRoleCommand : ThrottledReadCmdlet
{
    /// <summary>The groups: objects, ids, names, or rows with a column GroupId.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ArgumentCompleter(typeof(GroupCompleter))]
    public GroupReference[] Group { get; set; } = Array.Empty<GroupReference>();

    /// <inheritdoc/>
    protected override Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        DracoonSession session = RequireSession();
        return EmitEachAsync(Group, async (group, cancel) => await session.Groups.Members.GetRolesAsync((await group.ResolveIdAsync(session, cancel)).Id, cancel), cancellationToken);
    }
}
