using System;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Encryption;
using Dracoon.Client.Models;
using Dracoon.Client.Requests;
using DracoonPS.Completion;
using DracoonPS.References;

namespace DracoonPS.Commands;

/// <summary>Makes links to download files, folders and rooms without an account.</summary>
/// <remarks>
/// <para>Needs the permission to manage download shares where the node lies. Rooms in a room are not part of its share.</para>
/// <para>The share of an encrypted file needs -Password and an unlocked keypair: it gets a keypair of its own under that password, and the file key
/// for it. The password is not sent; give it to the receiver on another way than the link. Encrypted folders and rooms can't be shared.</para>
/// </remarks>
/// <example>
/// <code>New-DracoonDownloadShare /Out/report.pdf -ExpireAt 30d</code>
/// <para>Shares a file for thirty days. The property Link of the result is what to give away.</para>
/// </example>
/// <example>
/// <code>Send-DracoonFile report.pdf -Target /Out -OnConflict AutoRename -PassThru | New-DracoonDownloadShare -Password (Read-Host -AsSecureString) -MaxDownloads 3</code>
/// <para>Sends a file and shares it, with a password and for three downloads.</para>
/// </example>
/// <example>
/// <code>New-DracoonDownloadShare /Out/report.pdf -ExpireAt 14d -MailTo anna@example.org -MailBody 'The report, as promised.'</code>
/// <para>Shares a file and mails the link.</para>
/// </example>
[ApiOperation("POST /shares/downloads")]
[ApiOperation("POST /shares/downloads/{share_id}/email")]
[Cmdlet(VerbsCommon.New, "DracoonDownloadShare", SupportsShouldProcess = true)]
[OutputType(typeof(DracoonDownloadShare))]
public sealed class NewDracoonDownloadShareCommand : NewShareCmdlet<DracoonDownloadShare, CreateDownloadShareRequest>
{
    /// <summary>What is shared: objects, ids, paths, rows with a column NodeId, or results of Send-DracoonFile -PassThru.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ArgumentCompleter(typeof(NodeCompleter))]
    public NodeReference[] Node { get; set; } = Array.Empty<NodeReference>();

    /// <summary>How often it may be downloaded.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int? MaxDownloads { get; set; }

    /// <summary>Hides the download button on the share's page.</summary>
    [Parameter]
    public SwitchParameter HideDownload { get; set; }

    /// <inheritdoc/>
    private protected override string Action => "Create download share";

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        foreach (NodeReference node in Node)
        {
            await CreateAsync(node, cancellationToken);
        }
    }

    /// <inheritdoc/>
    private protected override void Check(DracoonNode node)
    {
        if (!node.IsEncrypted)
        {
            return;
        }
        if (node.Type != "file")
        {
            throw new ArgumentException($"'{node.Path}' is encrypted, and only files can be shared of what is. Share the files in it.");
        }
        if (Password is null)
        {
            throw new ArgumentException($"'{node.Path}' is encrypted, so its share needs -Password: it protects the key.");
        }
    }

    /// <inheritdoc/>
    private protected override async Task<DracoonDownloadShare> CreateAsync(DracoonSession session, DracoonNode node, CreateDownloadShareRequest request, CancellationToken cancellationToken)
    {
        request.NodeId = node.NodeId;
        if (MaxDownloads is not null)
        {
            request.MaxDownloads = MaxDownloads;
        }
        Set(HideDownload, value => request.HideDownload = value);
        if (node.IsEncrypted)
        {
            await ShareEncryption.AddKeysAsync(session, request, node.NodeId, Password!, cancellationToken);
        }
        else if (Password is not null)
        {
            request.SetPassword(Password);
        }
        return await session.DownloadShares.CreateAsync(request, cancellationToken);
    }

    /// <inheritdoc/>
    private protected override Task MailAsync(DracoonSession session, DracoonDownloadShare share, ShareMailRequest mail, CancellationToken cancellationToken) =>
        session.DownloadShares.SendMailAsync(share.DownloadShareId, mail, cancellationToken);
}
