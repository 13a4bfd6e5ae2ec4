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

/// <summary>Changes download shares.</summary>
/// <remarks>
/// <para>Of a share that is piped as an object only the parameters that are given are changed; of a row of a CSV file its columns too.</para>
/// <para>Expiration, the limit of downloads and what is told of the creator are changed for many shares in one request, when the input has ended.</para>
/// </remarks>
/// <example>
/// <code>Get-DracoonDownloadShare -ExpiresBefore 7d -Expired $false | Set-DracoonDownloadShare -ExpireAt 30d</code>
/// <para>Prolongs all shares that would end within a week.</para>
/// </example>
/// <example>
/// <code>Set-DracoonDownloadShare 'Report' -Password (Read-Host -AsSecureString) -NoMaxDownloads -PassThru</code>
/// <para>Gives a share a password and lifts its limit of downloads.</para>
/// </example>
[ApiOperation("PUT /shares/downloads/{share_id}")]
[ApiOperation("PUT /shares/downloads")]
[Cmdlet(VerbsCommon.Set, "DracoonDownloadShare", SupportsShouldProcess = true)]
[OutputType(typeof(DracoonDownloadShare))]
public sealed class SetDracoonDownloadShareCommand : SetShareCmdlet<DracoonDownloadShare, UpdateDownloadShareRequest>
{
    /// <summary>The shares: objects, ids, links, access keys, names, or rows with a column DownloadShareId.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ArgumentCompleter(typeof(DownloadShareCompleter))]
    public DownloadShareReference[] Share { get; set; } = Array.Empty<DownloadShareReference>();

    /// <summary>How often it may be downloaded.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [EmptyIsNull]
    public int? MaxDownloads { get; set; }

    /// <summary>Lifts the limit of downloads.</summary>
    [Parameter]
    public SwitchParameter NoMaxDownloads { get; set; }

    /// <summary>True to hide the download button on the share's page.</summary>
    [Parameter]
    public bool? HideDownload { get; set; }

    private protected override IEnumerable<(string Value, string None)> Exclusions => new[] { (nameof(MaxDownloads), nameof(NoMaxDownloads)) };

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        foreach (DownloadShareReference share in Share)
        {
            await ChangeAsync(share, cancellationToken);
        }
    }

    private protected override void Fill(UpdateDownloadShareRequest request, Action<string, Action> take)
    {
        if (MaxDownloads is int maximum)
        {
            take(nameof(MaxDownloads), () => request.MaxDownloads = maximum);
        }
        take(nameof(NoMaxDownloads), () => request.ResetMaxDownloads = NoMaxDownloads.ToBool());
        if (HideDownload is bool hide)
        {
            take(nameof(HideDownload), () => request.HideDownload = hide);
        }
    }

    private protected override Task<DracoonDownloadShare> UpdateAsync(DracoonSession session, long id, UpdateDownloadShareRequest request, CancellationToken cancellationToken) =>
        session.DownloadShares.UpdateAsync(id, request, cancellationToken);

    private protected override Task UpdateAsync(DracoonSession session, IEnumerable<long> ids, UpdateDownloadShareRequest request, CancellationToken cancellationToken) =>
        session.DownloadShares.UpdateAsync(ids, request, cancellationToken);
}
