using System;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;

namespace DracoonPS.References;

/// <summary>A download share as a parameter names it: the object itself, an id, its link or access key, its name, or a row with a column <c>DownloadShareId</c>.</summary>
public sealed class DownloadShareReference : ShareReferenceBase<DracoonDownloadShare>
{
    /// <summary>The share itself.</summary>
    /// <param name="share">The share.</param>
    public DownloadShareReference(DracoonDownloadShare share)
        : base(share ?? throw new ArgumentNullException(nameof(share)), share.DownloadShareId)
    {
    }

    /// <summary>By number.</summary>
    /// <param name="id">The share's number.</param>
    public DownloadShareReference(long id)
        : base(null, id)
    {
    }

    /// <summary>By link, access key or name; digits only are a number.</summary>
    /// <param name="text">The text.</param>
    public DownloadShareReference(string text)
        : base(text, ShareKind.Download)
    {
    }

    /// <summary>By link.</summary>
    /// <param name="link">The link.</param>
    public DownloadShareReference(Uri link)
        : base((link ?? throw new ArgumentNullException(nameof(link))).OriginalString, ShareKind.Download)
    {
    }

    /// <summary>By a row with a column <c>DownloadShareId</c>.</summary>
    /// <param name="row">The row.</param>
    public DownloadShareReference(PSObject row)
        : base(ReferenceRow.Typed<DracoonDownloadShare>(row),
            ReferenceRow.Typed<DracoonDownloadShare>(row)?.DownloadShareId ?? ReferenceRow.Id(row, "DownloadShareId", typeof(DracoonDownloadShare)))
    {
    }

    private protected override string Kind => "download";

    private protected override long IdOf(DracoonDownloadShare share) => share.DownloadShareId;

    private protected override Task<DracoonDownloadShare> GetAsync(DracoonSession session, long id, CancellationToken cancellationToken) =>
        session.DownloadShares.GetAsync(id, cancellationToken);

    private protected override Task<DracoonDownloadShare> FindAsync(DracoonSession session, string text, CancellationToken cancellationToken) =>
        session.DownloadShares.ResolveAsync(text, cancellationToken);
}
