using System;
using System.Collections.Generic;
using System.IO;
using System.Text;
using Dracoon.Client.Transfers;

namespace DracoonPS;

/// <summary>
/// Local paths for what lies on the server. No name leads out of the folder it is meant for; two nodes never become the same file, also on a disk that
/// does not tell upper from lower case, or one spelling of an umlaut from the other.
/// </summary>
internal sealed class LocalTree
{
    private readonly string _root;
    private readonly bool _verbatim;
    private readonly Action<string> _warn;
    private readonly Dictionary<string, string> _paths = new(StringComparer.Ordinal);
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal); // the last one given, so that many files of one name are no search from 2 on each

    /// <param name="root">The local folder that the user named.</param>
    /// <param name="verbatim">True to refuse names that have to be changed.</param>
    /// <param name="warn">Hears of names that are changed.</param>
    public LocalTree(string root, bool verbatim, Action<string> warn)
    {
        _root = root;
        _verbatim = verbatim;
        _warn = warn;
    }

    /// <summary>The local path of a node; the same whenever it is asked for.</summary>
    /// <param name="serverParent">The path on the server of what the names lie in.</param>
    /// <param name="names">The names from there down to the node.</param>
    /// <param name="fileId">For a file, what tells it from all others: the server may give two files one name. Null for a folder.</param>
    /// <exception cref="ArgumentException">A name would have to be changed, and must not.</exception>
    public string PathFor(string serverParent, IReadOnlyList<string> names, long? fileId = null)
    {
        string local = _root;
        string server = serverParent.TrimEnd('/');
        string key = Part(server);
        for (int i = 0; i < names.Count; i++)
        {
            server += "/" + names[i];
            key += Part(names[i]);
            if (i == names.Count - 1 && fileId is long id)
            {
                key = FormattableString.Invariant($"#{id} ") + key;
            }
            if (!_paths.TryGetValue(key, out string? path))
            {
                _paths[key] = path = Choose(local, server, names[i]);
            }
            local = path;
        }
        return local;
    }

    /// <summary>Refuses a path that goes through a link below the folder that the user named: what it leads to may lie anywhere.</summary>
    /// <exception cref="IOException">It does.</exception>
    public void RefuseLinks(string path) => RefuseLinks(_root, path);

    /// <summary>Refuses a path that goes through a link below a folder: what it leads to may lie anywhere.</summary>
    /// <exception cref="IOException">It does.</exception>
    public static void RefuseLinks(string folder, string path)
    {
        string root = folder.TrimEnd(Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar);
        for (string? at = path; at is not null && at.Length > root.Length; at = Path.GetDirectoryName(at))
        {
            if (FileLink.IsLink(at))
            {
                throw new IOException($"'{at}' is a link, and may lead out of '{folder}'. Remove it, or receive into the folder that it leads to.");
            }
        }
    }

    private string Choose(string parent, string server, string name)
    {
        string safe = SafeFileName.From(name);
        string chosen = safe;
        string key = Key(parent, safe);
        while (!_taken.Add(Key(parent, chosen)))
        {
            int number = _numbers[key] = _numbers.TryGetValue(key, out int last) ? last + 1 : 2;
            chosen = SafeFileName.Numbered(safe, number);
        }
        if (chosen == name)
        {
            return Path.Combine(parent, name);
        }
        string why = safe == name ? $"'{server}' would become the same file as another one" : $"'{server}' has a name that can't be stored on every machine";
        if (_verbatim)
        {
            throw new ArgumentException($"{why}. Leave out -Verbatim to store it as '{chosen}'.");
        }
        _warn($"{why}; it is stored as '{chosen}'.");
        return Path.Combine(parent, chosen);
    }

    /// <summary>With its length, since a name may have anything in it, also a slash: 'a/b' is not 'b' in 'a'.</summary>
    private static string Part(string name) => FormattableString.Invariant($"{name.Length}:{name}");

    /// <summary>
    /// What a disk may take for the same. Upper case alone tells <c>ß</c> from its capital <c>ẞ</c>, lower case one sigma from the other; and an accent may
    /// become a letter, which is composed with nothing.
    /// </summary>
    private static string Key(string parent, string name) =>
        parent + "\n" + name.Normalize(NormalizationForm.FormD).ToUpperInvariant().ToLowerInvariant().ToUpperInvariant().Normalize(NormalizationForm.FormD).ToUpperInvariant();
}
