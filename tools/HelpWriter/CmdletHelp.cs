using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Reflection;

namespace HelpWriter;

/// <summary>What the help says of one cmdlet: the engine's own metadata and the doc comments of its class.</summary>
internal sealed class CmdletHelp
{
    // What PowerShell itself adds to a cmdlet has no doc comment of ours.
    private static readonly Dictionary<string, string> EngineParameters = new(StringComparer.OrdinalIgnoreCase)
    {
        ["WhatIf"] = "Shows what would happen, and changes nothing.",
        ["Confirm"] = "Asks before each change.",
        ["First"] = "Gets only this many objects, and asks the server for no more.",
        ["Skip"] = "Leaves out this many objects from the start of the list.",
        ["IncludeTotalCount"] = "Emits the number of objects in the whole list first.",
    };

    private readonly DocComments _comments;

    private readonly object _fresh;

    public CmdletHelp(CmdletInfo cmdlet, string area, DocComments comments)
    {
        _comments = comments;
        _fresh = Activator.CreateInstance(cmdlet.ImplementingType)!;
        Cmdlet = cmdlet;
        Area = area;
        string member = "T:" + cmdlet.ImplementingType.FullName;
        Summary = comments.Paragraphs(member, "summary");
        IReadOnlyList<string> remarks = comments.Paragraphs(member, "remarks");
        Remarks = remarks.Where(text => !IsRequirement(text)).ToList();
        Requirements = remarks.Where(IsRequirement).ToList();
        Examples = comments.Examples(member);
        Parameters = cmdlet.Parameters.Values.Where(parameter => !Common.Contains(parameter.Name)).Select(parameter => new ParameterHelp(parameter, this)).OrderBy(parameter => parameter.Name, StringComparer.Ordinal).ToList();
        Outputs = cmdlet.OutputType.GroupBy(output => output.Name, StringComparer.Ordinal)
            .Select(group => (group.Key, Text: group.First().Type is { } type ? comments.Paragraphs("T:" + type.FullName, "summary") : [])).ToList();
        Operations = cmdlet.ImplementingType.GetCustomAttributesData()
            .Where(a => a.AttributeType.Name == "ApiOperationAttribute").Select(a => (string)a.ConstructorArguments[0].Value!).ToList();
    }

    private static HashSet<string> Common { get; } = new(PSCmdlet.CommonParameters, StringComparer.OrdinalIgnoreCase);

    public CmdletInfo Cmdlet { get; }

    public string Name => Cmdlet.Name;

    /// <summary>The part of the module: the comment above the cmdlet in the manifest.</summary>
    public string Area { get; }

    public IReadOnlyList<string> Summary { get; }

    /// <summary>What else there is to say, but for <see cref="Requirements"/>.</summary>
    public IReadOnlyList<string> Remarks { get; }

    /// <summary>The roles and permissions that it takes: the remarks that begin with "Needs".</summary>
    public IReadOnlyList<string> Requirements { get; }

    public IReadOnlyList<Example> Examples { get; }

    /// <summary>All parameters by name, without those that every cmdlet has.</summary>
    public IReadOnlyList<ParameterHelp> Parameters { get; }

    /// <summary>The parameters that take whole objects from the pipeline.</summary>
    public IEnumerable<ParameterHelp> Inputs => Parameters.Where(parameter => parameter.IsByValue);

    /// <summary>The types that it emits, and what they are.</summary>
    public IReadOnlyList<(string Name, IReadOnlyList<string> Text)> Outputs { get; }

    /// <summary>The operations of the API that it calls.</summary>
    public IReadOnlyList<string> Operations { get; }

    /// <summary>The parameter sets without the common parameters, the default one first.</summary>
    public IEnumerable<(CommandParameterSetInfo Set, IReadOnlyList<CommandParameterInfo> Parameters)> Sets() =>
        Cmdlet.ParameterSets.OrderByDescending(set => set.IsDefault).Select(set => (set, (IReadOnlyList<CommandParameterInfo>)
            set.Parameters.Where(parameter => !Common.Contains(parameter.Name))
                .OrderBy(parameter => parameter.Position < 0 ? int.MaxValue : parameter.Position)
                .ThenByDescending(parameter => parameter.IsMandatory).ToList()));

    /// <summary>The text of a parameter; empty when nobody wrote one.</summary>
    public IReadOnlyList<string> ParameterText(string name)
    {
        PropertyInfo? property = Cmdlet.ImplementingType.GetProperty(name);
        if (property is not null)
        {
            Type declaring = property.DeclaringType!;
            string type = (declaring.IsGenericType ? declaring.GetGenericTypeDefinition() : declaring).FullName!;
            string member = $"P:{type}.{name}";
            IReadOnlyList<string> text = [.. _comments.Paragraphs(member, "summary"), .. _comments.Paragraphs(member, "remarks")];
            if (text.Count > 0)
            {
                return text;
            }
        }

        return EngineParameters.TryGetValue(name, out string? known) ? [known] : [];
    }

    /// <summary>What a parameter is where it is not given; null for nothing.</summary>
    public object? DefaultOf(string name) => Cmdlet.ImplementingType.GetProperty(name) is { CanRead: true } property ? property.GetValue(_fresh) : null;

    /// <summary>A type as a person reads it: <c>DateTime</c> for a nullable one, <c>UserReference[]</c>.</summary>
    public static string TypeName(Type type) =>
        Nullable.GetUnderlyingType(type) is { } inner ? TypeName(inner)
        : type.IsArray ? TypeName(type.GetElementType()!) + "[]"
        : type.Name;

    /// <summary>What has no text: the cmdlet, an example, a parameter.</summary>
    public IEnumerable<string> Missing()
    {
        if (Summary.Count == 0)
        {
            yield return Cmdlet.Name;
        }

        if (Examples.Count < 2)
        {
            yield return $"{Cmdlet.Name}: {2 - Examples.Count} more of two examples";
        }

        foreach (ParameterHelp parameter in Parameters.Where(parameter => parameter.Text.Count == 0))
        {
            yield return $"{Cmdlet.Name} -{parameter.Name}";
        }
    }

    private static bool IsRequirement(string text) => text.StartsWith("Needs ", StringComparison.Ordinal);
}
