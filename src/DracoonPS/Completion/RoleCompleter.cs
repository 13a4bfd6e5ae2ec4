using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace DracoonPS.Completion;

/// <summary>Completes the names of the roles that every tenant has; no server is asked.</summary>
public sealed class RoleCompleter : IArgumentCompleter
{
    private static readonly string[] Names = { "CONFIG_MANAGER", "USER_MANAGER", "GROUP_MANAGER", "ROOM_MANAGER", "LOG_AUDITOR", "NONMEMBER_VIEWER" };

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        Names.Where(name => name.StartsWith((wordToComplete ?? "").Trim('\'', '"'), StringComparison.OrdinalIgnoreCase)).Select(name => new CompletionResult(name));
}
