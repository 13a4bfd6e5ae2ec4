using System;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;
using Dracoon.Client.Requests;
using DracoonPS.Completion;
using DracoonPS.References;

namespace DracoonPS.Commands;

/// <summary>Makes links to upload files into rooms and folders without an account: file requests.</summary>
/// <remarks><para>Needs the permission to manage upload shares in the room. In an encrypted room, files are encrypted for its users before they are sent.</para></remarks>
/// <example>
/// <code>New-DracoonUploadShare /Inbox -ExpireAt 14d -MaxSlots 10 -MaxSize 500MB</code>
/// <para>Asks for up to ten files of 500 MB in all. The property Link of the result is what to give away.</para>
/// </example>
/// <example>
/// <code>New-DracoonUploadShare /Inbox -Name 'Your invoices' -FileExpiryDays 90 -NotifyCreator -MailTo ben@example.org -MailBody 'Please send them here.'</code>
/// <para>Asks for files by mail, deletes each after ninety days, and mails you when one comes.</para>
/// </example>
[ApiOperation("POST /shares/uploads")]
[ApiOperation("POST /shares/uploads/{share_id}/email")]
[Cmdlet(VerbsCommon.New, "DracoonUploadShare", SupportsShouldProcess = true)]
[OutputType(typeof(DracoonUploadShare))]
public sealed class NewDracoonUploadShareCommand : NewShareCmdlet<DracoonUploadShare, CreateUploadShareRequest>
{
    /// <summary>The rooms or folders that get the files: objects, ids, paths, or rows with a column NodeId.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [Alias("Target")]
    [ArgumentCompleter(typeof(ContainerCompleter))]
    public NodeReference[] Node { get; set; } = Array.Empty<NodeReference>();

    /// <summary>How many files may come.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int? MaxSlots { get; set; }

    /// <summary>How many bytes may come in all, such as 500MB.</summary>
    [Parameter]
    [ValidateRange(1, long.MaxValue)]
    public long? MaxSize { get; set; }

    /// <summary>After how many days a file that came is deleted.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int? FileExpiryDays { get; set; }

    /// <summary>Shows visitors what has come already.</summary>
    [Parameter]
    public SwitchParameter ShowUploadedFiles { get; set; }

    /// <inheritdoc/>
    private protected override string Action => "Create upload share";

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
        if (node.Type == "file")
        {
            throw new ArgumentException($"'{node.Path}' is a file. An upload share leads to a room or a folder.");
        }
    }

    /// <inheritdoc/>
    private protected override Task<DracoonUploadShare> CreateAsync(DracoonSession session, DracoonNode node, CreateUploadShareRequest request, CancellationToken cancellationToken)
    {
        request.TargetId = node.NodeId;
        if (MaxSlots is not null)
        {
            request.MaxSlots = MaxSlots;
        }
        if (MaxSize is not null)
        {
            request.MaxSize = MaxSize;
        }
        if (FileExpiryDays is not null)
        {
            request.FileExpiryDays = FileExpiryDays;
        }
        Set(ShowUploadedFiles, value => request.ShowUploadedFiles = value);
        if (Password is not null)
        {
            request.SetPassword(Password);
        }
        return session.UploadShares.CreateAsync(request, cancellationToken);
    }

    /// <inheritdoc/>
    private protected override Task MailAsync(DracoonSession session, DracoonUploadShare share, ShareMailRequest mail, CancellationToken cancellationToken) =>
        session.UploadShares.SendMailAsync(share.UploadShareId, mail, cancellationToken);
}
