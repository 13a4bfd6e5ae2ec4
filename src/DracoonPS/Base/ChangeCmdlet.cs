using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;

namespace DracoonPS;

/// <summary>A cmdlet that changes what is there: of its parameters it sends those that the caller gave.</summary>
public abstract class ChangeCmdlet : DracoonCmdlet
{
    private HashSet<string> _commandLine = new();

    /// <summary>Emits what was changed, as it is then.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override Task StartAsync(CancellationToken cancellationToken)
    {
        _commandLine = ChangeSet.CommandLine(MyInvocation.BoundParameters.Keys);
        return Task.CompletedTask;
    }

    /// <summary>The changes for one object.</summary>
    /// <param name="isTyped">True for an object as another cmdlet emits it: its properties are no changes.</param>
    private protected ChangeSet Changes(bool isTyped) => ChangeSet.For(_commandLine, MyInvocation.BoundParameters.Keys, isTyped);

    /// <summary>Asks, changes one object, and emits it where that is wanted.</summary>
    /// <param name="target">The object, as the user named it.</param>
    /// <param name="changes">What is changed.</param>
    /// <param name="resolve">Finds its number, and its name for the question.</param>
    /// <param name="update">Does it.</param>
    private protected async Task ChangeAsync<T>(object target, ChangeSet changes, Func<Task<(long Id, string Text)>> resolve, Func<long, Task<T>> update)
    {
        if (changes.Names.Count == 0)
        {
            WriteWarning($"Nothing is given that would change {target}.");
            return;
        }
        await TryAsync(target, async () =>
        {
            (long id, string text) = await resolve();
            if (!ShouldProcess(text, "Set " + string.Join(", ", changes.Names)))
            {
                return;
            }
            T changed = await update(id);
            if (PassThru)
            {
                WriteObject(changed);
            }
        });
    }
}
