using System;
using System.Management.Automation;
using Dracoon.Client;
using Dracoon.Client.Models;

namespace DracoonPS.References;

/// <summary>A share as its visitors name it: its link, its access key, the object itself, or a row with a column <c>Link</c>.</summary>
public sealed class PublicShareReference
{
    /// <summary>By link or access key.</summary>
    /// <param name="text">The text.</param>
    public PublicShareReference(string text)
    {
        Link = ShareLink.Parse(text);
    }

    /// <summary>By link.</summary>
    /// <param name="link">The link.</param>
    public PublicShareReference(Uri link)
        : this((link ?? throw new ArgumentNullException(nameof(link))).OriginalString)
    {
    }

    /// <summary>A share as its owner has it.</summary>
    /// <param name="share">The share.</param>
    public PublicShareReference(DracoonDownloadShare share)
        : this(Required((share ?? throw new ArgumentNullException(nameof(share))).Link))
    {
    }

    /// <summary>A share as its owner has it.</summary>
    /// <param name="share">The share.</param>
    public PublicShareReference(DracoonUploadShare share)
        : this(Required((share ?? throw new ArgumentNullException(nameof(share))).Link))
    {
    }

    /// <summary>A share as a visitor has it.</summary>
    /// <param name="share">The share.</param>
    public PublicShareReference(DracoonPublicDownloadShare share)
        : this(Required((share ?? throw new ArgumentNullException(nameof(share))).Link))
    {
    }

    /// <summary>A share as a visitor has it.</summary>
    /// <param name="share">The share.</param>
    public PublicShareReference(DracoonPublicUploadShare share)
        : this(Required((share ?? throw new ArgumentNullException(nameof(share))).Link))
    {
    }

    /// <summary>By a share, as its owner or a visitor has it, or a row with a column <c>Link</c>.</summary>
    /// <param name="row">The row.</param>
    public PublicShareReference(PSObject row)
        : this(Text(row))
    {
    }

    internal ShareLink Link { get; }

    /// <summary>The access key is the right to use the share: only its beginning is shown.</summary>
    /// <returns>Server and the beginning of the access key.</returns>
    public override string ToString() =>
        (Link.BaseUri is null ? "" : Link.BaseUri.Host + " ") + Link.AccessKey.Substring(0, Math.Min(6, Link.AccessKey.Length / 2)) + "…";

    /// <exception cref="ArgumentException">The link is that of a share of the other kind.</exception>
    internal void Require(ShareKind kind)
    {
        if (Link.Kind is ShareKind actual && actual != kind)
        {
            throw new ArgumentException(kind == ShareKind.Download
                ? "This is the link of an upload share. Files are sent through it with Send-DracoonPublicFile."
                : "This is the link of a download share. Its file is received with Receive-DracoonPublicFile.");
        }
    }

    private static Uri Required(Uri? link) => link ?? throw new ArgumentException("This share does not know its link. Give the link itself.");

    private static string Text(PSObject row) => row.BaseObject switch
    {
        DracoonShare { Link: Uri link } => link.OriginalString,
        DracoonPublicShare { Link: Uri link } => link.OriginalString,
        DracoonObject or System.Collections.IDictionary => throw new ArgumentException("This is no share, and no row with a column Link."),
        _ => row.Properties["Link"]?.Value?.ToString() ?? throw new ArgumentException("This is no share, and no row with a column Link."),
    };
}
