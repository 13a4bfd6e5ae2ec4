using System;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;
using DracoonPS.Completion;
using DracoonPS.References;

namespace DracoonPS.Commands;

/// <summary>Lists the roles that are granted to users in person.</summary>
/// <remarks><para>Needs the role user manager. Roles that a user has through a group are not listed: (Get-DracoonUser anna -EffectiveRoles).RoleNames has them.</para></remarks>
/// <example>
/// <code>Get-DracoonUserRole anna</code>
/// <para>Lists the roles of a user.</para>
/// </example>
/// <example>
/// <code>Get-DracoonUser | Get-DracoonUserRole | Export-Csv roles.csv</code>
/// <para>Writes the roles of all users to a file.</para>
/// </example>
/// <example>
/// <code>Get-DracoonUser -Locked $true | Get-DracoonUserRole</code>
/// <para>Lists the roles of locked users.</para>
/// </example>
[ApiOperation("GET /users/{user_id}/roles")]
[Cmdlet(VerbsCommon.Get, "DracoonUserRole")]
[OutputType(typeof(DracoonRoleGrant))]
public sealed class GetDracoonUserRoleCommand : ThrottledReadCmdlet
{
    /// <summary>The users: objects, ids, user names, e-mail addresses, members of groups or roles, or rows with a column UserId.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ArgumentCompleter(typeof(UserCompleter))]
    public UserReference[] User { get; set; } = Array.Empty<UserReference>();

    /// <inheritdoc/>
    protected override Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        DracoonSession session = RequireSession();
        return EmitEachAsync(User, async (user, cancel) => await session.Users.Relations.GetRolesAsync((await user.ResolveIdAsync(session, cancel)).Id, cancel), cancellationToken);
    }
}
