using System;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Threading;

namespace Dracoon.Client.Transfers;

/// <summary>Says whether a file on this machine and one on the server are the same, as far as can be told without receiving it.</summary>
public sealed class ContentComparer
{
    private readonly SyncDirection _direction;
    private readonly bool _useHash;
    private readonly CancellationToken _cancellationToken;

    /// <summary>A comparer.</summary>
    /// <param name="direction">Which way files go.</param>
    /// <param name="useHash">True to read the local file and compare its MD5, where the server has one of the content.</param>
    /// <param name="cancellationToken">Cancels the reading of files.</param>
    public ContentComparer(SyncDirection direction, bool useHash, CancellationToken cancellationToken = default)
    {
        _direction = direction;
        _useHash = useHash;
        _cancellationToken = cancellationToken;
    }

    /// <summary>Compares two files, one on each side.</summary>
    /// <param name="source">The source's.</param>
    /// <param name="target">The target's.</param>
    /// <returns>True when the file need not go over.</returns>
    public bool IsSame(TreeEntry source, TreeEntry target)
    {
        if (source.Size != target.Size)
        {
            return false;
        }
        TreeEntry local = _direction == SyncDirection.Upload ? source : target;
        TreeEntry remote = _direction == SyncDirection.Upload ? target : source;
        if (!_useHash || UsableHash(remote) is not string hash)
        {
            return HasSameTime(local, remote);
        }
        try
        {
            return HasHash(local, hash);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false; // the transfer says what is wrong with the file
        }
    }

    private bool HasSameTime(TreeEntry local, TreeEntry remote)
    {
        if (remote.Modified is null)
        {
            // A server that keeps no times of its own: the target must not be older than what it was made from.
            return _direction == SyncDirection.Upload ? remote.Stored >= local.Modified : local.Modified >= remote.Stored;
        }
        return local.Modified is DateTime modified && FileTimes.IsUnchanged(remote.Node!, local.Size, modified);
    }

    /// <summary>Of an encrypted file the server has the hash of what it can't read; some storages give other things than an MD5.</summary>
    private static string? UsableHash(TreeEntry remote) =>
        remote.Node is { IsEncrypted: false, Hash: string hash } node && ContentHash.IsKnown(node) ? hash : null;

    private bool HasHash(TreeEntry local, string hash) =>
        string.Equals(ContentHash.ComputeAsync(local.LocalPath!, _cancellationToken).GetAwaiter().GetResult(), hash, StringComparison.OrdinalIgnoreCase);
}
