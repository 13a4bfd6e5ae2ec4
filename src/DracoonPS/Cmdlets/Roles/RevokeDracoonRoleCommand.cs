using System.Collections.Generic;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;

namespace DracoonPS.Commands;

/// <summary>Takes a role from users or groups.</summary>
/// <remarks><para>Needs the role itself; for NONMEMBER_VIEWER the role user manager. The last user who may grant a role keeps it.</para></remarks>
/// <example>
/// <code>Revoke-DracoonRole LOG_AUDITOR anna</code>
/// <para>Takes a role from a user, after a question.</para>
/// </example>
/// <example>
/// <code>Get-DracoonRoleMember CONFIG_MANAGER | Where-Object UserName -ne admin | Revoke-DracoonRole -WhatIf</code>
/// <para>Shows who would lose a role; the rows bring it along.</para>
/// </example>
[ApiOperation("DELETE /roles/{role_id}/users")]
[ApiOperation("DELETE /roles/{role_id}/groups")]
[Cmdlet(VerbsSecurity.Revoke, "DracoonRole", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High, DefaultParameterSetName = UserSet)]
public sealed class RevokeDracoonRoleCommand : RolePrincipalCmdlet
{
    /// <inheritdoc/>
    private protected override bool Ask(string principal, string role) => ShouldProcess(principal, $"Revoke role {role}");

    /// <inheritdoc/>
    private protected override Task SendUsersAsync(DracoonSession session, long roleId, IReadOnlyList<long> userIds, CancellationToken cancellationToken) =>
        session.Roles.RevokeUsersAsync(roleId, userIds, cancellationToken);

    /// <inheritdoc/>
    private protected override Task SendGroupsAsync(DracoonSession session, long roleId, IReadOnlyList<long> groupIds, CancellationToken cancellationToken) =>
        session.Roles.RevokeGroupsAsync(roleId, groupIds, cancellationToken);
}
