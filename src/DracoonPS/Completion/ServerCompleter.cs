using System;
using System.Collections.Generic;
using System.Linq;
using Dracoon.Client.SavedSessions;

namespace DracoonPS.Completion;

/// <summary>Completes the addresses of servers: those of the open and of the saved sessions.</summary>
public sealed class ServerCompleter : DracoonCompleter
{
    internal override IEnumerable<Candidate> Complete(CompletionRequest request)
    {
        IEnumerable<Candidate> open = SessionStore.Current.All.Select(s => Describe(s.BaseUri, $"as in the session {s}"));
        IEnumerable<Candidate> saved = SavedSessionFile.Names().Select(Read).OfType<Candidate>();
        return open.Concat(saved).GroupBy(c => c.Name).Select(g => g.First()).OrderBy(c => c.Name, StringComparer.Ordinal)
            .Where(c => request.Fits(c) || request.Fits(new Uri(c.Name).Authority));
    }

    private static Candidate? Read(string name)
    {
        try
        {
            return Describe(SavedSessionFile.ByName(name).ReadBaseUri(), $"as in the saved session '{name}'");
        }
        catch (SavedSessionException)
        {
            return null; // a damaged file: Connect-Dracoon -Saved tells of it
        }
    }

    private static Candidate Describe(Uri address, string toolTip) => new(address.GetLeftPart(UriPartial.Authority), toolTip);
}
