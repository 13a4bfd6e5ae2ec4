using System;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client.Models;

namespace Dracoon.Client.Transfers;

/// <summary>Holds a received file against the MD5 that the server has of it. It shows damage, not attacks: those only an encrypted file shows.</summary>
public static class ContentHash
{
    /// <summary>True when the server has an MD5 of the file's stored bytes. That of a file in several parts, <c>md5-parts</c>, is one of other hashes.</summary>
    /// <param name="file">The file.</param>
    /// <returns>False when there is nothing to compare with.</returns>
    public static bool IsKnown(DracoonNode file) => file.Hash is { Length: 32 } hash && hash.All(Uri.IsHexDigit);

    /// <summary>Compares a local file with the server's hash, where that is known.</summary>
    /// <param name="path">The local file: the bytes as the server stores them.</param>
    /// <param name="file">The file on the server.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <returns>A task.</returns>
    /// <exception cref="TransferException">They differ.</exception>
    public static async Task VerifyAsync(string path, DracoonNode file, CancellationToken cancellationToken = default)
    {
        if (!IsKnown(file))
        {
            return;
        }
        string actual = await ComputeAsync(path, cancellationToken).ConfigureAwait(false);
        if (!string.Equals(actual, file.Hash, StringComparison.OrdinalIgnoreCase))
        {
            throw new TransferException(TransferFailure.HashMismatch,
                $"'{file.Path}' came with the MD5 {actual}, and the server has {file.Hash}: it was damaged on the way or in the storage. It was not written.");
        }
    }

    /// <summary>The MD5 of a local file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <returns>32 hexadecimal digits in lower case.</returns>
    public static async Task<string> ComputeAsync(string path, CancellationToken cancellationToken = default)
    {
#pragma warning disable CA5351 // It is the one that the API has, and guards against accidents only.
        using IncrementalHash md5 = IncrementalHash.CreateHash(HashAlgorithmName.MD5);
#pragma warning restore CA5351
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.Asynchronous | FileOptions.SequentialScan);
        byte[] buffer = new byte[256 * 1024];
        int n;
        while ((n = await stream.ReadAsync(buffer, 0, buffer.Length, cancellationToken).ConfigureAwait(false)) > 0)
        {
            md5.AppendData(buffer, 0, n);
        }
#pragma warning disable CA1308 // as the API writes it
        return BitConverter.ToString(md5.GetHashAndReset()).Replace("-", "").ToLowerInvariant();
#pragma warning restore CA1308
    }
}
