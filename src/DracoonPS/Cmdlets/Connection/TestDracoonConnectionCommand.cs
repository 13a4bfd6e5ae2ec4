using System;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;

namespace DracoonPS.Commands;

/// <summary>Tells whether there is a session that can be used.</summary>
/// <example>
/// <code>if (-not (Test-DracoonConnection)) { Connect-Dracoon dracoon.team -Credential (Get-Credential) }</code>
/// <para>Signs in only when needed.</para>
/// </example>
/// <example>
/// <code>Test-DracoonConnection -Online</code>
/// <para>Asks the server too.</para>
/// </example>
[ApiOperation("GET /user/ping")]
[Cmdlet(VerbsDiagnostic.Test, "DracoonConnection")]
[OutputType(typeof(bool))]
public sealed class TestDracoonConnectionCommand : DracoonCmdlet
{
    /// <summary>Asks the server, instead of only looking at the token's age.</summary>
    [Parameter]
    public SwitchParameter Online { get; set; }

    /// <inheritdoc/>
    protected override async Task EndProcessingAsync(CancellationToken cancellationToken)
    {
        DracoonSession? session = Session ?? SessionStore.Current.Default;
        if (session is null || !(session.CanRefresh || session.TokenExpiresAt is null || session.TokenExpiresAt > DateTime.UtcNow))
        {
            WriteObject(false);
            return;
        }
        WriteObject(!Online || await AnswersAsync(session, cancellationToken));
    }

    private async Task<bool> AnswersAsync(DracoonSession session, CancellationToken cancellationToken)
    {
        try
        {
            await (session.HasServiceToken ? session.TenantWebhooks.GetEventTypesAsync(cancellationToken) : session.User.PingAsync(cancellationToken));
            return true;
        }
        catch (Exception e) when (e is DracoonApiException or DracoonConnectionException or DracoonAuthenticationException)
        {
            WriteVerbose(e.Message); // the answer is false, and this is why
            return false;
        }
    }
}
