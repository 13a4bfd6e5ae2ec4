using System;
using System.Collections.Generic;

namespace Dracoon.Client;

/// <summary>Paths of nodes: <c>/Room/Folder/file.txt</c>. A backslash separates too, since no name may contain either.</summary>
public static class NodePath
{
    private static readonly char[] Separators = { '/', '\\' };

    /// <summary>The names in a path.</summary>
    /// <param name="path">The path.</param>
    /// <returns>The names from the top; none for the top itself.</returns>
    public static IReadOnlyList<string> Split(string path) => path.Split(Separators, StringSplitOptions.RemoveEmptyEntries);

    /// <summary>True for a text that is meant as a path: it begins with a separator.</summary>
    /// <param name="text">The text.</param>
    /// <returns>True for a path.</returns>
    public static bool IsPath(string text) => text.Length > 0 && Array.IndexOf(Separators, text[0]) >= 0;

    /// <summary>The path of what contains the last name, and that name.</summary>
    /// <param name="path">The path.</param>
    /// <returns>The parent's path, <c>/</c> for the top, and the name; an empty name for the top itself.</returns>
    public static (string Parent, string Name) SplitLast(string path)
    {
        IReadOnlyList<string> names = Split(path);
        if (names.Count == 0)
        {
            return ("/", "");
        }
        string parent = "";
        for (int i = 0; i < names.Count - 1; i++)
        {
            parent += "/" + names[i];
        }
        return (parent.Length == 0 ? "/" : parent, names[names.Count - 1]);
    }
}
