using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace DracoonSandbox.Http;

/// <summary>Lets requests go wrong by chance, each in one of several ways. The same seed and the same order of requests give the same faults.</summary>
internal sealed class RandomFaults
{
    private readonly string? _method;
    private readonly Regex _path;
    private readonly double _chance;
    private readonly Random _random;
    private readonly List<(Fault Fault, JsonObject Description)> _kinds = [];
    private readonly long[] _counts;
    private long _seen;

    public RandomFaults(JsonObject description)
    {
        _method = description.Text("method");
        _path = new Regex("^(?:" + (description.Text("path") ?? ".*") + ")$", RegexOptions.CultureInvariant);
        _chance = description["chance"]!.GetValue<double>();
        if (_chance is not (>= 0 and <= 1))
        {
            throw ApiError.Invalid(-80000, "'chance' is from 0 to 1.");
        }
        _random = new Random((int)(description.Number("seed") ?? 0));
        foreach (JsonObject kind in description.Objects("kinds"))
        {
            var whole = (JsonObject)kind.DeepClone();
            whole["path"] ??= ".*"; // a kind may be for some of the requests only
            _kinds.Add((new Fault(whole), whole));
        }
        if (_kinds.Count == 0)
        {
            throw ApiError.Invalid(-80000, "'kinds' has at least one.");
        }
        _counts = new long[_kinds.Count];
    }

    /// <summary>What happens to a request; null for nothing. For one caller at a time.</summary>
    public Fault? Choose(HttpRequest request)
    {
        if ((_method is not null && _method != request.Method) || !_path.IsMatch(request.Path.Value!))
        {
            return null;
        }
        _seen++;
        if (_random.NextDouble() >= _chance)
        {
            return null;
        }
        int[] possible = [.. Enumerable.Range(0, _kinds.Count).Where(i => _kinds[i].Fault.Matches(request))];
        if (possible.Length == 0)
        {
            return null;
        }
        int chosen = possible[_random.Next(possible.Length)];
        _counts[chosen]++;
        return _kinds[chosen].Fault;
    }

    /// <summary>How many requests it saw, and how many went wrong in which way.</summary>
    public JsonObject Report() => new()
    {
        ["seen"] = _seen,
        ["injected"] = _counts.Sum(),
        ["kinds"] = new JsonArray([.. _kinds.Select((k, i) =>
        {
            JsonNode kind = k.Description.DeepClone();
            kind["injected"] = _counts[i];
            return kind;
        })]),
    };
}
