using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Dracoon.Client;

namespace DracoonPS.Provider;

/// <summary>
/// A path as PowerShell hands it to the provider, without the drive. It begins with the session of its drive, <c>dracoon.team#3/Room/file</c>: a PSPath
/// travels through the pipeline without its drive, and must not mean another server there. Without a session, <c>/Room/file</c>, it is for the default one.
/// </summary>
internal sealed class DrivePath
{
    private static readonly char[] Separators = { '/', '\\' };
    private static readonly Regex KeyForm = new("^[A-Za-z0-9.-]+#([0-9]{1,9})$", RegexOptions.CultureInvariant);

    private DrivePath(string? key, int? sessionId, IReadOnlyList<string> names)
    {
        Key = key;
        SessionId = sessionId;
        Names = names;
    }

    /// <summary>The first part of the path, which names a session; null for the default one.</summary>
    public string? Key { get; }

    /// <summary>The number of the session; null for the default one.</summary>
    public int? SessionId { get; }

    /// <summary>The names from the top; none for the top itself.</summary>
    public IReadOnlyList<string> Names { get; }

    public bool IsTop => Names.Count == 0;

    /// <summary>The last name; empty for the top.</summary>
    public string Name => IsTop ? "" : Names[Names.Count - 1];

    public DrivePath Parent => new(Key, SessionId, Names.Take(Math.Max(0, Names.Count - 1)).ToList());

    /// <summary>The path as PowerShell wants it back.</summary>
    public string ProviderPath
    {
        get
        {
            string separator = Path.DirectorySeparatorChar.ToString();
            string names = string.Join(separator, Names);
            return Key is null ? separator + names : IsTop ? Key : Key + separator + names;
        }
    }

    public static DrivePath Parse(string path)
    {
        IReadOnlyList<string> names = NodePath.Split(path ?? "");
        bool isRooted = path!.Length > 0 && Array.IndexOf(Separators, path[0]) >= 0;
        if (!isRooted && names.Count > 0 && KeyForm.Match(names[0]) is { Success: true } match)
        {
            return new DrivePath(names[0], int.Parse(match.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture), names.Skip(1).ToList());
        }
        return new DrivePath(null, null, names);
    }

    /// <summary>What a path of a session's drive begins with. The number makes it that session, the server's name tells people which.</summary>
    public static string KeyOf(DracoonSession session) =>
        Regex.Replace(session.BaseUri.DnsSafeHost, "[^A-Za-z0-9.-]", "-") + "#" + session.SessionId.ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>A path below the top of a session's drive.</summary>
    public static DrivePath Of(DracoonSession session, string nodePath) => new(KeyOf(session), session.SessionId, NodePath.Split(nodePath));

    /// <summary>Another path of the same session.</summary>
    public DrivePath With(string nodePath) => new(Key, SessionId, NodePath.Split(nodePath));

    public DrivePath Child(string name) => new(Key, SessionId, Names.Concat(new[] { name }).ToList());

    /// <summary>The path on the server, as in messages.</summary>
    public override string ToString() => "/" + string.Join("/", Names);
}
