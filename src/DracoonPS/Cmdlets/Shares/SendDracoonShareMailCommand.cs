using System;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Requests;
using DracoonPS.Completion;
using DracoonPS.References;

namespace DracoonPS.Commands;

/// <summary>Mails the links of download and upload shares.</summary>
/// <remarks><para>The password of a share is never mailed. Give it to the receiver on another way.</para></remarks>
/// <example>
/// <code>Get-DracoonDownloadShare Report | Send-DracoonShareMail -To anna@example.org, ben@example.org -Body 'The report, as promised.'</code>
/// <para>Mails the link of a share to two people.</para>
/// </example>
/// <example>
/// <code>Send-DracoonShareMail 'Your invoices' -Type Upload -To ben@example.org -Body 'Bitte hier hochladen.' -ReceiverLanguage de-DE</code>
/// <para>Mails the link of a file request; what DRACOON adds is in German.</para>
/// </example>
[ApiOperation("POST /shares/downloads/{share_id}/email")]
[ApiOperation("POST /shares/uploads/{share_id}/email")]
[Cmdlet(VerbsCommunications.Send, "DracoonShareMail", SupportsShouldProcess = true)]
[OutputType(typeof(void))]
public sealed class SendDracoonShareMailCommand : DracoonCmdlet
{
    /// <summary>The shares: objects, links, rows with a column DownloadShareId or UploadShareId; or ids, access keys or names, together with -Type.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ArgumentCompleter(typeof(ShareCompleter))]
    public ShareReference[] Share { get; set; } = Array.Empty<ShareReference>();

    /// <summary>What an id, access key or name means: Download or Upload. Download without it.</summary>
    [Parameter]
    public ShareKind Type { get; set; }

    /// <summary>The e-mail addresses.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [ValidateNotNullOrEmpty]
    public string[] To { get; set; } = Array.Empty<string>();

    /// <summary>The text. DRACOON adds the link.</summary>
    [Parameter(Mandatory = true, Position = 2)]
    [NoScriptBlock]
    [ValidateNotNullOrEmpty]
    public string Body { get; set; } = "";

    /// <summary>The language of what DRACOON adds, such as de-DE.</summary>
    [Parameter]
    [NoScriptBlock]
    [ArgumentCompleter(typeof(LanguageCompleter))]
    public string? ReceiverLanguage { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        DracoonSession session = RequireSession();
        foreach (ShareReference share in Share)
        {
            await TryAsync(share, async () =>
            {
                (ShareKind kind, long id, string text) = await share.ResolveAsync(session, Type, cancellationToken);
                if (!ShouldProcess(text, "Mail the link to " + string.Join(", ", To)))
                {
                    return;
                }
                var mail = new ShareMailRequest { Recipients = To, Body = Body };
                if (ReceiverLanguage is not null)
                {
                    mail.ReceiverLanguage = ReceiverLanguage;
                }
                await (kind == ShareKind.Download
                    ? session.DownloadShares.SendMailAsync(id, mail, cancellationToken)
                    : session.UploadShares.SendMailAsync(id, mail, cancellationToken));
            });
        }
    }
}
