using System;

namespace Dracoon.Client.Models;

/// <summary>A file that came through an upload share, as its visitors see it.</summary>
public sealed class DracoonPublicUploadedFile : DracoonObject
{
    /// <summary>The name that it has on the server.</summary>
    public string Name { get; internal set; } = "";

    /// <summary>The size in bytes.</summary>
    public long? Size { get; internal set; }

    /// <summary>When it came, UTC.</summary>
    public DateTime? CreatedAt { get; internal set; }

    /// <summary>The MD5 of the stored content in hexadecimal, where the server gives it.</summary>
    public string? Hash { get; internal set; }

    /// <summary>The name.</summary>
    /// <returns>The name.</returns>
    public override string ToString() => Name;
}

/// <summary><c>GET /public/shares/uploads/{access_key}/{upload_id}</c>.</summary>
internal sealed class PublicUploadStatus : DracoonObject
{
    public string FileName { get; set; } = "";

    public long? Size { get; set; }

    public DracoonPublicUploadedFile ToFile() => new() { Name = FileName, Size = Size };
}

/// <summary><c>POST /public/shares/downloads/{access_key}</c>.</summary>
internal sealed class PublicDownloadAddress : DracoonObject
{
    public string? DownloadUrl { get; set; }

    public string? Token { get; set; }
}
