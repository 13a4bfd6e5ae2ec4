using System;
using System.Threading;

namespace Dracoon.Crypto;

/// <summary>The key of one file, in clear: 32 key bytes, a 12 byte IV and, once the file is encrypted, a 16 byte tag.</summary>
public sealed class FileKey : IDisposable
{
    internal const int KeySize = 32;
    internal const int IvSize = 12;
    internal const int TagSize = 16;

    private readonly byte[] _key;
    private int _encrypts;
    private bool _disposed;

    internal FileKey(byte[] key, string iv, string? tag)
    {
        if (key.Length != KeySize)
        {
            throw new DracoonCryptoException(CryptoError.InvalidFileKey, $"The file key has {key.Length} bytes; {KeySize} were expected.");
        }

        _key = (byte[])key.Clone();
        IvBytes = Decode(iv, IvSize, CryptoError.InvalidIv, "initialization vector");
        Tag = tag;
        Iv = iv;
    }

    /// <summary>The initialization vector, base64.</summary>
    public string Iv { get; }

    /// <summary>The tag over the whole file, base64. Set when the encryption is finished.</summary>
    public string? Tag { get; internal set; }

    internal byte[] IvBytes { get; }

    /// <summary>A new key from the system's random numbers.</summary>
    public static FileKey Generate()
    {
        byte[] key = SystemRandom.Bytes(KeySize);
        try
        {
            return new FileKey(key, Convert.ToBase64String(SystemRandom.Bytes(IvSize)), null);
        }
        finally
        {
            Array.Clear(key, 0, key.Length);
        }
    }

    /// <summary>Takes the four fields of a plain file key.</summary>
    /// <param name="version"><c>AES-256-GCM</c>, or <c>A</c> of older writers.</param>
    /// <param name="key">32 bytes, base64.</param>
    /// <param name="iv">12 bytes, base64.</param>
    /// <param name="tag">16 bytes, base64; null before the file was encrypted.</param>
    /// <exception cref="DracoonCryptoException"><see cref="CryptoError.UnknownVersion"/>, <see cref="CryptoError.InvalidFileKey"/>,
    /// <see cref="CryptoError.InvalidIv"/>.</exception>
    public static FileKey ReadPlain(string version, string key, string iv, string? tag)
    {
        if (version is not ("AES-256-GCM" or "A"))
        {
            throw new DracoonCryptoException(CryptoError.UnknownVersion, $"The file key version '{version}' is not known. Expected 'AES-256-GCM' or 'A'.");
        }

        byte[] bytes = Decode(key, KeySize, CryptoError.InvalidFileKey, "file key");
        try
        {
            return new FileKey(bytes, iv, tag);
        }
        finally
        {
            Array.Clear(bytes, 0, bytes.Length);
        }
    }

    /// <summary>A copy of the 32 key bytes. The caller wipes it.</summary>
    /// <returns>The copy.</returns>
    /// <exception cref="ObjectDisposedException">The key was wiped: what is left of it protects nothing.</exception>
    public byte[] CopyKey() => _disposed ? throw new ObjectDisposedException(nameof(FileKey), "The file key was wiped.") : (byte[])_key.Clone();

    /// <inheritdoc/>
    public void Dispose()
    {
        _disposed = true;
        Array.Clear(_key, 0, _key.Length);
    }

    /// <summary>Two files under one key and IV would betray both, also when neither is finished yet.</summary>
    internal void TakeForEncryption()
    {
        if (Tag is not null || Interlocked.Exchange(ref _encrypts, 1) != 0)
        {
            throw new InvalidOperationException("This file key has encrypted a file already; a second one with the same key would betray both.");
        }
    }

    internal byte[] TagBytes() => Tag is null
        ? throw new DracoonCryptoException(CryptoError.InvalidTag, "The file key has no tag: the file can't be verified.")
        : Decode(Tag, TagSize, CryptoError.InvalidTag, "tag");

    private static byte[] Decode(string base64, int size, CryptoError error, string what)
    {
        byte[] bytes;
        try
        {
            bytes = Convert.FromBase64String(base64);
        }
        catch (FormatException inner)
        {
            throw new DracoonCryptoException(error, $"The {what} is no valid base64.", inner);
        }

        return bytes.Length == size ? bytes : throw new DracoonCryptoException(error, $"The {what} has {bytes.Length} bytes; {size} were expected.");
    }
}
