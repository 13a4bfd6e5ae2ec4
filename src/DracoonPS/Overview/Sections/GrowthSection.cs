using System.Linq;

namespace DracoonPS.Overview;

/// <summary>How the files that are there today came to be.</summary>
internal static class GrowthSection
{
    private static readonly string[] Columns = { "Month", "New files", "New size", "All files", "All size" };

    public static void Write(PageWriter page, Part<GrowthFacts> part) => SectionFrame.Write(page, "growth", "Growth", part, facts =>
    {
        SectionFrame.Note(page, "The files that are there today, by the month (UTC) in which they were created: what was deleted since is not among them.");
        SectionFrame.Note(page, $"{Numbers.Count(facts.Read)} of {Numbers.Of(facts.Total, "file", "files")} read.");
        if (facts.Read < facts.Total)
        {
            SectionFrame.Cut(page, $"The oldest {Numbers.Of(facts.Total - facts.Read, "file is", "files are")} left out, so that the first months show too little; -MaximumFiles sets how many are read.");
        }
        if (facts.Months.Count == 0)
        {
            return;
        }
        MonthGrowth last = facts.Months[facts.Months.Count - 1];
        SectionFrame.Pair(
            page,
            () => MonthColumns.Draw(page, "Files and bytes by month of creation", $"{Numbers.Count(last.Files)} files with {Numbers.Bytes(last.Bytes)} at the end of {last.Label}.", facts.Months),
            () => Table.Write(page, "Files and bytes by month of creation", 1, Columns,
                facts.Months.Reverse().Select(m => new[] { m.Label, Numbers.Count(m.NewFiles), Numbers.Bytes(m.NewBytes), Numbers.Count(m.Files), Numbers.Bytes(m.Bytes) })));
    });
}
