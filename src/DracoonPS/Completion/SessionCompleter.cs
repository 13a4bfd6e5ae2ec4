using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Dracoon.Client;

namespace DracoonPS.Completion;

/// <summary>Completes the open sessions, as user@server; those of which there are several so, by their number.</summary>
public sealed class SessionCompleter : DracoonCompleter
{
    internal override IEnumerable<Candidate> Complete(CompletionRequest request)
    {
        IReadOnlyList<DracoonSession> all = SessionStore.Current.All;
        return all.Reverse().Where(s => SessionNames.NamesOf(s).Any(request.Fits)).Select(s =>
        {
            string name = SessionNames.NameOf(s);
            bool isOnly = all.Count(o => string.Equals(SessionNames.NameOf(o), name, StringComparison.OrdinalIgnoreCase)) == 1;
            string number = s.SessionId.ToString(CultureInfo.InvariantCulture);
            return new Candidate(isOnly ? name : number, $"session {number}: {s}, since {s.ConnectedAt.ToLocalTime().ToString("g", CultureInfo.CurrentCulture)}") { ListItem = isOnly ? name : $"{number}: {name}" };
        });
    }
}
