using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using Dracoon.Client;

namespace DracoonPS.Completion;

/// <summary>Completes the paths of the API's operations. What was typed in place of <c>{user_id}</c> stays.</summary>
public sealed class ApiPathCompleter : DracoonCompleter
{
    private const string Prefix = "/api/v4";

    private static readonly char[] Slash = { '/' };
    private static readonly Lazy<List<(string Method, string[] Segments)>> Operations = new(Load);

    internal override IEnumerable<Candidate> Complete(CompletionRequest request)
    {
        string? method = request.Argument<string>("Method");
        string typed = request.Typed;
        string prefix = typed.StartsWith(Prefix + "/", StringComparison.OrdinalIgnoreCase) ? Prefix : "";
        string[] segments = typed.Substring(prefix.Length).TrimStart('/').Split('/');
        return Operations.Value.Where(o => (method is null || string.Equals(o.Method, method, StringComparison.OrdinalIgnoreCase)) && Fits(o.Segments, segments))
            .GroupBy(o => prefix + "/" + string.Join("/", segments.Take(segments.Length - 1).Concat(o.Segments.Skip(segments.Length - 1))), StringComparer.Ordinal)
            .OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => new Candidate(g.Key, string.Join(", ", g.Select(o => o.Method).Distinct()) + " /" + string.Join("/", g.First().Segments)));
    }

    private static bool Fits(string[] template, string[] typed)
    {
        if (template.Length < typed.Length)
        {
            return false;
        }
        for (int i = 0; i < typed.Length - 1; i++)
        {
            bool isVariable = template[i][0] == '{' && typed[i].Length > 0;
            if (!isVariable && !string.Equals(template[i], typed[i], StringComparison.OrdinalIgnoreCase))
            {
                return false;
            }
        }
        return template[typed.Length - 1].StartsWith(typed[typed.Length - 1], StringComparison.OrdinalIgnoreCase);
    }

    // The client names the operation at each method that calls it.
    private static List<(string, string[])> Load() => typeof(DracoonSession).Assembly.GetTypes()
        .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly).Cast<MemberInfo>().Concat(new[] { type }))
        .SelectMany(member => member.GetCustomAttributes<ApiOperationAttribute>(false).Select(a => a.Operation)).Distinct()
        .Select(operation => operation.Split(' '))
        .Select(words => (words[0], words[1].Split(Slash, StringSplitOptions.RemoveEmptyEntries)))
        .ToList();
}
