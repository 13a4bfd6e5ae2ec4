using System;
using System.Linq;

namespace Dracoon.Client;

/// <summary>The address of a share that people open, or the access key in it.</summary>
public sealed class ShareLink
{
    private const string DownloadWord = "download-shares";
    private const string UploadWord = "upload-shares";

    // How web apps before 2020 wrote them, behind a '#'.
    private const string OldDownloadWord = "shares-downloads";
    private const string OldUploadWord = "shares-uploads";

    private static readonly char[] Separators = { '/', '#', '?', '&' };

    private ShareLink(Uri? baseUri, ShareKind? kind, string accessKey)
    {
        BaseUri = baseUri;
        Kind = kind;
        AccessKey = accessKey;
    }

    /// <summary>The server, ending in a slash; null when only the access key was given.</summary>
    public Uri? BaseUri { get; }

    /// <summary>What the share is for; null when only the access key was given.</summary>
    public ShareKind? Kind { get; }

    /// <summary>The access key.</summary>
    public string AccessKey { get; }

    /// <summary>Reads a link such as <c>https://dracoon.team/public/download-shares/…</c>, or the access key alone.</summary>
    /// <param name="text">The link or the access key.</param>
    /// <returns>The parts.</returns>
    /// <exception cref="ArgumentException">Neither of both, or a link of plain http to another machine.</exception>
    public static ShareLink Parse(string text)
    {
        text = (text ?? throw new ArgumentNullException(nameof(text))).Trim();
        int scheme = text.IndexOf("://", StringComparison.Ordinal);
        if (scheme < 0 && text.IndexOfAny(Separators) < 0)
        {
            return IsAccessKey(text) ? new ShareLink(null, null, text)
                : throw new ArgumentException($"'{text}' is neither the link of a share nor an access key.", nameof(text));
        }
        string[] segments = text.Substring(scheme < 0 ? 0 : scheme + 3).Split(Separators, StringSplitOptions.RemoveEmptyEntries);
        int word = Array.FindIndex(segments, s => s is DownloadWord or UploadWord or OldDownloadWord or OldUploadWord);
        if (word < 1 || word + 1 >= segments.Length || !IsAccessKey(segments[word + 1]))
        {
            throw new ArgumentException($"'{text}' is not the link of a share. It looks like 'https://dracoon.team/public/{DownloadWord}/<access key>'.", nameof(text));
        }
        Uri baseUri = DracoonClientOptions.ParseBaseUrl((scheme < 0 ? "" : text.Substring(0, scheme + 3)) + segments[0]);
        return new ShareLink(baseUri, segments[word] is DownloadWord or OldDownloadWord ? ShareKind.Download : ShareKind.Upload, segments[word + 1]);
    }

    /// <summary>The link of a share.</summary>
    /// <param name="baseUri">The server.</param>
    /// <param name="kind">What it is for.</param>
    /// <param name="accessKey">Its access key.</param>
    /// <returns>The address.</returns>
    public static Uri Build(Uri baseUri, ShareKind kind, string accessKey) =>
        new(baseUri, "public/" + (kind == ShareKind.Download ? DownloadWord : UploadWord) + "/" + Uri.EscapeDataString(accessKey));

    /// <summary>True when a text may be an access key: letters and digits only.</summary>
    /// <param name="text">The text.</param>
    /// <returns>True when it may.</returns>
    public static bool IsAccessKey(string text) => text.Length > 0 && text.All(c => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '-' or '_');
}
