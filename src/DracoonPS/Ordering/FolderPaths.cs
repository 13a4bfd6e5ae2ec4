using System;
using System.Collections.Generic;
using Dracoon.Client;

namespace DracoonPS.Ordering;

/// <summary>
/// The folders that are being made at the same time. Making <c>/Room/A/B</c> also makes <c>/Room/A</c>, without notes and classification, so that these two have to
/// be made in their order; brothers need no order.
/// </summary>
internal sealed class FolderPaths
{
    private readonly HashSet<string> _made = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _above = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Adds a path.</summary>
    /// <param name="path">The path.</param>
    /// <returns>False when it has to wait for one that is there: the same, one above or one below it.</returns>
    public bool TryAdd(string path)
    {
        IReadOnlyList<string> names = NodePath.Split(path);
        var above = new List<string>();
        string whole = "";
        for (int i = 0; i < names.Count; i++)
        {
            if (i > 0)
            {
                above.Add(whole);
            }
            whole += "/" + names[i];
        }
        if (_made.Contains(whole) || _above.Contains(whole) || above.Exists(_made.Contains))
        {
            return false;
        }
        _made.Add(whole);
        _above.UnionWith(above);
        return true;
    }

    /// <summary>Forgets all, since they are done, and adds a path.</summary>
    /// <param name="path">The path.</param>
    public void Restart(string path)
    {
        _made.Clear();
        _above.Clear();
        TryAdd(path);
    }
}
