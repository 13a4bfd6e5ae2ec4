using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using Dracoon.Client;

namespace DracoonPS.Completion;

/// <summary>What a session's server answered in the last seconds: Tab is pressed several times in a row, and one letter more asks for a part of the same. It goes with the session.</summary>
internal sealed class CompletionCache
{
    private const int MaximumEntries = 64;

    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(8);
    private static readonly ConditionalWeakTable<DracoonSession, CompletionCache> Caches = new();

    private static int _changes;

    private readonly Dictionary<string, (CompletionAnswer Answer, DateTime End, int Changes)> _entries = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Tells that something was changed on a server: what was just made is to be found, and what was just removed is not.</summary>
    public static void Outdate() => Interlocked.Increment(ref _changes);

    public static CompletionCache Of(DracoonSession session) => Caches.GetOrCreateValue(session);

    /// <summary>The answer to a search, or the whole answer to one for the beginning of the same word, which has everything in it too.</summary>
    /// <param name="list">What is listed.</param>
    /// <param name="part">What is searched for in it.</param>
    public CompletionAnswer? Find(string list, string part)
    {
        lock (_entries)
        {
            for (int length = part.Length; length >= 0; length--)
            {
                if (_entries.TryGetValue(Key(list, part.Substring(0, length)), out (CompletionAnswer Answer, DateTime End, int Changes) entry) && entry.End > DateTime.UtcNow && entry.Changes == _changes
                    && (length == part.Length || entry.Answer.IsComplete))
                {
                    return entry.Answer;
                }
            }
            return null;
        }
    }

    public void Add(string list, string part, CompletionAnswer answer)
    {
        lock (_entries)
        {
            DateTime now = DateTime.UtcNow;
            if (_entries.Count >= MaximumEntries)
            {
                foreach (string old in _entries.OrderBy(e => e.Value.End).Take(MaximumEntries / 2).Select(e => e.Key).ToList())
                {
                    _entries.Remove(old);
                }
            }
            _entries[Key(list, part)] = (answer, now + Lifetime, _changes);
        }
    }

    private static string Key(string list, string part) => list + "\n" + part;
}
