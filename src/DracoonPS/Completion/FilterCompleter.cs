using System;
using System.Collections.Generic;
using System.Linq;

namespace DracoonPS.Completion;

/// <summary>Completes filters in the API's language: fields with their operators, then values where they are words. What stands before the last bar stays.</summary>
public sealed class FilterCompleter : DracoonCompleter
{
    internal override IEnumerable<Candidate> Complete(CompletionRequest request)
    {
        int start = request.Typed.LastIndexOf('|') + 1;
        string before = request.Typed.Substring(0, start);
        string condition = request.Typed.Substring(start);
        IEnumerable<FilterField> fields = request.Cmdlet is null ? Enumerable.Empty<FilterField>() : ListFields.Of(request.Cmdlet).SelectMany(l => l.Filter).GroupBy(f => f.Name).Select(g => g.First());
        return fields.SelectMany(field => field.Operators.SelectMany(op => Continue(field, op, condition))).Select(c => new Candidate(before + c.Text, c.ToolTip) { ListItem = c.Text });
    }

    private static IEnumerable<(string Text, string ToolTip)> Continue(FilterField field, string op, string condition)
    {
        string beginning = field.Name + ":" + op + ":";
        if (!condition.StartsWith(beginning, StringComparison.OrdinalIgnoreCase))
        {
            return beginning.StartsWith(condition, StringComparison.OrdinalIgnoreCase) ? new[] { (beginning, $"{field.Name} {Meaning(op)}: {field.ValueKind}") } : Enumerable.Empty<(string, string)>();
        }
        // Several values are any of them: type:eq:room:folder.
        int last = condition.LastIndexOf(':') + 1;
        string[] given = condition.Substring(beginning.Length).Split(':');
        return field.Words.Where(w => w.StartsWith(given[given.Length - 1], StringComparison.OrdinalIgnoreCase) && !given.Take(given.Length - 1).Contains(w))
            .Select(w => (condition.Substring(0, last) + w, $"{field.Name} {Meaning(op)} {w}"));
    }

    private static string Meaning(string op) => op switch
    {
        "eq" => "is",
        "cn" => "contains",
        "sw" => "starts with",
        "ge" => "is at least",
        "le" => "is at most",
        _ => op,
    };
}
