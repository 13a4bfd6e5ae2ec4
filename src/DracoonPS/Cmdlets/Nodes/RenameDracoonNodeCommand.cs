using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;
using Dracoon.Client.Requests;
using DracoonPS.Completion;
using DracoonPS.Ordering;
using DracoonPS.References;

namespace DracoonPS.Commands;

/// <summary>Gives rooms, folders and files other names.</summary>
/// <example>
/// <code>Rename-DracoonNode /Projects/old.txt new.txt</code>
/// <para>Renames a file.</para>
/// </example>
/// <example>
/// <code>Get-DracoonNode '/Projects/*.jpeg' | Rename-DracoonNode -NewName { $_.Name -replace '\.jpeg$', '.jpg' } -WhatIf</code>
/// <para>Shows what the files of a room would be called.</para>
/// </example>
[ApiOperation("PUT /nodes/rooms/{room_id}")]
[ApiOperation("PUT /nodes/folders/{folder_id}")]
[ApiOperation("PUT /nodes/files/{file_id}")]
[Cmdlet(VerbsCommon.Rename, "DracoonNode", SupportsShouldProcess = true)]
[OutputType(typeof(DracoonNode))]
public sealed class RenameDracoonNodeCommand : ThrottledCmdlet
{
    /// <summary>The node: an object, an id, a path, or a row with a column NodeId.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ArgumentCompleter(typeof(NodeCompleter))]
    public NodeReference? Node { get; set; }

    /// <summary>The new name, for example worked out of the old one: <c>-NewName { $_.Name + '.old' }</c>.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string NewName { get; set; } = "";

    /// <summary>Emits the nodes as renamed.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        DracoonSession session = RequireSession();
        NodeReference reference = Node!;
        string name = NewName;
        await InOrder(cancellationToken).SubmitAsync(reference, cancel => reference.ResolveAsync(session, cancel), node => Requests(session, reference, node, name));
    }

    private IEnumerable<OrderedRequest> Requests(DracoonSession session, NodeReference reference, DracoonNode node, string name)
    {
        if (string.Equals(node.Name, name, StringComparison.Ordinal) || !ShouldProcess(NodeReference.Describe(node), $"Rename to '{name}'"))
        {
            yield break;
        }
        bool passThru = PassThru;
        yield return new OrderedRequest(reference, async (output, cancel) =>
        {
            DracoonNode renamed = node.Type switch
            {
                "room" => await session.RoomSettings.UpdateAsync(node.NodeId, new UpdateRoomRequest { Name = name }, cancel),
                "folder" => await session.Nodes.UpdateFolderAsync(node.NodeId, new UpdateFolderRequest { Name = name }, cancel),
                _ => await session.Nodes.UpdateFileAsync(node.NodeId, new UpdateFileRequest { Name = name }, cancel),
            };
            if (passThru)
            {
                await output.WriteAsync(renamed);
            }
        })
        { Key = node.NodeId };
    }
}
