using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.IO;
using System.Management.Automation;

namespace DracoonPS;

/// <summary>Paths of this machine, as PowerShell reads them: relative to its own location, on its drives, with <c>~</c>.</summary>
internal static class LocalPath
{
    private const string FileSystem = "FileSystem";

    /// <summary>The whole path in the file system; nothing has to be there, and wildcards are ordinary characters.</summary>
    /// <exception cref="NotFileSystemPathException">The path belongs to another provider.</exception>
    public static string Resolve(PSCmdlet cmdlet, string path)
    {
        string resolved = cmdlet.SessionState.Path.GetUnresolvedProviderPathFromPSPath(path, out ProviderInfo provider, out _);
        return provider.Name == FileSystem ? resolved : throw new NotFileSystemPathException(path, provider.Name);
    }

    /// <summary>The files and folders that are there under a path, wildcards included unless it is meant literally.</summary>
    /// <exception cref="NotFileSystemPathException">The path belongs to another provider.</exception>
    /// <exception cref="FileNotFoundException">Nothing is there.</exception>
    public static IEnumerable<string> ResolveExisting(PSCmdlet cmdlet, string path, bool isLiteral)
    {
        string whole = Resolve(cmdlet, path);
        if (isLiteral || !WildcardPattern.ContainsWildcardCharacters(path) || Exists(whole))
        {
            return Exists(whole) ? new[] { whole } : throw new FileNotFoundException($"There is no file or folder '{whole}'.", whole);
        }
        Collection<string> found = cmdlet.SessionState.Path.GetResolvedProviderPathFromPSPath(path, out ProviderInfo provider);
        return provider.Name == FileSystem ? found : throw new NotFileSystemPathException(path, provider.Name);
    }

    private static bool Exists(string path) => File.Exists(path) || Directory.Exists(path);
}
