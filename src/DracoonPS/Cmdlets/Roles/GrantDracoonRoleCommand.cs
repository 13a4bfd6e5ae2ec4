using System.Collections.Generic;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;

namespace DracoonPS.Commands;

/// <summary>Gives users or groups a role. Who has it already keeps it, without an error.</summary>
/// <remarks><para>Needs the role itself; for NONMEMBER_VIEWER the role user manager. Members of a group have the roles of the group.</para></remarks>
/// <example>
/// <code>Grant-DracoonRole LOG_AUDITOR anna</code>
/// <para>Lets a user read the log.</para>
/// </example>
/// <example>
/// <code>Get-DracoonGroup -Name 'Admins*' | Grant-DracoonRole ROOM_MANAGER -WhatIf</code>
/// <para>Shows which groups would get a role.</para>
/// </example>
[ApiOperation("POST /roles/{role_id}/users")]
[ApiOperation("POST /roles/{role_id}/groups")]
[Cmdlet(VerbsSecurity.Grant, "DracoonRole", SupportsShouldProcess = true, DefaultParameterSetName = UserSet)]
[OutputType(typeof(DracoonRoleMember))]
public sealed class GrantDracoonRoleCommand : RolePrincipalCmdlet
{
    /// <summary>Emits a row for each user or group that got the role, or had it.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    private protected override bool Ask(string principal, string role) => ShouldProcess(principal, $"Grant role {role}");

    /// <inheritdoc/>
    private protected override async Task SendUsersAsync(DracoonSession session, long roleId, IReadOnlyList<long> userIds, CancellationToken cancellationToken)
    {
        await session.Roles.GrantUsersAsync(roleId, userIds, cancellationToken);
        if (PassThru)
        {
            using PagedQuery<DracoonRoleMember> members = session.Roles.ListUsers(roleId);
            await EmitAsync(members, member => member.UserId, userIds, cancellationToken);
        }
    }

    /// <inheritdoc/>
    private protected override async Task SendGroupsAsync(DracoonSession session, long roleId, IReadOnlyList<long> groupIds, CancellationToken cancellationToken)
    {
        await session.Roles.GrantGroupsAsync(roleId, groupIds, cancellationToken);
        if (PassThru)
        {
            using PagedQuery<DracoonRoleMember> members = session.Roles.ListGroups(roleId);
            await EmitAsync(members, member => member.GroupId, groupIds, cancellationToken);
        }
    }

    private async Task EmitAsync(PagedQuery<DracoonRoleMember> members, System.Func<DracoonRoleMember, long?> id, IReadOnlyList<long> wanted, CancellationToken cancellationToken)
    {
        var ids = new HashSet<long>(wanted);
        string? roleName = Role.Name;
        while (await members.MoveNextAsync(cancellationToken))
        {
            if (id(members.Current) is long found && ids.Contains(found))
            {
                members.Current.RoleName = roleName;
                WriteObject(members.Current);
            }
        }
    }
}
