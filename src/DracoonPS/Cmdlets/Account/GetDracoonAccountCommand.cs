using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;

namespace DracoonPS.Commands;

/// <summary>Gets the signed-in user's own account.</summary>
/// <example>
/// <code>Get-DracoonAccount</code>
/// <para>Shows who is signed in.</para>
/// </example>
/// <example>
/// <code>(Get-DracoonAccount).RoleNames</code>
/// <para>Lists the roles of the signed-in user.</para>
/// </example>
/// <example>
/// <code>(Get-DracoonAccount -WithGroup).GroupNames</code>
/// <para>Lists the groups of the signed-in user.</para>
/// </example>
[ApiOperation("GET /user/account")]
[Cmdlet(VerbsCommon.Get, "DracoonAccount")]
[OutputType(typeof(DracoonAccount))]
public sealed class GetDracoonAccountCommand : DracoonCmdlet
{
    /// <summary>Asks for the groups too: GroupNames and GroupIds.</summary>
    [Parameter]
    public SwitchParameter WithGroup { get; set; }

    /// <inheritdoc/>
    protected override async Task EndProcessingAsync(CancellationToken cancellationToken) =>
        WriteObject(await RequireSession().User.GetAccountAsync(WithGroup, cancellationToken));
}
