using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using Dracoon.Client.SavedSessions;

namespace DracoonPS.Completion;

/// <summary>Completes the names of saved sessions.</summary>
public sealed class SavedSessionCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        SavedSessionFile.Names()
            .Where(name => name.StartsWith((wordToComplete ?? "").Trim('\'', '"'), StringComparison.OrdinalIgnoreCase))
            .Select(name => new CompletionResult(name.IndexOf(' ') < 0 ? name : "'" + name + "'", name, CompletionResultType.ParameterValue, name));
}
