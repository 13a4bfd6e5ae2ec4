using System;
using System.Collections.Generic;
using System.Linq;

namespace DracoonPS.Completion;

/// <summary>Completes orders: the fields that the API sorts by, up and down. What stands before the last comma stays.</summary>
public sealed class SortCompleter : DracoonCompleter
{
    private static readonly char[] Separators = { ',', '|' };

    internal override IEnumerable<Candidate> Complete(CompletionRequest request)
    {
        int start = request.Typed.LastIndexOfAny(Separators) + 1;
        string before = request.Typed.Substring(0, start);
        string order = request.Typed.Substring(start).TrimStart();
        IEnumerable<string> fields = request.Cmdlet is null ? Enumerable.Empty<string>() : ListFields.Of(request.Cmdlet).SelectMany(l => l.Sort).Distinct();
        return fields.SelectMany(field => new[] { (field + ":asc", "the smallest first"), (field + ":desc", "the largest first") })
            .Where(o => o.Item1.StartsWith(order, StringComparison.OrdinalIgnoreCase))
            .Select(o => new Candidate(before + o.Item1, $"{o.Item1}, {o.Item2}") { ListItem = o.Item1 });
    }
}
