using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;

namespace Dracoon.Client.SavedSessions;

/// <summary>The file of a saved session. Only the user who saved it can use it.</summary>
public sealed class SavedSessionFile
{
    private const string Extension = ".json";
    private const string LockExtension = ".lock";

    private static readonly Regex ValidName = new(@"^[\p{L}\p{Nd}][\p{L}\p{Nd} ._-]{0,99}$", RegexOptions.CultureInvariant);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>A file at a place of the caller's choice.</summary>
    /// <param name="path">The whole path.</param>
    public SavedSessionFile(string path)
    {
        Path = path;
    }

    /// <summary>The path.</summary>
    public string Path { get; }

    /// <summary>The session's name: the file's, without extension.</summary>
    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

    /// <summary>True when it is there.</summary>
    public bool Exists => File.Exists(Path);

    /// <summary>The file of a name.</summary>
    /// <param name="name">The name.</param>
    /// <returns>The file, which may not be there.</returns>
    /// <exception cref="ArgumentException">That can't be a name, or this user has no folder for application data.</exception>
    public static SavedSessionFile ByName(string name) => ValidName.IsMatch(name)
        ? new SavedSessionFile(System.IO.Path.Combine(Folder(), name + Extension))
        : throw new ArgumentException($"'{name}' can't be the name of a saved session. Take letters, digits, blanks, '.', '_' and '-', with a letter or digit first; or give a file with -Path.", nameof(name));

    /// <summary>The names of the sessions that this user saved.</summary>
    /// <returns>The names, sorted.</returns>
    public static IReadOnlyList<string> Names() => Directory.Exists(Folder())
        ? Directory.EnumerateFiles(Folder(), "*" + Extension).Select(System.IO.Path.GetFileNameWithoutExtension).OrderBy(n => n, StringComparer.OrdinalIgnoreCase).ToArray()!
        : Array.Empty<string>();

    /// <summary>The address of the server that the session is for.</summary>
    /// <returns>The address.</returns>
    /// <exception cref="SavedSessionException">There is no such session, or it can't be read.</exception>
    public Uri ReadBaseUri() => Read().BaseUri;

    /// <summary>The path.</summary>
    /// <returns>The path.</returns>
    public override string ToString() => Path;

    internal SavedSessionContent Read()
    {
        if (!Exists)
        {
            throw NotFound();
        }
        if (!OwnerOnlyFile.IsPrivate(Path))
        {
            throw new SavedSessionException(SavedSessionFailure.NotPrivate,
                $"Others can read the saved session '{Path}', so it is not used. If nobody did, take their access away: chmod 600. Otherwise sign in and save it anew with Save-DracoonSession -Force.");
        }
        string text = File.ReadAllText(Path);
        try
        {
            return SavedSessionContent.Parse(text);
        }
        catch (Exception e) when (SavedSessionContent.IsDamage(e))
        {
            // The cause is not kept: a parser's message may quote what it could not read.
            throw new SavedSessionException(SavedSessionFailure.Damaged,
                $"The saved session '{Path}' can't be read: its file is damaged, or comes from another user or machine. Sign in and save it anew with Save-DracoonSession -Force.");
        }
    }

    /// <summary>Replaces the file in one step: whoever reads sees the old content or the new one, never a part. Under the lock.</summary>
    internal void Write(SavedSessionContent content)
    {
        byte[] bytes = new UTF8Encoding(false).GetBytes(content.ToText());
        string temporary = OwnerOnlyFile.Create(Path, bytes);
        try
        {
            if (Exists)
            {
                File.Replace(temporary, Path, null);
            }
            else
            {
                File.Move(temporary, Path);
            }
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
        finally
        {
            Array.Clear(bytes, 0, bytes.Length);
        }
    }

    internal void Delete() => File.Delete(Path);

    /// <summary>Waits until no other process, and nobody else in this one, uses the file. The lock is a file of its own, since this one is replaced.</summary>
    internal async Task<IDisposable> LockAsync(CancellationToken cancellationToken)
    {
        OwnerOnlyFile.CreateFolder(System.IO.Path.GetDirectoryName(Path)!);
        string path = Path + LockExtension;
        DateTime end = DateTime.UtcNow + LongestWait;
        while (true)
        {
            try
            {
                var held = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
                try
                {
                    Recover();
                    return held;
                }
                catch
                {
                    held.Dispose();
                    throw;
                }
            }
            catch (IOException e) when (e is not (DirectoryNotFoundException or FileNotFoundException or PathTooLongException))
            {
                if (DateTime.UtcNow > end)
                {
                    throw new SavedSessionException(SavedSessionFailure.Busy,
                        $"The saved session '{Path}' is in use by another process for more than {LongestWait.TotalSeconds} seconds. End that process, or try later. ({e.Message})", e);
                }
            }
            await Task.Delay(Pause, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>
    /// What a process that was killed between writing the next tokens and giving their file its name has left: they are the only ones that work, so
    /// the file gets its name now. Under the lock, so nobody is writing.
    /// </summary>
    private void Recover()
    {
        foreach (string left in Directory.GetFiles(System.IO.Path.GetDirectoryName(Path)!, System.IO.Path.GetFileName(Path) + ".*").Where(f => f != Path + LockExtension))
        {
            if (!OwnerOnlyFile.IsTemporaryOf(Path, left))
            {
                continue;
            }
            if (Exists && TryParse(left) is SavedSessionContent content && TryParse(Path) is SavedSessionContent current && content.IsSameAs(current))
            {
                File.Replace(left, Path, null);
            }
            else
            {
                File.Delete(left); // half written, or of a session that is gone
            }
        }
    }

    private static SavedSessionContent? TryParse(string path)
    {
        try
        {
            return SavedSessionContent.Parse(File.ReadAllText(path));
        }
        catch (Exception e) when (SavedSessionContent.IsDamage(e))
        {
            return null;
        }
    }

    internal SavedSessionException NotFound()
    {
        IReadOnlyList<string> names = Names();
        string others = names.Count == 0 ? "None is saved." : $"There are: {string.Join(", ", names)}.";
        return new SavedSessionException(SavedSessionFailure.NotFound, $"There is no saved session '{Name}' ({Path}). {others} Save one with Save-DracoonSession.");
    }

    private static string Folder()
    {
        string data = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        return data.Length > 0
            ? System.IO.Path.Combine(data, "DracoonPS", "sessions")
            : throw new ArgumentException("This user has no folder for application data. Give the file of the saved session with -Path.");
    }
}
