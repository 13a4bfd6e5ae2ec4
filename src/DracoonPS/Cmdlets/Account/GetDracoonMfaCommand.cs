using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;

namespace DracoonPS.Commands;

/// <summary>Tells whether the signed-in user has a second factor, and has to have one.</summary>
/// <example>
/// <code>Get-DracoonMfa</code>
/// <para>Shows what is set up and what is demanded.</para>
/// </example>
/// <example>
/// <code>if (-not (Get-DracoonMfa).IsEnabled) { New-DracoonMfaTotp }</code>
/// <para>Begins to set one up where there is none.</para>
/// </example>
[ApiOperation("GET /user/account/mfa")]
[Cmdlet(VerbsCommon.Get, "DracoonMfa")]
[OutputType(typeof(DracoonMfa))]
public sealed class GetDracoonMfaCommand : DracoonCmdlet
{
    /// <inheritdoc/>
    protected override async Task EndProcessingAsync(CancellationToken cancellationToken) =>
        WriteObject(await RequireSession().Mfa.GetAsync(cancellationToken));
}
