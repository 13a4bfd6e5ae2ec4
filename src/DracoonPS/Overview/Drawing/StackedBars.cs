using System;
using System.Collections.Generic;
using System.Linq;

namespace DracoonPS.Overview;

/// <summary>A row of <see cref="StackedBars"/>: its parts in the order of the legend.</summary>
internal sealed record StackedRow(string Label, params long[] Parts)
{
    public long Total => Parts.Sum();
}

/// <summary>A bar for each row, made of parts whose colours the legend tells.</summary>
internal static class StackedBars
{
    private const double RowHeight = 30;
    private const double LabelWidth = 170;
    private const double ValueWidth = 60;
    private const double BarWidth = Picture.Width - LabelWidth - ValueWidth;

    public static void Draw(PageWriter page, string title, string description, (string Text, string Color)[] legend, IReadOnlyList<StackedRow> rows)
    {
        long most = Math.Max(1, rows.Max(r => r.Total));
        double top = legend.Length > 1 ? 28 : 4;
        using (Picture.Begin(page, top + (rows.Count * RowHeight), title, description))
        {
            if (legend.Length > 1)
            {
                Picture.Legend(page, 4, legend);
            }
            for (int i = 0; i < rows.Count; i++)
            {
                Row(page, rows[i], top + (i * RowHeight), most, legend);
            }
        }
    }

    private static void Row(PageWriter page, StackedRow row, double y, long most, (string Text, string Color)[] legend)
    {
        Picture.Label(page, row.Label, 0, y + 15, 22, "label");
        page.Element("rect", "", ("x", Numbers.At(LabelWidth)), ("y", Numbers.At(y)), ("width", Numbers.At(BarWidth)), ("height", "21"), ("rx", "3"), ("class", "track"));
        double x = LabelWidth;
        for (int i = 0; i < row.Parts.Length; i++)
        {
            if (row.Parts[i] > 0)
            {
                double width = BarWidth * row.Parts[i] / most;
                page.Shape("rect", $"{row.Label}, {legend[i].Text}: {Numbers.Count(row.Parts[i])}", ("x", Numbers.At(x)), ("y", Numbers.At(y)),
                    ("width", Numbers.At(Math.Max(1.5, width))), ("height", "21"), ("class", legend[i].Color));
                x += width;
            }
        }
        page.Element("text", Numbers.Count(row.Total), ("x", Numbers.At(Picture.Width)), ("y", Numbers.At(y + 15)), ("class", "value end"));
    }
}
