using System;

namespace DracoonPS.Overview;

/// <summary>What all sections of the page have.</summary>
internal static class SectionFrame
{
    /// <summary>Writes a section: what was found, or why it can't be seen.</summary>
    public static void Write<T>(PageWriter page, string id, string title, Part<T> part, Action<T> write)
        where T : class
    {
        using (page.Begin("section", ("id", id), ("aria-labelledby", id + "-title")))
        {
            page.Element("h2", title, ("id", id + "-title"));
            if (part.Facts is T facts)
            {
                write(facts);
            }
            else
            {
                page.Element("p", part.Missing ?? "", ("class", "missing"));
            }
        }
    }

    /// <summary>A picture and its numbers, side by side.</summary>
    public static void Pair(PageWriter page, Action picture, Action table)
    {
        using (page.Begin("div", ("class", "pair")))
        {
            using (page.Begin("figure"))
            {
                picture();
            }
            using (page.Begin("div"))
            {
                table();
            }
        }
    }

    public static void Note(PageWriter page, string text) => page.Element("p", text);

    /// <summary>Says that something is left out.</summary>
    public static void Cut(PageWriter page, string text) => page.Element("p", text, ("class", "cut"));
}
