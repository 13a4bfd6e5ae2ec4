using System.Collections.Generic;
using System.Linq;
using Dracoon.Client.SavedSessions;

namespace DracoonPS.Completion;

/// <summary>Completes the names of saved sessions.</summary>
public sealed class SavedSessionCompleter : WordCompleter
{
    // Without -Saved, what comes first at Connect-Dracoon is the address of a server.
    internal override bool IsMeant(CompletionRequest request) => request.Cmdlet?.GetProperty("Saved") is null || request.HasParameter("Saved");

    private protected override IEnumerable<Candidate> Words => SavedSessionFile.Names().Select(name => new Candidate(name, SavedSessionFile.ByName(name).Path));
}
