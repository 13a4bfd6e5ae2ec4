using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;

namespace DracoonPS.Commands;

/// <summary>Removes an authenticator app as the second factor of the signed-in user, with a code that it shows.</summary>
/// <remarks><para>When the device is lost there is no code: Disable-DracoonMfa takes an emergency code instead.</para></remarks>
/// <example>
/// <code>Get-DracoonMfa | ForEach-Object { Remove-DracoonMfaTotp -SetupId $_.SetupIds[0] -Code (Read-Host 'Code of the app') }</code>
/// <para>Removes the one that is set up.</para>
/// </example>
/// <example>
/// <code>Get-DracoonMfa | ForEach-Object { Remove-DracoonMfaTotp -SetupId $_.SetupIds[0] -Code 123456 -WhatIf }</code>
/// <para>Shows what would be removed.</para>
/// </example>
[ApiOperation("DELETE /user/account/mfa/totp/{id}")]
[Cmdlet(VerbsCommon.Remove, "DracoonMfaTotp", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
public sealed class RemoveDracoonMfaTotpCommand : DracoonCmdlet
{
    /// <summary>The number of the setup, as Get-DracoonMfa shows it.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ValidateRange(1L, long.MaxValue)]
    public long SetupId { get; set; }

    /// <summary>The code that the app shows now. A code works once, so not the one of the last sign-in.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [NoScriptBlock]
    [ValidatePattern("^\\d{6,8}$")]
    public string Code { get; set; } = "";

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        DracoonSession session = RequireSession();
        await TryAsync(SetupId, async () =>
        {
            if (ShouldProcess(session.ToString(), $"Remove the second factor {SetupId}"))
            {
                await session.Mfa.RemoveTotpAsync(SetupId, Code, cancellationToken);
            }
        });
    }
}
