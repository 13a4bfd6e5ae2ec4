using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Linq;

namespace Dracoon.Client.Models;

/// <summary>Some names. As text, also in a CSV file, they stand side by side: <c>USER_MANAGER, LOG_AUDITOR</c>.</summary>
public sealed class NameList : ReadOnlyCollection<string>
{
    /// <summary>No names.</summary>
    public static readonly NameList None = new(Enumerable.Empty<string>());

    internal NameList(IEnumerable<string> names)
        : base(names.ToList())
    {
    }

    /// <summary>The names.</summary>
    /// <returns>The names with commas between them.</returns>
    public override string ToString() => string.Join(", ", this);
}
