using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;
using DracoonPS.Completion;
using DracoonPS.References;

namespace DracoonPS.Commands;

/// <summary>Gets the roles of the tenant with the rights that they bring: all, or certain ones.</summary>
/// <remarks><para>Needs the role user manager.</para></remarks>
/// <example>
/// <code>Get-DracoonRole</code>
/// <para>Lists all roles.</para>
/// </example>
/// <example>
/// <code>(Get-DracoonRole USER_MANAGER).RightNames</code>
/// <para>Shows what user managers may do.</para>
/// </example>
[ApiOperation("GET /roles")]
[Cmdlet(VerbsCommon.Get, "DracoonRole")]
[OutputType(typeof(DracoonRole))]
public sealed class GetDracoonRoleCommand : DracoonCmdlet
{
    /// <summary>The roles: objects, ids, names such as USER_MANAGER, or rows with a column RoleId. Without it, all.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [ArgumentCompleter(typeof(RoleCompleter))]
    public RoleReference[]? Role { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        DracoonSession session = RequireSession();
        if (Role is null)
        {
            await TryAsync("roles", async () => WriteObject(await session.Roles.ListAsync(cancellationToken), enumerateCollection: true));
            return;
        }
        foreach (RoleReference role in Role)
        {
            await TryAsync(role, async () => WriteObject(await role.FetchAsync(session, cancellationToken)));
        }
    }
}
