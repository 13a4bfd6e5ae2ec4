using System;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;

namespace DracoonPS.References;

/// <summary>
/// A share of either kind as a parameter names it: the object itself, a link, or a row with a column <c>DownloadShareId</c> or <c>UploadShareId</c>. An id,
/// access key or name does not say which kind it is.
/// </summary>
public sealed class ShareReference
{
    private readonly DownloadShareReference? _download;
    private readonly UploadShareReference? _upload;
    private readonly string? _text;

    /// <summary>A download share.</summary>
    /// <param name="share">The share.</param>
    public ShareReference(DracoonDownloadShare share)
    {
        _download = new DownloadShareReference(share);
    }

    /// <summary>An upload share.</summary>
    /// <param name="share">The share.</param>
    public ShareReference(DracoonUploadShare share)
    {
        _upload = new UploadShareReference(share);
    }

    /// <summary>By number.</summary>
    /// <param name="id">The share's number.</param>
    public ShareReference(long id)
    {
        _text = ReferenceRow.Positive(id, "share").ToString(System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>By link, access key or name; digits only are a number.</summary>
    /// <param name="text">The text.</param>
    public ShareReference(string text)
    {
        if (text?.IndexOf("://", StringComparison.Ordinal) >= 0 && ShareLink.Parse(text).Kind is ShareKind kind) // a link says what it is
        {
            _download = kind == ShareKind.Download ? new DownloadShareReference(text) : null;
            _upload = kind == ShareKind.Upload ? new UploadShareReference(text) : null;
            return;
        }
        _text = new DownloadShareReference(text!).ToString(); // refuses an empty one
    }

    /// <summary>By link.</summary>
    /// <param name="link">The link.</param>
    public ShareReference(Uri link)
        : this((link ?? throw new ArgumentNullException(nameof(link))).OriginalString)
    {
    }

    /// <summary>By a row with a column <c>DownloadShareId</c> or <c>UploadShareId</c>.</summary>
    /// <param name="row">The row.</param>
    public ShareReference(PSObject row)
    {
        if (row.BaseObject is DracoonUploadShare || (row.BaseObject is not DracoonDownloadShare && row.Properties["UploadShareId"] is not null))
        {
            _upload = new UploadShareReference(row);
        }
        else
        {
            _download = new DownloadShareReference(row);
        }
    }

    /// <summary>As the caller named the share.</summary>
    /// <returns>The name, access key or number.</returns>
    public override string ToString() => _text ?? _download?.ToString() ?? _upload?.ToString() ?? "";

    /// <summary>The kind, the number, and the name for questions.</summary>
    /// <param name="session">The session.</param>
    /// <param name="kind">The kind, where the reference does not say it itself.</param>
    /// <param name="cancellationToken">Cancels the requests.</param>
    internal async Task<(ShareKind Kind, long Id, string Text)> ResolveAsync(DracoonSession session, ShareKind kind, CancellationToken cancellationToken)
    {
        bool isUpload = _upload is not null || (_download is null && kind == ShareKind.Upload);
        (long id, string text) = isUpload
            ? await (_upload ?? new UploadShareReference(_text!)).ResolveIdAsync(session, cancellationToken)
            : await (_download ?? new DownloadShareReference(_text!)).ResolveIdAsync(session, cancellationToken);
        return (isUpload ? ShareKind.Upload : ShareKind.Download, id, text);
    }
}
