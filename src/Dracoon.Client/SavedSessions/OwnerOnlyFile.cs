using System;
using System.ComponentModel;
using System.IO;
using System.Runtime.InteropServices;
using System.Text;
using Dracoon.Client.Transfers;
using Microsoft.Win32.SafeHandles;

namespace Dracoon.Client.SavedSessions;

/// <summary>Files that only their owner can read. On Windows the folder's rights and DPAPI do that; elsewhere the mode of the file.</summary>
internal static class OwnerOnlyFile
{
    private const int OwnerOnlyFolder = 0b111_000_000; // 0700
    private const int OwnerOnly = 0b110_000_000; // 0600
    private const int Others = 0b111_111; // group and everybody

    private static bool IsWindows => RuntimeInformation.IsOSPlatform(OSPlatform.Windows);

    /// <summary>Makes a folder that is not there yet, for its owner only.</summary>
    public static void CreateFolder(string path)
    {
        if (Directory.Exists(path))
        {
            return;
        }
        Directory.CreateDirectory(path);
        if (!IsWindows)
        {
            UnixMode.Set(path, OwnerOnlyFolder);
        }
    }

    /// <summary>Writes a new file beside another one, to take its place. It is for its owner only from the first moment.</summary>
    /// <returns>The new file's path.</returns>
    public static string Create(string beside, byte[] content)
    {
        string path = beside + ".XXXXXX";
        FileStream stream;
        if (IsWindows)
        {
            path = beside + "." + Guid.NewGuid().ToString("N");
            stream = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None);
        }
        else
        {
            // mkstemp gives the mode 0600 while it creates: there is no moment in which others could open the file.
            byte[] template = Encoding.UTF8.GetBytes(path + "\0");
            int descriptor = MakeTemporary(template);
            if (descriptor < 0)
            {
                throw new IOException($"A file beside '{beside}' can't be made: {new Win32Exception(Marshal.GetLastWin32Error()).Message}");
            }
            path = Encoding.UTF8.GetString(template, 0, template.Length - 1);
            stream = new FileStream(new SafeFileHandle((IntPtr)descriptor, ownsHandle: true), FileAccess.Write);
        }
        try
        {
            using (stream)
            {
                stream.Write(content, 0, content.Length);
                stream.Flush(flushToDisk: true);
            }
            return path;
        }
        catch
        {
            File.Delete(path);
            throw;
        }
    }

    /// <summary>True for the name of a file that <see cref="Create"/> wrote beside another one.</summary>
    public static bool IsTemporaryOf(string beside, string path)
    {
        int length = path.Length - beside.Length - 1;
        return length == (IsWindows ? 32 : 6) && path.StartsWith(beside + ".", StringComparison.Ordinal) && path.IndexOf('.', beside.Length + 1) < 0;
    }

    /// <summary>True when nobody but the owner has access.</summary>
    public static bool IsPrivate(string path)
    {
        if (IsWindows)
        {
            return true; // what is in it is encrypted for the user
        }
        if (UnixMode.Of(path) is int mode)
        {
            return (mode & Others) == 0;
        }
        UnixMode.Set(path, OwnerOnly); // a runtime that can't tell: made sure of instead
        return true;
    }

    [DllImport("libc", EntryPoint = "mkstemp", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern int MakeTemporary([In, Out] byte[] template);
}
