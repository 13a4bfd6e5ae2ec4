using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Security.Cryptography;
using System.Text;

namespace Dracoon.Client.Transfers;

/// <summary>
/// The files that content is written to before it is whole and gets its name. Their own name says which process writes them, so that a later one
/// can tell those of a process that was killed from those of one that is at work.
/// </summary>
public static class UnfinishedFile
{
    private const string Extension = ".dracoon-part";
    private const string Mark = ".t"; // a partial download that can be resumed begins with a number instead

    private const int Permissions = 0b111_111_111; // without those that let a program run as its owner

    // The same process id comes again after a restart, in a container even at once.
    private static readonly string Run = Guid.NewGuid().ToString("N").Substring(0, 8);
    private static readonly int ProcessId = CurrentProcessId();
    private static readonly string Owner = Mark + Machine() + "-" + ProcessId.ToString(CultureInfo.InvariantCulture) + "-";

    /// <summary>Removes what processes of this machine that are no more have left in a folder. What another machine writes, or a living process, stays.</summary>
    /// <param name="folder">The folder; it need not be there.</param>
    public static void RemoveAbandoned(string folder)
    {
        if (!Directory.Exists(folder))
        {
            return;
        }
        try
        {
            foreach (string path in Directory.GetFiles(folder, Mark + Machine() + "-*" + Extension))
            {
                if (IsAbandoned(Path.GetFileName(path)))
                {
                    Remove(path);
                }
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A folder that can't be read says so to whoever writes to it.
        }
    }

    /// <summary>A name beside a target that nothing has.</summary>
    internal static string PathBeside(string target) => Path.Combine(Path.GetDirectoryName(target)!, Owner + Run + "-" + Guid.NewGuid().ToString("N").Substring(0, 12) + Extension);

    /// <summary>Gives a whole temporary file its name.</summary>
    /// <returns>True when it took the place of another file.</returns>
    /// <exception cref="TransferException">Another file has it meanwhile.</exception>
    internal static bool Publish(string temporary, string targetPath, bool overwrite)
    {
        if (overwrite && File.Exists(targetPath))
        {
            KeepMode(temporary, targetPath);
            try
            {
                File.Replace(temporary, targetPath, null);
                return true;
            }
            catch (FileNotFoundException) when (FileLink.IsLink(targetPath))
            {
                File.Delete(targetPath); // it leads nowhere, and what leads nowhere can't be replaced
            }
        }
        try
        {
            File.Move(temporary, targetPath);
            return false;
        }
        catch (IOException e) when (File.Exists(targetPath))
        {
            throw new TransferException(TransferFailure.TargetExists, $"'{targetPath}' came into being meanwhile. Use -Force to replace it.", e);
        }
    }

    /// <summary>Gives a file the mode of the one that it replaces, such as 0600 of a key. Windows does that on its own.</summary>
    private static void KeepMode(string temporary, string targetPath)
    {
        if (FileLink.IsLink(targetPath) || UnixMode.Of(targetPath) is not int before)
        {
            return;
        }
        int mode = before & Permissions;
        // Not where it is right: some file systems have one mode for all files, and refuse to set any.
        if (UnixMode.Of(temporary) != mode)
        {
            UnixMode.Set(temporary, mode);
        }
    }

    private static bool IsAbandoned(string name)
    {
        string[] parts = name.Substring(0, name.Length - Extension.Length).Split('-');
        if (parts.Length != 4 || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out int id))
        {
            return false;
        }
        if (id == ProcessId)
        {
            return parts[2] != Run;
        }
        try
        {
            using Process process = Process.GetProcessById(id);
            return process.HasExited;
        }
        catch (ArgumentException)
        {
            return true; // there is no such process
        }
        catch (Exception e) when (e is InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            return false; // there is one, and it belongs to somebody else
        }
    }

    private static void Remove(string path)
    {
        try
        {
            // Not while anybody has it open, whatever its name says.
            using (new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None))
            {
            }
            File.Delete(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Not ours to remove.
        }
    }

    private static int CurrentProcessId()
    {
        using Process process = Process.GetCurrentProcess();
        return process.Id;
    }

    private static string Machine()
    {
        using var sha = SHA256.Create();
        return BitConverter.ToString(sha.ComputeHash(Encoding.UTF8.GetBytes(Environment.MachineName)), 0, 4).Replace("-", "").ToLowerInvariant();
    }
}
