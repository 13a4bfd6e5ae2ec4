using System.IO;

namespace DracoonPS;

/// <summary>A local file is in the way, and was left as it is.</summary>
public sealed class LocalFileExistsException : IOException
{
    internal LocalFileExistsException(string path)
        : base($"'{path}' exists already. Use -Force to replace it.")
    {
    }
}
