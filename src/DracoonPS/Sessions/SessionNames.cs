using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using Dracoon.Client;

namespace DracoonPS;

/// <summary>What a session is called on a command line: <c>anna@dracoon.team</c>, its number, or its user or server alone.</summary>
internal static class SessionNames
{
    /// <summary>User and server.</summary>
    public static string NameOf(DracoonSession session) => (session.HasServiceToken ? "service-token" : session.UserName) + "@" + session.BaseUri.Authority;

    /// <summary>All that a session can be called by.</summary>
    public static IEnumerable<string> NamesOf(DracoonSession session)
    {
        yield return session.SessionId.ToString(CultureInfo.InvariantCulture);
        yield return NameOf(session);
        yield return session.BaseUri.Authority;
        yield return session.BaseUri.GetLeftPart(UriPartial.Authority);
        if (!session.HasServiceToken)
        {
            yield return session.UserName;
        }
    }

    /// <summary>The session of a name.</summary>
    /// <exception cref="ArgumentException">No open session is called so, or several are.</exception>
    public static DracoonSession Find(string name)
    {
        List<DracoonSession> found = Matches(name);
        return found.Count switch
        {
            1 => found[0],
            0 => throw new ArgumentException($"No open session is '{name}'. Give its number, user@server, user or server; Get-DracoonSession lists the open ones."),
            _ => throw new ArgumentException($"Several open sessions are '{name}': {string.Join(", ", found.Select(s => FormattableString.Invariant($"{s.SessionId} ({s})")))}. Give the number."),
        };
    }

    /// <summary>The session that an argument stands for; null where it stands for none.</summary>
    public static DracoonSession? TryFind(object? argument)
    {
        object? value = argument is PSObject wrapped ? wrapped.BaseObject : argument;
        return value switch
        {
            DracoonSession session => session,
            string or int or long => Matches(Convert.ToString(value, CultureInfo.InvariantCulture)!) is { Count: 1 } found ? found[0] : null,
            _ => null,
        };
    }

    // A number is a number first: a user may be called '2' too.
    private static List<DracoonSession> Matches(string name)
    {
        IReadOnlyList<DracoonSession> all = SessionStore.Current.All;
        List<DracoonSession> numbered = all.Where(s => s.SessionId.ToString(CultureInfo.InvariantCulture) == name).ToList();
        return numbered.Count > 0 ? numbered : all.Where(s => NamesOf(s).Contains(name, StringComparer.OrdinalIgnoreCase)).ToList();
    }
}
