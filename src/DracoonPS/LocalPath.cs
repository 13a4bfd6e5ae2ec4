using System.Management.Automation;

namespace DracoonPS;

/// <summary>Paths of this machine, as PowerShell reads them: relative to its own location, on its drives, with <c>~</c>.</summary>
internal static class LocalPath
{
    /// <summary>The whole path in the file system; nothing has to be there, and wildcards are ordinary characters.</summary>
    /// <exception cref="NotFileSystemPathException">The path belongs to another provider.</exception>
    public static string Resolve(PSCmdlet cmdlet, string path)
    {
        string resolved = cmdlet.SessionState.Path.GetUnresolvedProviderPathFromPSPath(path, out ProviderInfo provider, out _);
        return provider.Name == "FileSystem" ? resolved : throw new NotFileSystemPathException(path, provider.Name);
    }
}
