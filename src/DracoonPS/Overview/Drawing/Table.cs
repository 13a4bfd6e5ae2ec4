using System;
using System.Collections.Generic;
using System.Linq;

namespace DracoonPS.Overview;

/// <summary>A table of numbers: the first columns are names, which are cut where there is no room, and the others numbers.</summary>
internal static class Table
{
    /// <param name="page">The page.</param>
    /// <param name="caption">What screen readers call it.</param>
    /// <param name="names">How many columns are names.</param>
    /// <param name="columns">The heads of the columns.</param>
    /// <param name="rows">The cells.</param>
    /// <param name="sum">A last row that sums the others; null for none.</param>
    public static void Write(PageWriter page, string caption, int names, string[] columns, IEnumerable<string[]> rows, string[]? sum = null)
    {
        using (page.Begin("table", ("class", names == columns.Length ? "names" : "numbers")))
        {
            page.Element("caption", caption);
            using (page.Begin("thead"))
            {
                Row(page, names, columns, (_, index) => ("th", ("scope", "col")));
            }
            using (page.Begin("tbody"))
            {
                foreach (string[] row in rows)
                {
                    Row(page, names, row, HeadThenCells);
                }
            }
            if (sum is not null)
            {
                using (page.Begin("tfoot"))
                {
                    Row(page, names, sum, HeadThenCells);
                }
            }
        }
    }

    private static (string Element, (string Name, string Value) Attribute) HeadThenCells(string cell, int index) =>
        index == 0 ? ("th", ("scope", "row")) : ("td", ("data-column", Numbers.Count(index)));

    private static void Row(PageWriter page, int names, string[] cells, Func<string, int, (string Element, (string Name, string Value) Attribute)> kindOf)
    {
        using (page.Begin("tr"))
        {
            for (int i = 0; i < cells.Length; i++)
            {
                (string element, (string Name, string Value) attribute) = kindOf(cells[i], i);
                (string, string)[] attributes = i < names
                    ? new[] { attribute, ("class", "name"), ("title", cells[i]) }
                    : new[] { attribute, ("class", "number") };
                page.Element(element, cells[i], attributes);
            }
        }
    }
}
