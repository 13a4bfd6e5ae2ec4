using System.Management.Automation;

namespace DracoonPS.Completion;

/// <summary>Something that an argument can be.</summary>
internal sealed class Candidate
{
    public Candidate(string name, string? toolTip = null, long? id = null)
    {
        Name = name;
        ToolTip = toolTip;
        Id = id;
    }

    /// <summary>What it is called, and what the user types the beginning of.</summary>
    public string Name { get; }

    /// <summary>Its number; null for what is known by its name only.</summary>
    public long? Id { get; }

    /// <summary>What it is known by too, such as a user's last name: typed, it leads to the name.</summary>
    public string?[] OtherNames { get; set; } = System.Array.Empty<string?>();

    /// <summary>What is told of it besides its name.</summary>
    public string? ToolTip { get; }

    /// <summary>What the menu shows; the name when null.</summary>
    public string? ListItem { get; set; }

    /// <summary>False where the name would not lead to it, so that its number has to be taken.</summary>
    public bool IsNameUsable { get; set; } = true;

    /// <summary>True for the path of a node: a part of it with brackets is looked for as it is before it is taken for a pattern.</summary>
    public bool IsPath { get; set; }

    public CompletionResultType ResultType { get; set; } = CompletionResultType.ParameterValue;
}
