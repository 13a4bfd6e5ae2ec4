using System;

namespace Dracoon.Crypto;

/// <summary>A file key as the API has it: the key encrypted for one user, the IV and the tag in clear (base64).</summary>
public sealed class EncryptedFileKey
{
    private const string ForRsa2048 = "A";
    private const string ForRsa4096 = "RSA-4096/AES-256-GCM";

    /// <summary>Takes the four fields of the API's <c>FileKey</c>.</summary>
    /// <param name="version"><c>A</c> or <c>RSA-4096/AES-256-GCM</c>.</param>
    /// <param name="key">The encrypted key, base64.</param>
    /// <param name="iv">12 bytes, base64.</param>
    /// <param name="tag">16 bytes, base64; null until the file was encrypted.</param>
    /// <exception cref="DracoonCryptoException"><see cref="CryptoError.UnknownVersion"/>.</exception>
    public EncryptedFileKey(string version, string key, string iv, string? tag)
    {
        KeypairVersion = version switch
        {
            ForRsa2048 => KeypairVersion.Rsa2048,
            ForRsa4096 => KeypairVersion.Rsa4096,
            _ => throw new DracoonCryptoException(
                CryptoError.UnknownVersion, $"The file key version '{version}' is not known. Expected '{ForRsa2048}' or '{ForRsa4096}'."),
        };
        Version = version;
        Key = key;
        Iv = iv;
        Tag = tag;
    }

    /// <summary>The API's version name.</summary>
    public string Version { get; }

    /// <summary>The key pair version that decrypts it.</summary>
    public KeypairVersion KeypairVersion { get; }

    /// <summary>The encrypted key, base64.</summary>
    public string Key { get; }

    /// <summary>The initialization vector, base64.</summary>
    public string Iv { get; }

    /// <summary>The tag over the whole file, base64; null until the file was encrypted.</summary>
    public string? Tag { get; }

    internal static string VersionFor(KeypairVersion version) => version == KeypairVersion.Rsa2048 ? ForRsa2048 : ForRsa4096;

    internal byte[] KeyBytes()
    {
        try
        {
            return Convert.FromBase64String(Key);
        }
        catch (FormatException error)
        {
            throw new DracoonCryptoException(CryptoError.InvalidFileKey, "The encrypted file key is no valid base64.", error);
        }
    }
}
