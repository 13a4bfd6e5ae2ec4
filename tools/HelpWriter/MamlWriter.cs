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

    public static void Write(IEnumerable<CmdletHelp> pages, Notes notes, Links links, string path)
    {
        var root = new XElement(Help + "helpItems", new XAttribute("schema", "maml"), pages.Select(page => Page(page, notes.Of(page), links)));
        new XDocument(new XDeclaration("1.0", "utf-8", null), root).Save(path, SaveOptions.DisableFormatting); // read whole at the first Get-Help
    }

    private static XElement Page(CmdletHelp page, IReadOnlyList<string> notes, Links links)
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
            new XElement(Command + "parameters", page.Parameters.Select(FullParameter)),
            new XElement(Command + "inputTypes", page.Inputs.Any()
                ? page.Inputs.Select(parameter => new XElement(Command + "inputType", Named(parameter.TypeName), Description([$"-{parameter.Name}: {parameter.Text[0]}"])))
                : [new XElement(Command + "inputType", Named("None"), Description(["Nothing is taken from the pipeline as a whole."]))]),
            new XElement(Command + "returnValues", page.Outputs.Count > 0
                ? page.Outputs.Select(output => new XElement(Command + "returnValue", Named(output.Name), Description(output.Text)))
                : [new XElement(Command + "returnValue", Named("None"), Description(["Nothing is emitted."]))]),
            new XElement(Maml + "alertSet", new XElement(Maml + "alert", Paragraphs(notes))),
            new XElement(Command + "examples", page.Examples.Select((example, index) => new XElement(Command + "example",
                new XElement(Maml + "title", string.Create(CultureInfo.InvariantCulture, $"-------------------------- Example {index + 1} --------------------------")),
                new XElement(Dev + "code", example.Code),
                new XElement(Dev + "remarks", Paragraphs([.. example.Remarks, ""]))))),
            new XElement(Command + "relatedLinks",
                links.OnlinePage(page) is string address ? Link("Online Version:", address) : null,
                links.Cmdlets(page).Select(name => Link(name)),
                Links.Topics(page).Select(name => Link(name))));
    }

    private static XElement Link(string text, string address = "") =>
        new(Maml + "navigationLink", new XElement(Maml + "linkText", text), new XElement(Maml + "uri", address));

    // In the syntax a parameter is as it is in that parameter set; what else there is to say is said once, among the parameters.
    private static XElement SyntaxParameter(CmdletHelp page, CommandParameterInfo parameter)
    {
        ParameterHelp help = page.Parameters.First(one => one.Name == parameter.Name);
        XElement element = ParameterElement(
            help, parameter.IsMandatory, parameter.Position < 0 ? "named" : parameter.Position.ToString(CultureInfo.InvariantCulture),
            ParameterHelp.Pipeline(parameter.ValueFromPipeline, parameter.ValueFromPipelineByPropertyName));
        element.Add(ValueElement(help));
        return element;
    }

    private static XElement FullParameter(ParameterHelp parameter)
    {
        XElement element = ParameterElement(parameter, parameter.IsMandatory, parameter.PositionText, parameter.PipelineInput);
        element.Add(
            Description(parameter.Allowed.Length == 0 ? parameter.Text : [.. parameter.Text, "Possible values: " + parameter.Allowed + "."]),
            ValueElement(parameter),
            Named(parameter.TypeName),
            new XElement(Dev + "defaultValue", parameter.Default));
        return element;
    }

    private static XElement ParameterElement(ParameterHelp parameter, bool isMandatory, string position, string pipelineInput) => new(Command + "parameter",
        new XAttribute("required", isMandatory ? "true" : "false"),
        new XAttribute("variableLength", parameter.Type.IsArray ? "true" : "false"),
        new XAttribute("globbing", parameter.TakesWildcards ? "true" : "false"),
        new XAttribute("pipelineInput", pipelineInput),
        new XAttribute("position", position),
        new XAttribute("aliases", parameter.Aliases.Count > 0 ? string.Join(", ", parameter.Aliases) : "none"),
        new XElement(Maml + "name", parameter.Name));

    private static XElement? ValueElement(ParameterHelp parameter) => parameter.IsSwitch
        ? null
        : new XElement(Command + "parameterValue", new XAttribute("required", "true"), new XAttribute("variableLength", parameter.Type.IsArray ? "true" : "false"), parameter.TypeName);

    private static XElement Named(string name) => new(Dev + "type", new XElement(Maml + "name", name));

    private static XElement Description(IEnumerable<string> paragraphs) => new(Maml + "description", Paragraphs(paragraphs));

    private static IEnumerable<XElement> Paragraphs(IEnumerable<string> paragraphs) => paragraphs.Select(text => new XElement(Maml + "para", text));
}
