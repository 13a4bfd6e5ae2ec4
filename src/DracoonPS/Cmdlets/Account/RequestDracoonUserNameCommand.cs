using System;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using DracoonPS.Completion;

namespace DracoonPS.Commands;

/// <summary>Has DRACOON mail the user names that belong to an e-mail address. Nobody has to be signed in.</summary>
/// <example>
/// <code>Request-DracoonUserName anna@example.org -BaseUrl dracoon.team</code>
/// <para>Has a mail sent with the user names of an address.</para>
/// </example>
/// <example>
/// <code>Import-Csv people.csv | Request-DracoonUserName -BaseUrl dracoon.team -WhatIf</code>
/// <para>Shows to whom mails would be sent, of a CSV file with a column Email.</para>
/// </example>
/// <example>
/// <code>Request-DracoonUserName anna@example.org, ben@example.org -Language de-DE</code>
/// <para>Has mails sent to two addresses, in German; the server is that of the session.</para>
/// </example>
[ApiOperation("POST /auth/recover_username")]
[Cmdlet(VerbsLifecycle.Request, "DracoonUserName", SupportsShouldProcess = true)]
[OutputType(typeof(void))]
public sealed class RequestDracoonUserNameCommand : PasswordRecoveryCmdlet
{
    /// <summary>The e-mail addresses.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string[] Email { get; set; } = Array.Empty<string>();

    /// <summary>The language of the mail, such as de-DE.</summary>
    [Parameter]
    [NoScriptBlock]
    [ArgumentCompleter(typeof(LanguageCompleter))]
    public string? Language { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        foreach (string email in Email)
        {
            await TryAsync(email, async () =>
            {
                if (ShouldProcess($"{email} at {Address}", "Mail the user names of the address"))
                {
                    await Recovery.RequestUserNameAsync(email, Language, cancellationToken);
                }
            });
        }
    }
}
