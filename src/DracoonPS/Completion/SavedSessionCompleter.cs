using System.Collections.Generic;
using System.Linq;
using Dracoon.Client.SavedSessions;

namespace DracoonPS.Completion;

/// <summary>Completes the names of saved sessions.</summary>
public sealed class SavedSessionCompleter : WordCompleter
{
    private protected override IEnumerable<Candidate> Words => SavedSessionFile.Names().Select(name => new Candidate(name, SavedSessionFile.ByName(name).Path));
}
