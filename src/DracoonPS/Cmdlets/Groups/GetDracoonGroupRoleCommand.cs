using System;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;
using DracoonPS.Completion;
using DracoonPS.Ordering;
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
public sealed class GetDracoonGroupRoleCommand : DracoonCmdlet
{
    /// <summary>The groups: objects, ids, names, or rows with a column GroupId.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ArgumentCompleter(typeof(GroupCompleter))]
    public GroupReference[] Group { get; set; } = Array.Empty<GroupReference>();

    /// <summary>How many requests are in flight at most, from 1 to 32; 4 without it. Whatever it is, objects and errors come in the order of the input.</summary>
    [Parameter]
    [ValidateRange(1, 32)]
    public int ThrottleLimit { get; set; } = 4;

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        DracoonSession session = RequireSession();
        OrderedWork work = InOrder(ThrottleLimit, cancellationToken);
        foreach (GroupReference group in Group)
        {
            await work.SubmitAsync(group, new OrderedRequest(group, async (output, cancel) =>
            {
                (long id, _) = await group.ResolveIdAsync(session, cancel);
                foreach (DracoonRoleGrant role in await session.Groups.Members.GetRolesAsync(id, cancel))
                {
                    await output.WriteAsync(role);
                }
            }));
        }
    }
}
