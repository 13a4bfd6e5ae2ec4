using System;
using System.Collections.Generic;
using System.Linq;

namespace DracoonPS.Overview;

/// <summary>A ring of shares of a whole, with the whole in its middle and the shares beside it.</summary>
internal static class Ring
{
    private const double Radius = 70;
    private const double Center = 95;
    private const double Circumference = 2 * Math.PI * Radius;
    private static readonly string[] Colors = { "s1", "s2", "s3", "s4", "s5", "s0" };

    public static void Draw(PageWriter page, string title, string description, string unit, IReadOnlyList<(string Label, long Value)> all)
    {
        IReadOnlyList<(string Label, long Value)> parts = Fit(all);
        long whole = parts.Sum(p => p.Value);
        double height = Math.Max(190, 40 + (parts.Count * 28));
        using (Picture.Begin(page, height, title, description))
        {
            double start = 0;
            for (int i = 0; i < parts.Count; i++)
            {
                double length = Circumference * parts[i].Value / Math.Max(1, whole);
                page.Shape("circle", $"{parts[i].Label}: {Numbers.Count(parts[i].Value)} ({Numbers.Percent(parts[i].Value, whole)})",
                    ("cx", Numbers.At(Center)), ("cy", Numbers.At(Center)), ("r", Numbers.At(Radius)), ("class", "ring " + Colors[i]),
                    ("stroke-dasharray", Numbers.At(length) + " " + Numbers.At(Circumference - length)), ("stroke-dashoffset", Numbers.At(-start)),
                    ("transform", $"rotate(-90 {Numbers.At(Center)} {Numbers.At(Center)})"));
                start += length;
            }
            page.Element("text", Numbers.Count(whole), ("x", Numbers.At(Center)), ("y", Numbers.At(Center + 4)), ("class", "middle big"));
            page.Element("text", unit, ("x", Numbers.At(Center)), ("y", Numbers.At(Center + 24)), ("class", "middle key"));
            for (int i = 0; i < parts.Count; i++)
            {
                Entry(page, parts[i], whole, Center - (parts.Count * 14) + (i * 28), Colors[i].Replace('s', 'c'));
            }
        }
    }

    /// <summary>No more parts than colours: the smallest become one.</summary>
    internal static IReadOnlyList<(string Label, long Value)> Fit(IReadOnlyList<(string Label, long Value)> parts) => parts.Count <= Colors.Length
        ? parts
        : parts.Take(Colors.Length - 1).Append(("Others", parts.Skip(Colors.Length - 1).Sum(p => p.Value))).ToList();

    private static void Entry(PageWriter page, (string Label, long Value) part, long whole, double y, string color)
    {
        page.Element("rect", "", ("x", "230"), ("y", Numbers.At(y + 6)), ("width", "13"), ("height", "13"), ("rx", "2"), ("class", color));
        Picture.Label(page, part.Label, 252, y + 17, 22, "label");
        page.Element("text", Numbers.Count(part.Value), ("x", "500"), ("y", Numbers.At(y + 17)), ("class", "value end"));
        page.Element("text", Numbers.Percent(part.Value, whole), ("x", "570"), ("y", Numbers.At(y + 17)), ("class", "key end"));
    }
}
