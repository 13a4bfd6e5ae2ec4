using System;
using System.ComponentModel;
using System.IO;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.InteropServices.ComTypes;

namespace Dracoon.Client.Transfers;

/// <summary>
/// Links of the file system: symbolic links and junctions. Windows marks other files with the same attribute, such as those of a volume with
/// deduplication or of a cloud folder; these are files like any other.
/// </summary>
public static class FileLink
{
    private const uint NameSurrogate = 0x2000_0000; // of a reparse tag: stands for another name
    private static readonly IntPtr InvalidHandle = new(-1);

    // Part of .NET since 6, which netstandard2.0 does not know.
    private static readonly PropertyInfo? LinkTarget = typeof(FileSystemInfo).GetProperty("LinkTarget");
    private static readonly MethodInfo? ResolveLinkTarget = typeof(FileSystemInfo).GetMethod("ResolveLinkTarget", new[] { typeof(bool) });

    /// <summary>True for a link, also for one that leads nowhere.</summary>
    /// <param name="path">The path of a file, a folder or a link.</param>
    /// <returns>False for anything else, and where nothing is.</returns>
    /// <exception cref="UnauthorizedAccessException">It can't be looked at.</exception>
    public static bool IsLink(string path) => IsLink(new FileInfo(path));

    /// <summary>True for a link, also for one that leads nowhere.</summary>
    /// <param name="info">A file, a folder or a link.</param>
    /// <returns>False for anything else, and where nothing is.</returns>
    /// <exception cref="UnauthorizedAccessException">It can't be looked at.</exception>
    public static bool IsLink(FileSystemInfo info)
    {
        if (info is null)
        {
            throw new ArgumentNullException(nameof(info));
        }
        // -1 is what it has when nothing is there.
        if ((int)info.Attributes == -1 || (info.Attributes & FileAttributes.ReparsePoint) == 0)
        {
            return false;
        }
        return LinkTarget is not null ? LinkTarget.GetValue(info) is not null : IsNameSurrogate(info.FullName);
    }

    /// <summary>A file, or the one that a link leads to in the end.</summary>
    /// <param name="path">The path of a file or of a link to one.</param>
    /// <returns>What has the size and the times of the content. On .NET Framework the link itself.</returns>
    /// <exception cref="IOException">The links lead in a circle.</exception>
    public static FileInfo Follow(string path)
    {
        var info = new FileInfo(path);
        try
        {
            return IsLink(info) && ResolveLinkTarget?.Invoke(info, new object[] { true }) is FileSystemInfo target ? new FileInfo(target.FullName) : info;
        }
        catch (TargetInvocationException e) when (e.InnerException is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"'{path}' is a link that can't be followed: {e.InnerException.Message}", e.InnerException);
        }
    }

    private static bool IsNameSurrogate(string path)
    {
        if (!RuntimeInformation.IsOSPlatform(OSPlatform.Windows))
        {
            return true; // only links have the attribute
        }
        IntPtr handle = FindFirstFile(path.TrimEnd(Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar), out FindData found);
        if (handle == InvalidHandle)
        {
            throw new IOException($"'{path}' can't be looked at: {new Win32Exception(Marshal.GetLastWin32Error()).Message}");
        }
        FindClose(handle);
        return (found.ReparseTag & NameSurrogate) != 0;
    }

    [DllImport("kernel32.dll", EntryPoint = "FindFirstFileW", SetLastError = true, CharSet = CharSet.Unicode)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern IntPtr FindFirstFile(string path, out FindData found);

    [DllImport("kernel32.dll")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool FindClose(IntPtr handle);

    /// <summary>WIN32_FIND_DATAW.</summary>
    [StructLayout(LayoutKind.Sequential, CharSet = CharSet.Unicode)]
    private struct FindData
    {
        public uint Attributes;
        public FILETIME Created;
        public FILETIME Accessed;
        public FILETIME Written;
        public uint SizeHigh;
        public uint SizeLow;
        public uint ReparseTag;
        public uint Reserved;

        [MarshalAs(UnmanagedType.ByValTStr, SizeConst = 260)]
        public string Name;

        [MarshalAs(UnmanagedType.ByValTStr, SizeConst = 14)]
        public string ShortName;
    }
}
