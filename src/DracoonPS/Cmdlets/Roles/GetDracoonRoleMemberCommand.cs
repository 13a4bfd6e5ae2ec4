using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;
using DracoonPS.Completion;
using DracoonPS.Ordering;
using DracoonPS.References;

namespace DracoonPS.Commands;

/// <summary>Lists the users and groups that have roles: one row for each, which the cmdlets for users and for groups take.</summary>
/// <remarks><para>Needs the role user manager for users and the role group manager for groups. Who has a role through a group is not listed as a user: that is what Get-DracoonUser -Role X -EffectiveRoles is for.</para></remarks>
/// <example>
/// <code>Get-DracoonRoleMember LOG_AUDITOR</code>
/// <para>Lists who has a role.</para>
/// </example>
/// <example>
/// <code>Get-DracoonRole | Get-DracoonRoleMember -PrincipalType User | Export-Csv roles.csv</code>
/// <para>Writes all users with roles to a file.</para>
/// </example>
/// <example>
/// <code>Get-DracoonRole | Get-DracoonRoleMember -PrincipalType Group</code>
/// <para>Lists the groups that have roles.</para>
/// </example>
[ApiOperation("GET /roles/{role_id}/users")]
[ApiOperation("GET /roles/{role_id}/groups")]
[Cmdlet(VerbsCommon.Get, "DracoonRoleMember")]
[OutputType(typeof(DracoonRoleMember))]
public sealed class GetDracoonRoleMemberCommand : ThrottledReadCmdlet
{
    /// <summary>The roles: objects, ids, names such as USER_MANAGER, or rows with a column RoleId.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ArgumentCompleter(typeof(RoleCompleter))]
    public RoleReference[] Role { get; set; } = Array.Empty<RoleReference>();

    /// <summary>Only User or only Group.</summary>
    [Parameter]
    [ValidateSet("User", "Group")]
    public string? PrincipalType { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        DracoonSession session = RequireSession();
        string? type = PrincipalType;
        OrderedWork work = InOrder(cancellationToken);
        foreach (RoleReference role in Role)
        {
            await work.SubmitAsync(role, cancel => role.ResolveIdAsync(session, cancel), found => Requests(session, role, found, type));
        }
    }

    private static IEnumerable<OrderedRequest> Requests(DracoonSession session, RoleReference role, (long Id, string Text) found, string? type)
    {
        if (!string.Equals(type, "Group", StringComparison.OrdinalIgnoreCase))
        {
            yield return new OrderedRequest(role, (output, cancel) => EmitAsync(session.Roles.ListUsers(found.Id), found.Text, output, cancel));
        }
        if (!string.Equals(type, "User", StringComparison.OrdinalIgnoreCase))
        {
            yield return new OrderedRequest(role, (output, cancel) => EmitAsync(session.Roles.ListGroups(found.Id), found.Text, output, cancel));
        }
    }

    private static async Task EmitAsync(PagedQuery<DracoonRoleMember> members, string roleName, IOrderedOutput output, CancellationToken cancellationToken)
    {
        using (members)
        {
            while (await members.MoveNextAsync(cancellationToken))
            {
                members.Current.RoleName = roleName;
                await output.WriteAsync(members.Current);
            }
        }
    }
}
