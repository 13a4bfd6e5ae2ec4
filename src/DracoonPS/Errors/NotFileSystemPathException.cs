using System;

namespace DracoonPS;

/// <summary>A local path was asked for, and this one belongs to another provider of PowerShell, such as the environment or the registry.</summary>
public sealed class NotFileSystemPathException : ArgumentException
{
    internal NotFileSystemPathException(string path, string provider)
        : base($"'{path}' is not a path of the file system but of the provider {provider}. Give the path of a file, such as './file'.")
    {
    }
}
