using System;
using System.IO;
using System.Runtime.InteropServices;
using System.Text;

namespace Dracoon.Client.Transfers;

/// <summary>Tells pipes and devices from files. Whoever opens a pipe waits until somebody writes to it, which may be for ever.</summary>
public static class SpecialFile
{
    private const int FromHere = 1; // SEEK_CUR

    /// <summary>Refuses what has a name in a folder of Linux or macOS and is no file. Windows has none there.</summary>
    /// <param name="path">The whole path.</param>
    /// <exception cref="IOException">It is a pipe, or a device that can't be read like a file.</exception>
    public static void Refuse(string path)
    {
        if (Path.DirectorySeparatorChar == '\\')
        {
            return;
        }
        // O_RDONLY and O_NONBLOCK, which does not wait.
        int descriptor = Open(Encoding.UTF8.GetBytes(path + "\0"), RuntimeInformation.IsOSPlatform(OSPlatform.OSX) ? 0x4 : 0x800);
        if (descriptor < 0)
        {
            return; // not there, or not for us: who opens it says so
        }
        try
        {
            if (Seek(descriptor, IntPtr.Zero, FromHere) == new IntPtr(-1))
            {
                throw new IOException($"'{path}' is no file, but a pipe or a device.");
            }
        }
        finally
        {
            _ = Close(descriptor); // it was only read from, so that nothing can be lost
        }
    }

    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern int Open(byte[] path, int flags);

    [DllImport("libc", EntryPoint = "lseek", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern IntPtr Seek(int descriptor, IntPtr offset, int whence);

    [DllImport("libc", EntryPoint = "close", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern int Close(int descriptor);
}
