using System;

namespace DracoonPS.Overview;

/// <summary>The frame of a drawing: its size, and what screen readers say of it.</summary>
internal static class Picture
{
    public const int Width = 600;

    /// <summary>Begins a drawing; it ends when what is returned is disposed.</summary>
    /// <param name="page">The page.</param>
    /// <param name="height">Its height, where the width is <see cref="Width"/>.</param>
    /// <param name="title">What it shows.</param>
    /// <param name="description">What is to be seen in it.</param>
    public static IDisposable Begin(PageWriter page, double height, string title, string description)
    {
        string titleId = page.NewId();
        string descriptionId = page.NewId();
        IDisposable picture = page.Begin("svg", ("viewBox", $"0 0 {Width} {Numbers.At(height)}"), ("role", "img"), ("aria-labelledby", titleId + " " + descriptionId));
        page.Element("title", title, ("id", titleId));
        page.Element("desc", description, ("id", descriptionId));
        return picture;
    }

    /// <summary>A text that is cut to a width; the whole of it shows when the mouse rests on it.</summary>
    public static void Label(PageWriter page, string text, double x, double y, int columns, string cssClass)
    {
        string clean = PageText.Clean(text);
        string shown = PageText.Shorten(clean, columns);
        using (page.Begin("text", ("x", Numbers.At(x)), ("y", Numbers.At(y)), ("class", cssClass)))
        {
            if (shown.Length != clean.Length)
            {
                page.Element("title", clean);
            }
            page.Text(shown);
        }
    }

    /// <summary>Says what the colours mean, from left to right.</summary>
    public static void Legend(PageWriter page, double y, params (string Text, string Color)[] entries)
    {
        double x = 0;
        foreach ((string text, string color) in entries)
        {
            page.Element("rect", "", ("x", Numbers.At(x)), ("y", Numbers.At(y)), ("width", "11"), ("height", "11"), ("rx", "2"), ("class", color));
            page.Element("text", text, ("x", Numbers.At(x + 17)), ("y", Numbers.At(y + 10)), ("class", "key"));
            x += 17 + (text.Length * 6.6) + 22;
        }
    }
}
