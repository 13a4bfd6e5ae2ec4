using System;
using Dracoon.Crypto;

namespace Dracoon.Client.Models;

/// <summary>The key of an encrypted file: encrypted for a keypair, and in clear only where that was asked for.</summary>
public sealed class DracoonFileKey : IDisposable
{
    private readonly EncryptedFileKey _encrypted;
    private readonly FileKey? _plain;

    /// <summary>A file key.</summary>
    /// <param name="fileId">The file.</param>
    /// <param name="source">Whose keypair it is encrypted for.</param>
    /// <param name="encrypted">The key, encrypted.</param>
    /// <param name="plain">The key in clear, which belongs to this object from now on; null to leave it encrypted.</param>
    public DracoonFileKey(long fileId, FileKeySource source, EncryptedFileKey encrypted, FileKey? plain)
    {
        FileId = fileId;
        Source = source;
        _encrypted = encrypted ?? throw new ArgumentNullException(nameof(encrypted));
        _plain = plain;
    }

    /// <summary>The file's number.</summary>
    public long FileId { get; }

    /// <summary>Whose keypair it is encrypted for.</summary>
    public FileKeySource Source { get; }

    /// <summary>The version as the API names it: <c>A</c> or <c>RSA-4096/AES-256-GCM</c>.</summary>
    public string Version => _encrypted.Version;

    /// <summary>The encrypted key, base64. Worth nothing without the private key.</summary>
    public string EncryptedKey => _encrypted.Key;

    /// <summary>The initialization vector, base64.</summary>
    public string Iv => _encrypted.Iv;

    /// <summary>The tag over the whole file, base64.</summary>
    public string? Tag => _encrypted.Tag;

    /// <summary>True when the key in clear is in it.</summary>
    public bool IsDecrypted => _plain is not null;

    /// <summary>The key as the API has it.</summary>
    /// <returns>The encrypted key.</returns>
    public EncryptedFileKey GetEncrypted() => _encrypted;

    /// <summary>The key in clear. A method, so that it is no column of a table or a CSV file.</summary>
    /// <returns>The key; null when it was not asked for.</returns>
    public FileKey? GetPlain() => _plain;

    /// <summary>Wipes the key in clear.</summary>
    public void Dispose() => _plain?.Dispose();

    /// <summary>File and version; never the key.</summary>
    /// <returns>For example <c>file 12, RSA-4096/AES-256-GCM</c>.</returns>
    public override string ToString() => $"file {FileId}, {Version}";
}
