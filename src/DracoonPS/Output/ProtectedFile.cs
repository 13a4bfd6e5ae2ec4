using Dracoon.Client.Encryption;

namespace DracoonPS;

/// <summary>A file that Protect-DracoonFile made, and its key. Unprotect-DracoonFile takes it from the pipeline.</summary>
public sealed class ProtectedFile
{
    internal ProtectedFile(string fullName, string sourcePath, long size, PortableFileKey fileKey)
    {
        FullName = fullName;
        SourcePath = sourcePath;
        Size = size;
        FileKey = fileKey;
    }

    /// <summary>The encrypted file.</summary>
    public string FullName { get; }

    /// <summary>The file that it was made of.</summary>
    public string SourcePath { get; }

    /// <summary>The size in bytes, which is the same for both.</summary>
    public long Size { get; }

    /// <summary>The key; it shows itself only when it is encrypted.</summary>
    public PortableFileKey FileKey { get; }

    /// <summary>The encrypted file.</summary>
    /// <returns>Its path.</returns>
    public override string ToString() => FullName;
}
