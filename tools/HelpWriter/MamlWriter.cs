using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Xml.Linq;

namespace HelpWriter;

/// <summary>Writes the help in MAML, the format that <c>Get-Help</c> reads.</summary>
internal static class MamlWriter
{
    private static readonly XNamespace Help = "http://msh";
    private static readonly XNamespace Maml = "http://schemas.microsoft.com/maml/2004/10";
    private static readonly XNamespace Command = "http://schemas.microsoft.com/maml/dev/command/2004/10";
    private static readonly XNamespace Dev = "http://schemas.microsoft.com/maml/dev/2004/10";

    public static void Write(IEnumerable<CmdletHelp> pages, string path)
    {
        var root = new XElement(Help + "helpItems", new XAttribute("schema", "maml"), pages.Select(Page));
        new XDocument(new XDeclaration("1.0", "utf-8", null), root).Save(path);
    }

    private static XElement Page(CmdletHelp page)
    {
        CmdletInfo cmdlet = page.Cmdlet;
        return new XElement(Command + "command",
            new XAttribute(XNamespace.Xmlns + "maml", Maml), new XAttribute(XNamespace.Xmlns + "command", Command), new XAttribute(XNamespace.Xmlns + "dev", Dev),
            new XElement(Command + "details",
                new XElement(Command + "name", cmdlet.Name),
                new XElement(Command + "verb", cmdlet.Verb),
                new XElement(Command + "noun", cmdlet.Noun),
                Description(page.Summary.Take(1))),
            Description(page.Summary.Concat(page.Remarks)),
            new XElement(Command + "syntax", page.Sets().Select(set => new XElement(Command + "syntaxItem",
                new XElement(Maml + "name", cmdlet.Name), set.Parameters.Select(parameter => SyntaxParameter(page, parameter))))),
            new XElement(Command + "parameters", page.Parameters.OrderBy(parameter => parameter.Name, StringComparer.Ordinal)
                .Select(parameter => Parameter(page, parameter))),
            new XElement(Command + "inputTypes", page.Inputs.Select(type => new XElement(Command + "inputType", Named(CmdletHelp.TypeName(type))))),
            new XElement(Command + "returnValues", page.Outputs.Select(name => new XElement(Command + "returnValue", Named(name)))),
            new XElement(Command + "examples", page.Examples.Select((example, index) => new XElement(Command + "example",
                new XElement(Maml + "title", string.Create(CultureInfo.InvariantCulture, $"Example {index + 1}")),
                new XElement(Dev + "code", example.Code),
                new XElement(Dev + "remarks", Paragraphs(example.Remarks))))));
    }

    private static XElement SyntaxParameter(CmdletHelp page, CommandParameterInfo parameter) => ParameterElement(
        page, parameter.Name, parameter.ParameterType, parameter.IsMandatory, parameter.Position, parameter.Aliases,
        CmdletHelp.PipelineInput(parameter.ValueFromPipeline, parameter.ValueFromPipelineByPropertyName), parameter.Attributes);

    private static XElement Parameter(CmdletHelp page, ParameterMetadata parameter)
    {
        ParameterSetMetadata[] sets = parameter.ParameterSets.Values.ToArray();
        return ParameterElement(
            page, parameter.Name, parameter.ParameterType, sets.All(set => set.IsMandatory), sets.Max(set => set.Position), parameter.Aliases,
            CmdletHelp.PipelineInput(sets.Any(set => set.ValueFromPipeline), sets.Any(set => set.ValueFromPipelineByPropertyName)), parameter.Attributes);
    }

    private static XElement ParameterElement(
        CmdletHelp page, string name, Type type, bool mandatory, int position, IEnumerable<string> aliases, string pipeline, IEnumerable<Attribute> attributes)
    {
        var element = new XElement(Command + "parameter",
            new XAttribute("required", mandatory ? "true" : "false"),
            new XAttribute("globbing", attributes.OfType<SupportsWildcardsAttribute>().Any() ? "true" : "false"),
            new XAttribute("pipelineInput", pipeline),
            new XAttribute("position", position < 0 ? "named" : position.ToString(CultureInfo.InvariantCulture)),
            new XAttribute("aliases", aliases.Any() ? string.Join(", ", aliases) : "none"),
            new XElement(Maml + "name", name),
            Description(page.ParameterText(name)));
        if (type != typeof(SwitchParameter))
        {
            element.Add(new XElement(Command + "parameterValue", new XAttribute("required", "true"), CmdletHelp.TypeName(type)));
        }

        element.Add(new XElement(Dev + "type", new XElement(Maml + "name", CmdletHelp.TypeName(type))));
        return element;
    }

    private static XElement Named(string name) => new(Dev + "type", new XElement(Maml + "name", name));

    private static XElement Description(IEnumerable<string> paragraphs) => new(Maml + "description", Paragraphs(paragraphs));

    private static IEnumerable<XElement> Paragraphs(IEnumerable<string> paragraphs) => paragraphs.Select(text => new XElement(Maml + "para", text));
}
