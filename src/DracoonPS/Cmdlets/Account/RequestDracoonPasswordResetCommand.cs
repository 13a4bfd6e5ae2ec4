using System;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using DracoonPS.Completion;

namespace DracoonPS.Commands;

/// <summary>Has DRACOON mail a token with which a user chooses another password. Nobody has to be signed in.</summary>
/// <remarks><para>The server does not say whether there is such a user. Between two mails to one user there are five minutes.</para></remarks>
/// <example>
/// <code>Request-DracoonPasswordReset anna -BaseUrl dracoon.team</code>
/// <para>Has a mail sent to a user.</para>
/// </example>
/// <example>
/// <code>Get-DracoonUser -UserName 'ext-*' | Request-DracoonPasswordReset -Language de-DE</code>
/// <para>Has mails sent to several users, in German; the server is that of the session.</para>
/// </example>
[ApiOperation("POST /auth/reset_password")]
[Cmdlet(VerbsLifecycle.Request, "DracoonPasswordReset", SupportsShouldProcess = true)]
[OutputType(typeof(void))]
public sealed class RequestDracoonPasswordResetCommand : PasswordRecoveryCmdlet
{
    /// <summary>The user names.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string[] UserName { get; set; } = Array.Empty<string>();

    /// <summary>The language of the mail, such as de-DE.</summary>
    [Parameter]
    [NoScriptBlock]
    [ArgumentCompleter(typeof(LanguageCompleter))]
    public string? Language { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        foreach (string userName in UserName)
        {
            await TryAsync(userName, async () =>
            {
                if (ShouldProcess($"{userName} at {Address}", "Mail a token for another password"))
                {
                    await Recovery.RequestPasswordResetAsync(userName, Language, cancellationToken);
                }
            });
        }
    }
}
