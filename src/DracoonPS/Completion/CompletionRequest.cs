using System;
using System.Collections;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using Dracoon.Client;

namespace DracoonPS.Completion;

/// <summary>One press of Tab: the parameter, what was typed of its value, and the rest of the command line.</summary>
internal sealed class CompletionRequest
{
    private readonly CommandAst? _command;
    private readonly IDictionary _bound;
    private readonly ArgumentText _argument;
    private readonly CmdletParameter? _parameter;
    private readonly WildcardPattern _pattern;

    public CompletionRequest(string? commandName, string? parameterName, string? word, CommandAst? command, IDictionary? bound)
    {
        CommandName = commandName ?? "";
        ParameterName = parameterName ?? "";
        _command = command;
        _bound = bound ?? new Hashtable();
        _argument = new ArgumentText(word);
        Cmdlet = CmdletTable.Find(CommandName);
        _parameter = Cmdlet is null ? null : CmdletParameter.Find(Cmdlet, ParameterName);
        Text = _parameter?.TakesPatterns == true ? WildcardPattern.Unescape(Typed) : Typed;
        _pattern = PatternOf(Text);
    }

    public string CommandName { get; }

    public string ParameterName { get; }

    /// <summary>The cmdlet's class; null for a command of somebody else.</summary>
    public Type? Cmdlet { get; }

    /// <summary>What was typed so far.</summary>
    public string Typed => _argument.Value;

    /// <summary>The beginning of the name that was typed so far. It may have wildcards: <c>*report</c> finds what has that inside.</summary>
    public string Text { get; }

    /// <summary>True when the parameter is a number, so that no name will do.</summary>
    public bool TakesNumber => _parameter?.IsNumber == true;

    /// <summary>The session that the cmdlet would use; null when there is none, or none that can be told before the command runs.</summary>
    public DracoonSession? Session(bool forTenants)
    {
        // What is copied to another session is copied to a place there.
        string parameter = ParameterName == "Target" && Cmdlet?.GetProperty("TargetSession") is not null ? "TargetSession" : "Session";
        if (_bound.Contains(parameter))
        {
            return SessionNames.TryFind(_bound[parameter]);
        }
        if (HasParameter(parameter) || parameter != "Session")
        {
            return null; // another one's names would mislead
        }
        return forTenants ? SessionStore.Current.DefaultForTenants : SessionStore.Current.Default;
    }

    /// <summary>True when a parameter stands on the command line, with or without a value that can be told before the command runs.</summary>
    public bool HasParameter(string parameter) => _bound.Contains(parameter)
        || _command?.CommandElements.OfType<CommandParameterAst>().Any(p => string.Equals(p.ParameterName, parameter, StringComparison.OrdinalIgnoreCase)) == true;

    /// <summary>What stands on the command line for another parameter, the first where there are several; null when it is not there or can't be that.</summary>
    public T? Argument<T>(string parameter)
        where T : class
    {
        object? value = _bound.Contains(parameter) ? _bound[parameter] : null;
        value = value is PSObject { BaseObject: IList } wrapped ? wrapped.BaseObject : value;
        value = value is IList list ? list.Cast<object>().FirstOrDefault() : value;
        return value is not null && LanguagePrimitives.TryConvertTo(value, CultureInfo.InvariantCulture, out T result) ? result : null;
    }

    /// <summary>What a text is the beginning of. Brackets are brackets, since names may have them.</summary>
    public static WildcardPattern PatternOf(string text) => Wildcard.Pattern(text.Replace("`", "``").Replace("[", "`[").Replace("]", "`]") + "*");

    public bool Fits(string name) => _pattern.IsMatch(name);

    public bool Fits(Candidate candidate) => Fits(candidate.Name) || candidate.OtherNames.Any(name => !string.IsNullOrEmpty(name) && Fits(name!)) || (candidate.Id is long id && Text.Length > 0 && Fits(id.ToString(CultureInfo.InvariantCulture)));

    /// <summary>The candidate as PowerShell wants it; null when there is no way to write it.</summary>
    public CompletionResult? ToResult(Candidate candidate)
    {
        bool byName = !TakesNumber && candidate.IsNameUsable && candidate.Name.Length > 0 && !candidate.Name.Any(ArgumentText.IsUnsafe)
            && (candidate.Id is null || IsName(candidate.Name));
        string? value = byName ? (_parameter?.TakesPatterns == true && !candidate.IsPath ? WildcardPattern.Escape(candidate.Name) : candidate.Name)
            : _parameter?.IsText == true ? null
            : candidate.Id?.ToString(CultureInfo.InvariantCulture);
        if (string.IsNullOrEmpty(value))
        {
            return null;
        }
        string listItem = ArgumentText.Display(candidate.ListItem ?? candidate.Name);
        string toolTip = ArgumentText.Display(string.IsNullOrEmpty(candidate.ToolTip) ? candidate.Name : candidate.ToolTip!);
        return new CompletionResult(_argument.Write(value!), listItem.Length > 0 ? listItem : value, candidate.ResultType, toolTip.Length > 0 ? toolTip : value);
    }

    // Where numbers and names are taken, digits are a number, and blanks around a name are left out.
    private bool IsName(string name) => _parameter?.IsText == true || (!name.All(char.IsDigit) && name.Trim().Length == name.Length);
}
