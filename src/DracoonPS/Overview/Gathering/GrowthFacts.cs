using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Api;
using Dracoon.Client.Models;

namespace DracoonPS.Overview;

/// <summary>What came in a month, and what was there at its end.</summary>
internal sealed record MonthGrowth(string Label, long NewFiles, long NewBytes, long Files, long Bytes);

/// <summary>How the files that are there today came to be.</summary>
internal sealed class GrowthFacts
{
    private const int MonthsShown = 24;

    /// <summary>Month by month up to now; what is older than the first is summed before it.</summary>
    public IReadOnlyList<MonthGrowth> Months { get; init; } = new List<MonthGrowth>();

    /// <summary>How many files were read, the latest first.</summary>
    public long Read { get; init; }

    /// <summary>How many there are.</summary>
    public long Total { get; init; }

    public static async Task<GrowthFacts> GatherAsync(Gathering gathering)
    {
        var options = new ListOptions
        {
            Filter = new FilterBuilder().Add("type", "eq", "file").ToFilter(),
            Sort = new SortBuilder().Add("createdAt", descending: true).ToSort(),
            First = (ulong)gathering.Limits.Files,
        };
        using PagedQuery<DracoonNode> files = gathering.Session.Nodes.Search("*", NodesApi.Root, -1, options);
        var months = new Dictionary<DateTime, (long Files, long Bytes)>();
        long read = 0;
        while (await files.MoveNextAsync(gathering.CancellationToken))
        {
            read++;
            DateTime month = MonthOf(files.Current.CreatedAt ?? gathering.Now);
            (long count, long bytes) = months.TryGetValue(month, out (long, long) sum) ? sum : default;
            months[month] = (count + 1, bytes + (files.Current.Size ?? 0));
        }
        return new GrowthFacts { Months = Series(months, gathering.Now), Read = read, Total = Math.Max(files.Total ?? read, read) };
    }

    /// <summary>Makes a row of every month from the first with files to now, those without files too.</summary>
    internal static IReadOnlyList<MonthGrowth> Series(IReadOnlyDictionary<DateTime, (long Files, long Bytes)> months, DateTime now)
    {
        var rows = new List<MonthGrowth>();
        if (months.Count == 0)
        {
            return rows;
        }
        DateTime last = months.Keys.Append(MonthOf(now)).Max(); // the server's clock may be ahead
        DateTime first = months.Keys.Min();
        long files = 0;
        long bytes = 0;
        DateTime start = last.AddMonths(1 - MonthsShown);
        if (first < start)
        {
            files = months.Where(m => m.Key < start).Sum(m => m.Value.Files);
            bytes = months.Where(m => m.Key < start).Sum(m => m.Value.Bytes);
            rows.Add(new MonthGrowth("Before", files, bytes, files, bytes));
            first = start;
        }
        for (DateTime month = first; month <= last; month = month.AddMonths(1))
        {
            (long newFiles, long newBytes) = months.TryGetValue(month, out (long, long) sum) ? sum : default;
            files += newFiles;
            bytes += newBytes;
            rows.Add(new MonthGrowth(month.ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture), newFiles, newBytes, files, bytes));
        }
        return rows;
    }

    private static DateTime MonthOf(DateTime time) => new(time.Year, time.Month, 1, 0, 0, 0, DateTimeKind.Utc);
}
