using System;
using System.Collections.Generic;
using System.Linq;

namespace DracoonPS.Completion;

/// <summary>What a server has.</summary>
internal sealed class CompletionAnswer
{
    public static readonly CompletionAnswer Nothing = new(Array.Empty<Candidate>(), true);

    public CompletionAnswer(IReadOnlyList<Candidate> candidates, bool isComplete)
    {
        Candidates = candidates;
        IsComplete = isComplete;
    }

    public IReadOnlyList<Candidate> Candidates { get; }

    /// <summary>False when the server has more than was asked for.</summary>
    public bool IsComplete { get; }

    /// <summary>An answer in the order of names. What has the name of another one goes by its number.</summary>
    public static CompletionAnswer Of(IEnumerable<Candidate> candidates, bool isComplete)
    {
        List<Candidate> sorted = candidates.OrderBy(c => c.Name, StringComparer.CurrentCultureIgnoreCase).ToList();
        foreach (IGrouping<string, Candidate> same in sorted.Where(c => c.Id is not null).GroupBy(c => c.Name, StringComparer.OrdinalIgnoreCase).Where(g => g.Count() > 1))
        {
            foreach (Candidate candidate in same)
            {
                candidate.IsNameUsable = false;
                candidate.ListItem ??= FormattableString.Invariant($"{candidate.Name} ({candidate.Id})");
            }
        }
        return new CompletionAnswer(sorted, isComplete);
    }
}
