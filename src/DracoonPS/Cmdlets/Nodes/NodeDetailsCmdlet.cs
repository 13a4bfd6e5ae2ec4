using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client.Requests;

namespace DracoonPS.Commands;

/// <summary>What changing rooms, folders and files has in common: of their parameters those are sent that the caller gave.</summary>
public abstract class NodeDetailsCmdlet : ThrottledCmdlet
{
    private HashSet<string> _commandLine = new();

    /// <summary>The new name.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("NewName")]
    [EmptyIsNull]
    public string? Name { get; set; }

    /// <summary>Notes; empty to remove them.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    public string? Notes { get; set; }

    /// <summary>A time of creation of its own. A time without a zone is local.</summary>
    [Parameter]
    public DateTime? TimestampCreation { get; set; }

    /// <summary>A time of the last change of its own. A time without a zone is local.</summary>
    [Parameter]
    public DateTime? TimestampModification { get; set; }

    /// <inheritdoc/>
    protected override Task StartAsync(CancellationToken cancellationToken)
    {
        _commandLine = ChangeSet.CommandLine(MyInvocation.BoundParameters.Keys);
        return Task.CompletedTask;
    }

    /// <summary>True when the parameter is given for all objects.</summary>
    private protected bool IsOnCommandLine(string parameter) => _commandLine.Contains(parameter);

    /// <summary>The changes for one object.</summary>
    /// <param name="isTyped">True for an object as another cmdlet emits it: its properties are no changes.</param>
    private protected ChangeSet Changes(bool isTyped) => ChangeSet.For(_commandLine, MyInvocation.BoundParameters.Keys, isTyped);

    /// <summary>Takes over what all nodes have.</summary>
    private protected void TakeDetails(ChangeSet set, UpdateNodeRequest request) => set
        .Take(nameof(Name), Name, name => request.Name = name)
        .Take(nameof(Notes), Notes, notes => request.Notes = notes)
        .Take(nameof(TimestampCreation), TimestampCreation, time => request.TimestampCreation = time)
        .Take(nameof(TimestampModification), TimestampModification, time => request.TimestampModification = time);
}
