using System;
using Dracoon.Crypto;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Dracoon.Client.Encryption;

/// <summary>
/// The key of one encrypted file, outside of a server: encrypted for a keypair, or in clear. A key in clear is a secret: no property has it,
/// so that it gets into no table, log or export by accident; <see cref="ToJson"/> gives it to who asks for it.
/// </summary>
public sealed class PortableFileKey : IDisposable
{
    private const string PlainVersion = "AES-256-GCM";

    private readonly FileKey? _plain;
    private readonly EncryptedFileKey? _encrypted;

    /// <summary>A key in clear.</summary>
    /// <param name="key">The key; it belongs to this object from now on.</param>
    public PortableFileKey(FileKey key) => _plain = key ?? throw new ArgumentNullException(nameof(key));

    /// <summary>A key that was encrypted for a keypair.</summary>
    /// <param name="key">The key.</param>
    public PortableFileKey(EncryptedFileKey key) => _encrypted = key ?? throw new ArgumentNullException(nameof(key));

    /// <summary><c>AES-256-GCM</c> in clear; encrypted <c>A</c> (RSA-2048) or <c>RSA-4096/AES-256-GCM</c>.</summary>
    public string Version => _encrypted?.Version ?? PlainVersion;

    /// <summary>True when only the private key of a keypair opens it.</summary>
    public bool IsEncrypted => _encrypted is not null;

    /// <summary>The encrypted key, base64; null when the key is in clear.</summary>
    public string? Key => _encrypted?.Key;

    /// <summary>The initialization vector, base64. No secret.</summary>
    public string Iv => _encrypted?.Iv ?? _plain!.Iv;

    /// <summary>The tag over the whole file, base64. No secret.</summary>
    public string? Tag => _encrypted?.Tag ?? _plain?.Tag;

    /// <summary>Takes the four fields of a file key, in clear or encrypted. The length of the key says which, since both have had a version <c>A</c>.</summary>
    /// <param name="version">The version.</param>
    /// <param name="key">The key, base64.</param>
    /// <param name="iv">The initialization vector, base64.</param>
    /// <param name="tag">The tag, base64; null when there is none.</param>
    /// <returns>The key.</returns>
    /// <exception cref="DracoonCryptoException">A field is not what it should be, or the version is not known.</exception>
    public static PortableFileKey Parse(string version, string key, string iv, string? tag)
    {
        const int PlainLength = 44; // 32 bytes in base64
        return version == PlainVersion || (version == "A" && key.Trim().Length <= PlainLength)
            ? new PortableFileKey(FileKey.ReadPlain(version, key, iv, tag))
            : new PortableFileKey(new EncryptedFileKey(version, key, iv, tag));
    }

    /// <summary>The key in clear, for one use; the caller disposes it.</summary>
    /// <param name="keypair">Opens an encrypted key; not looked at when the key is in clear.</param>
    /// <returns>The key.</returns>
    /// <exception cref="KeypairLockedException">The key is encrypted, and there is no keypair.</exception>
    /// <exception cref="DracoonCryptoException">The key is for another keypair, or damaged.</exception>
    public FileKey Open(Keypair? keypair)
    {
        if (_encrypted is not null)
        {
            return (keypair ?? throw new KeypairLockedException(
                "The file key is encrypted for a keypair. Give the keypair and its password, or unlock that of the session: Unlock-DracoonKeypair."))
                .DecryptFileKey(_encrypted);
        }
        byte[] key = _plain!.CopyKey();
        try
        {
            return FileKey.ReadPlain(PlainVersion, Convert.ToBase64String(key), _plain.Iv, _plain.Tag);
        }
        finally
        {
            Array.Clear(key, 0, key.Length);
        }
    }

    /// <summary>Key, iv, tag and version as the other DRACOON clients write them. Of a key in clear this is a secret.</summary>
    /// <returns>The JSON text.</returns>
    public string ToJson()
    {
        string? key = Key;
        if (key is null)
        {
            byte[] bytes = _plain!.CopyKey();
            key = Convert.ToBase64String(bytes);
            Array.Clear(bytes, 0, bytes.Length);
        }
        return new JObject { ["key"] = key, ["iv"] = Iv, ["tag"] = Tag, ["version"] = Version }.ToString(Formatting.None);
    }

    /// <summary>Version and state; never the key.</summary>
    /// <returns>For example <c>AES-256-GCM, in clear</c>.</returns>
    public override string ToString() => Version + (IsEncrypted ? ", encrypted" : ", in clear");

    /// <summary>Wipes a key in clear.</summary>
    public void Dispose() => _plain?.Dispose();
}
