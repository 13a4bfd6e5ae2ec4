using System;
using System.Collections.Generic;
using System.Linq;

namespace DracoonPS.Overview;

/// <summary>Two rows of columns over the same months, number and size: what came in the month stands on what was there.</summary>
internal static class MonthColumns
{
    private const double Left = 62;
    private const double PanelHeight = 235;
    private const double PanelSpace = 52;
    private const double Top = 56;

    public static void Draw(PageWriter page, string title, string description, IReadOnlyList<MonthGrowth> months)
    {
        using (Picture.Begin(page, Top + (2 * PanelHeight) + PanelSpace + 30, title, description))
        {
            Picture.Legend(page, 4, ("New in the month", "c1"), ("There before", "c0"));
            Panel(page, "Files", Top, months, m => m.Files, m => m.NewFiles, Scale.Top, Numbers.Count);
            Panel(page, "Size", Top + PanelHeight + PanelSpace, months, m => m.Bytes, m => m.NewBytes, Scale.TopOfBytes, Numbers.Bytes);
        }
    }

    private static void Panel(
        PageWriter page, string name, double y, IReadOnlyList<MonthGrowth> months, Func<MonthGrowth, long> all, Func<MonthGrowth, long> added, Func<long, long> round, Func<long, string> write)
    {
        long top = Math.Max(1, round(Math.Max(1, months.Max(all))));
        page.Element("text", name, ("x", "0"), ("y", Numbers.At(y - 14)), ("class", "axis-name"));
        foreach (int half in new[] { 0, 1, 2 })
        {
            double line = y + PanelHeight - (PanelHeight * half / 2);
            page.Element("line", "", ("x1", Numbers.At(Left)), ("x2", Numbers.At(Picture.Width)), ("y1", Numbers.At(line)), ("y2", Numbers.At(line)), ("class", "grid"));
            page.Element("text", write(half == 2 ? top : top / 2 * half), ("x", Numbers.At(Left - 8)), ("y", Numbers.At(line + 4)), ("class", "key end"));
        }
        double step = (Picture.Width - Left) / months.Count;
        double width = Math.Min(34, step * 0.7);
        int every = LabelInterval(months.Count);
        for (int i = 0; i < months.Count; i++)
        {
            double x = Left + (step * i) + ((step - width) / 2);
            double height = PanelHeight * all(months[i]) / top;
            double fresh = PanelHeight * added(months[i]) / top;
            string tip = $"{months[i].Label}: {write(added(months[i]))} new, {write(all(months[i]))} in all";
            Bar(page, tip, x, y + PanelHeight - (height - fresh), width, height - fresh, "c0");
            Bar(page, tip, x, y + PanelHeight - height, width, fresh, "c1");
            if ((months.Count - 1 - i) % every == 0)
            {
                page.Element("text", months[i].Label, ("x", Numbers.At(x + (width / 2))), ("y", Numbers.At(y + PanelHeight + 17)), ("class", "key middle"));
            }
        }
    }

    /// <summary>Every how many months a label has room, counted from the last.</summary>
    internal static int LabelInterval(int months) => Math.Max(1, (int)Math.Ceiling(months * 62 / (Picture.Width - Left)));

    private static void Bar(PageWriter page, string tip, double x, double y, double width, double height, string color)
    {
        if (height > 0)
        {
            page.Shape("rect", tip, ("x", Numbers.At(x)), ("y", Numbers.At(y)), ("width", Numbers.At(width)), ("height", Numbers.At(height)), ("class", color));
        }
    }
}
