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

    public CmdletHelp(CmdletInfo cmdlet, DocComments comments)
    {
        _comments = comments;
        Cmdlet = cmdlet;
        string member = "T:" + cmdlet.ImplementingType.FullName;
        Summary = comments.Paragraphs(member, "summary");
        Remarks = comments.Paragraphs(member, "remarks");
        Examples = comments.Examples(member);
        Parameters = cmdlet.Parameters.Values.Where(parameter => !Common.Contains(parameter.Name)).ToList();
        Inputs = cmdlet.ParameterSets.SelectMany(set => set.Parameters).Where(parameter => parameter.ValueFromPipeline)
            .Select(parameter => parameter.ParameterType).Distinct().ToList();
        Outputs = cmdlet.OutputType.Select(output => output.Name).Distinct().ToList();
    }

    private static HashSet<string> Common { get; } = new(PSCmdlet.CommonParameters, StringComparer.OrdinalIgnoreCase);

    public CmdletInfo Cmdlet { get; }

    public IReadOnlyList<string> Summary { get; }

    public IReadOnlyList<string> Remarks { get; }

    public IReadOnlyList<Example> Examples { get; }

    public IReadOnlyList<ParameterMetadata> Parameters { get; }

    public IReadOnlyList<Type> Inputs { get; }

    public IReadOnlyList<string> Outputs { get; }

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

    /// <summary>Where in the pipeline a parameter gets its value from, in the words of the help.</summary>
    public static string PipelineInput(bool byValue, bool byPropertyName) => (byValue, byPropertyName) switch
    {
        (true, true) => "True (ByValue, ByPropertyName)",
        (true, false) => "True (ByValue)",
        (false, true) => "True (ByPropertyName)",
        _ => "False",
    };

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

        if (Examples.Count == 0)
        {
            yield return $"{Cmdlet.Name}: an example";
        }

        foreach (ParameterMetadata parameter in Parameters.Where(parameter => ParameterText(parameter.Name).Count == 0))
        {
            yield return $"{Cmdlet.Name} -{parameter.Name}";
        }
    }
}
