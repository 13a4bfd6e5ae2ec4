using System;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;

namespace DracoonPS.References;

/// <summary>An upload share as a parameter names it: the object itself, an id, its link or access key, its name, or a row with a column <c>UploadShareId</c>.</summary>
public sealed class UploadShareReference : ShareReferenceBase<DracoonUploadShare>
{
    /// <summary>The share itself.</summary>
    /// <param name="share">The share.</param>
    public UploadShareReference(DracoonUploadShare share)
        : base(share ?? throw new ArgumentNullException(nameof(share)), share.UploadShareId)
    {
    }

    /// <summary>By number.</summary>
    /// <param name="id">The share's number.</param>
    public UploadShareReference(long id)
        : base(null, id)
    {
    }

    /// <summary>By link, access key or name; digits only are a number.</summary>
    /// <param name="text">The text.</param>
    public UploadShareReference(string text)
        : base(text, ShareKind.Upload)
    {
    }

    /// <summary>By link.</summary>
    /// <param name="link">The link.</param>
    public UploadShareReference(Uri link)
        : base((link ?? throw new ArgumentNullException(nameof(link))).OriginalString, ShareKind.Upload)
    {
    }

    /// <summary>By a row with a column <c>UploadShareId</c>.</summary>
    /// <param name="row">The row.</param>
    public UploadShareReference(PSObject row)
        : base(ReferenceRow.Typed<DracoonUploadShare>(row),
            ReferenceRow.Typed<DracoonUploadShare>(row)?.UploadShareId ?? ReferenceRow.Id(row, "UploadShareId", typeof(DracoonUploadShare)))
    {
    }

    private protected override string Kind => "upload";

    private protected override long IdOf(DracoonUploadShare share) => share.UploadShareId;

    private protected override Task<DracoonUploadShare> GetAsync(DracoonSession session, long id, CancellationToken cancellationToken) =>
        session.UploadShares.GetAsync(id, cancellationToken);

    private protected override Task<DracoonUploadShare> FindAsync(DracoonSession session, string text, CancellationToken cancellationToken) =>
        session.UploadShares.ResolveAsync(text, cancellationToken);
}
