using System.Collections.Generic;
using System.Linq;

namespace DracoonPS.Completion;

/// <summary>Completes words that are known without a server.</summary>
public abstract class WordCompleter : DracoonCompleter
{
    private protected abstract IEnumerable<Candidate> Words { get; }

    internal override IEnumerable<Candidate> Complete(CompletionRequest request) => Words.Where(request.Fits);
}
