using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace DracoonPS.Completion;

/// <summary>Completes the ways to sign in, by the API's words.</summary>
public sealed class AuthMethodCompleter : IArgumentCompleter
{
    private static readonly string[] Names = { "basic", "openid", "active_directory", "radius" };

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        Names.Where(name => name.StartsWith((wordToComplete ?? "").Trim('\'', '"'), StringComparison.OrdinalIgnoreCase)).Select(name => new CompletionResult(name));
}
