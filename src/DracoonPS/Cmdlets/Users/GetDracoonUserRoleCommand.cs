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
public sealed class GetDracoonUserRoleCommand : DracoonCmdlet
{
    /// <summary>The users: objects, ids, user names, e-mail addresses, members of groups or roles, or rows with a column UserId.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ArgumentCompleter(typeof(UserCompleter))]
    public UserReference[] User { get; set; } = Array.Empty<UserReference>();

    /// <summary>How many requests are in flight at most, from 1 to 32; 4 without it. Whatever it is, objects and errors come in the order of the input.</summary>
    [Parameter]
    [ValidateRange(1, 32)]
    public int ThrottleLimit { get; set; } = 4;

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        DracoonSession session = RequireSession();
        OrderedWork work = InOrder(ThrottleLimit, cancellationToken);
        foreach (UserReference user in User)
        {
            await work.SubmitAsync(user, new OrderedRequest(user, async (output, cancel) =>
            {
                (long id, _) = await user.ResolveIdAsync(session, cancel);
                foreach (DracoonRoleGrant role in await session.Users.Relations.GetRolesAsync(id, cancel))
                {
                    await output.WriteAsync(role);
                }
            }));
        }
    }
}
