using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;
using Dracoon.Client.Requests;
using DracoonPS.Completion;
using DracoonPS.References;

namespace DracoonPS.Commands;

/// <summary>Changes upload shares (file requests).</summary>
/// <remarks>
/// <para>Of a share that is piped as an object only the parameters that are given are changed; of a row of a CSV file its columns too.</para>
/// <para>Expiration, limits and what is shown to visitors are changed for many shares in one request, when the input has ended.</para>
/// </remarks>
/// <example>
/// <code>Get-DracoonUploadShare -Node /Inbox | Set-DracoonUploadShare -MaxSize 1GB -ExpireAt 14d</code>
/// <para>Gives all file requests of a room new limits.</para>
/// </example>
/// <example>
/// <code>Set-DracoonUploadShare 'Your invoices' -NoMaxSlots -NoFileExpiry -PassThru</code>
/// <para>Lifts limits of one file request.</para>
/// </example>
[ApiOperation("PUT /shares/uploads/{share_id}")]
[ApiOperation("PUT /shares/uploads")]
[Cmdlet(VerbsCommon.Set, "DracoonUploadShare", SupportsShouldProcess = true)]
[OutputType(typeof(DracoonUploadShare))]
public sealed class SetDracoonUploadShareCommand : SetShareCmdlet<DracoonUploadShare, UpdateUploadShareRequest>
{
    /// <summary>The shares: objects, ids, links, access keys, names, or rows with a column UploadShareId.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ArgumentCompleter(typeof(UploadShareCompleter))]
    public UploadShareReference[] Share { get; set; } = Array.Empty<UploadShareReference>();

    /// <summary>How many files may come.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [EmptyIsNull]
    public int? MaxSlots { get; set; }

    /// <summary>Lifts the limit of files.</summary>
    [Parameter]
    public SwitchParameter NoMaxSlots { get; set; }

    /// <summary>How many bytes may come in all, such as 500MB.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [EmptyIsNull]
    public long? MaxSize { get; set; }

    /// <summary>Lifts the limit of bytes.</summary>
    [Parameter]
    public SwitchParameter NoMaxSize { get; set; }

    /// <summary>After how many days a file that came is deleted.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [EmptyIsNull]
    public int? FileExpiryDays { get; set; }

    /// <summary>Keeps files that come for ever.</summary>
    [Parameter]
    public SwitchParameter NoFileExpiry { get; set; }

    /// <summary>True to show visitors what has come already.</summary>
    [Parameter]
    public bool? ShowUploadedFiles { get; set; }

    private protected override IEnumerable<(string Value, string None)> Exclusions => new[]
    {
        (nameof(MaxSlots), nameof(NoMaxSlots)), (nameof(MaxSize), nameof(NoMaxSize)), (nameof(FileExpiryDays), nameof(NoFileExpiry)),
    };

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        foreach (UploadShareReference share in Share)
        {
            await ChangeAsync(share, cancellationToken);
        }
    }

    private protected override void Fill(UpdateUploadShareRequest request, Action<string, Action> take)
    {
        if (MaxSlots is int slots)
        {
            take(nameof(MaxSlots), () => request.MaxSlots = slots);
        }
        take(nameof(NoMaxSlots), () => request.ResetMaxSlots = NoMaxSlots.ToBool());
        if (MaxSize is long size)
        {
            take(nameof(MaxSize), () => request.MaxSize = size);
        }
        take(nameof(NoMaxSize), () => request.ResetMaxSize = NoMaxSize.ToBool());
        if (FileExpiryDays is int days)
        {
            take(nameof(FileExpiryDays), () => request.FileExpiryDays = days);
        }
        take(nameof(NoFileExpiry), () => request.ResetFileExpiryDays = NoFileExpiry.ToBool());
        if (ShowUploadedFiles is bool show)
        {
            take(nameof(ShowUploadedFiles), () => request.ShowUploadedFiles = show);
        }
    }

    private protected override Task<DracoonUploadShare> UpdateAsync(DracoonSession session, long id, UpdateUploadShareRequest request, CancellationToken cancellationToken) =>
        session.UploadShares.UpdateAsync(id, request, cancellationToken);

    private protected override Task UpdateAsync(DracoonSession session, IEnumerable<long> ids, UpdateUploadShareRequest request, CancellationToken cancellationToken) =>
        session.UploadShares.UpdateAsync(ids, request, cancellationToken);
}
