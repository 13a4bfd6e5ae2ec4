using Dracoon.Client.Encryption;

namespace DracoonPS;

/// <summary>Bytes that Protect-DracoonFile encrypted, and their key. Unprotect-DracoonFile takes them from the pipeline.</summary>
public sealed class ProtectedBytes
{
    internal ProtectedBytes(byte[] bytes, PortableFileKey fileKey)
    {
        Bytes = bytes;
        FileKey = fileKey;
    }

    /// <summary>The ciphertext, as long as the plaintext.</summary>
    public byte[] Bytes { get; }

    /// <summary>How many bytes.</summary>
    public long Size => Bytes.Length;

    /// <summary>The key; it shows itself only when it is encrypted.</summary>
    public PortableFileKey FileKey { get; }

    /// <summary>The size.</summary>
    /// <returns>For example <c>12 encrypted bytes</c>.</returns>
    public override string ToString() => Size + " encrypted bytes";
}
