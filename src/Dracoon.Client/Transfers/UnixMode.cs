using System.ComponentModel;
using System.IO;
using System.Reflection;
using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;
using System.Text;

namespace Dracoon.Client.Transfers;

/// <summary>The mode of a file or folder, such as 0600, on Linux and macOS.</summary>
internal static class UnixMode
{
    // Part of .NET since 7, which netstandard2.0 does not know.
    private static readonly MethodInfo? GetUnixFileMode = typeof(File).GetMethod("GetUnixFileMode", new[] { typeof(string) });

    /// <summary>The mode.</summary>
    /// <returns>Null on Windows, and where the runtime can't tell.</returns>
    /// <exception cref="IOException">It can't be read.</exception>
    public static int? Of(string path)
    {
        if (RuntimeInformation.IsOSPlatform(OSPlatform.Windows) || GetUnixFileMode is null)
        {
            return null;
        }
        try
        {
            return (int)GetUnixFileMode.Invoke(null, new object[] { path })!;
        }
        catch (TargetInvocationException e) when (e.InnerException is not null)
        {
            ExceptionDispatchInfo.Capture(e.InnerException).Throw();
            throw;
        }
    }

    /// <summary>Sets the mode. Not on Windows.</summary>
    /// <exception cref="IOException">It can't be set.</exception>
    public static void Set(string path, int mode)
    {
        if (ChangeMode(Encoding.UTF8.GetBytes(path + "\0"), (uint)mode) != 0)
        {
            throw new IOException($"'{path}' can't get the mode {System.Convert.ToString(mode, 8)}: {new Win32Exception(Marshal.GetLastWin32Error()).Message}");
        }
    }

    [DllImport("libc", EntryPoint = "chmod", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern int ChangeMode(byte[] path, uint mode);
}
