using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace DracoonPS.Completion;

/// <summary>Completes arguments. It never fails, never asks, and gives nothing rather than something wrong.</summary>
public abstract class DracoonCompleter : IArgumentCompleter
{
    /// <summary>How many results a menu can use; who looks for another one types a letter more.</summary>
    internal const int MaximumResults = 200;

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        try
        {
            var request = new CompletionRequest(commandName, parameterName, wordToComplete, commandAst, fakeBoundParameters);
            if (!IsMeant(request))
            {
                return null!; // nothing said, and not "there is nothing": the engine goes on with the next parameter
            }
            return Complete(request).Select(request.ToResult).OfType<CompletionResult>().Take(MaximumResults).ToList();
        }
        catch (Exception)
        {
            // A key was pressed while a command is being written: this is no place to tell of anything. The command itself will.
            return Array.Empty<CompletionResult>();
        }
    }

    /// <summary>False where another parameter has the same place on the line, and the rest of the line is about that one.</summary>
    internal virtual bool IsMeant(CompletionRequest request) => true;

    /// <summary>What fits, in the order of the menu.</summary>
    internal abstract IEnumerable<Candidate> Complete(CompletionRequest request);
}
