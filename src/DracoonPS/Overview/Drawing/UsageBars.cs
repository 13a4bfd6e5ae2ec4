using System;
using System.Collections.Generic;
using System.Linq;

namespace DracoonPS.Overview;

/// <summary>A bar for each row, on a track that shows the limit where there is one.</summary>
internal static class UsageBars
{
    private const double RowHeight = 27;
    private const double LabelWidth = 170;
    private const double ValueWidth = 150;
    private const double BarWidth = Picture.Width - LabelWidth - ValueWidth;

    public static void Draw(PageWriter page, string title, string description, IReadOnlyList<RoomUsage> rows)
    {
        long most = Math.Max(1, rows.Max(r => r.Used));
        using (Picture.Begin(page, (rows.Count * RowHeight) + 4, title, description))
        {
            for (int i = 0; i < rows.Count; i++)
            {
                Row(page, rows[i], 4 + (i * RowHeight), most);
            }
        }
    }

    /// <summary>The colour tells how near the limit is.</summary>
    internal static string ColorOf(RoomUsage row) => row.Quota is not long quota ? "c1" : row.Used >= quota * 0.95 ? "c5" : row.Used >= quota * 0.8 ? "c2" : "c1";

    private static void Row(PageWriter page, RoomUsage row, double y, long most)
    {
        Picture.Label(page, row.Name, 0, y + 14, 22, "label");
        // The track ends at the limit, or at the edge where the limit is further out.
        double track = row.Quota is long quota ? BarWidth * Math.Min(1, (double)quota / most) : BarWidth;
        double used = BarWidth * row.Used / most;
        string text = row.Quota is long limit ? $"{Numbers.Bytes(row.Used)} · {Numbers.Percent(row.Used, limit)}" : Numbers.Bytes(row.Used);
        page.Element("rect", "", ("x", Numbers.At(LabelWidth)), ("y", Numbers.At(y)), ("width", Numbers.At(track)), ("height", "19"), ("rx", "3"), ("class", row.Quota is null ? "track" : "track limit"));
        if (row.Used > 0)
        {
            page.Shape("rect", $"{row.Name}: {text}", ("x", Numbers.At(LabelWidth)), ("y", Numbers.At(y)), ("width", Numbers.At(Math.Max(2, used))), ("height", "19"), ("rx", "3"), ("class", ColorOf(row)));
        }
        page.Element("text", text, ("x", Numbers.At(LabelWidth + BarWidth + 10)), ("y", Numbers.At(y + 14)), ("class", "value"));
    }
}
