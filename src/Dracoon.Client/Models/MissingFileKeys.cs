using System.Collections.Generic;

namespace Dracoon.Client.Models;

/// <summary>A page of <c>GET /nodes/missingFileKeys</c>: who lacks the key of which file, with all that is needed to make it.</summary>
internal sealed class MissingFileKeysPage
{
    public PageRange? Range { get; set; }

    public List<DracoonMissingFileKey> Items { get; set; } = new();

    public List<UserPublicKey> Users { get; set; } = new();

    public List<FileKeyOfFile> Files { get; set; } = new();
}

/// <summary>The part of a list that a page is.</summary>
internal sealed class PageRange
{
    public long Offset { get; set; }

    public int Limit { get; set; }

    public long Total { get; set; }
}

/// <summary>Somebody's public key.</summary>
internal sealed class UserPublicKey
{
    public long Id { get; set; }

    public PublicKeyContainer? PublicKeyContainer { get; set; }
}

/// <summary>The caller's key of a file.</summary>
internal sealed class FileKeyOfFile
{
    public long Id { get; set; }

    public FileKeyContainer? FileKeyContainer { get; set; }
}

/// <summary>A user who may read an encrypted file, but lacks the key for it.</summary>
public sealed class DracoonMissingFileKey : DracoonObject
{
    /// <summary>The file's number.</summary>
    public long FileId { get; internal set; }

    /// <summary>The user's number.</summary>
    public long UserId { get; internal set; }

    /// <summary>File and user.</summary>
    /// <returns>For example <c>file 12, user 3</c>.</returns>
    public override string ToString() => $"file {FileId}, user {UserId}";
}
