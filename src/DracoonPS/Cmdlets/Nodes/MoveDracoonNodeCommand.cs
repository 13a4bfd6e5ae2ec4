using System.Collections.Generic;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;

namespace DracoonPS.Commands;

/// <summary>Moves files and folders to another room or folder of the same server.</summary>
/// <remarks>
/// <para>What comes through the pipeline is moved when all of it is there, up to 200 nodes in a request. Between rooms of which one is encrypted
/// nothing can be moved: send it there with Copy-DracoonFile.</para>
/// </remarks>
/// <example>
/// <code>Move-DracoonNode '/In/*.pdf' /Archive/2026</code>
/// <para>Moves files out of one room into a folder of another.</para>
/// </example>
/// <example>
/// <code>Get-DracoonNode /In -Type File -OlderThan 30d | Move-DracoonNode -Destination /Archive -OnConflict AutoRename</code>
/// <para>Moves what nobody changed for a month, and numbers what is there already.</para>
/// </example>
[ApiOperation("POST /nodes/{node_id}/move_to")]
[Cmdlet(VerbsCommon.Move, "DracoonNode", SupportsShouldProcess = true)]
[OutputType(typeof(DracoonNode))]
public sealed class MoveDracoonNodeCommand : NodeTransferCmdlet
{
    /// <inheritdoc/>
    private protected override string Verb => "Move";

    /// <inheritdoc/>
    private protected override async Task TransferAsync(DracoonSession session, DracoonNode destination, IReadOnlyList<(DracoonNode Node, string? NewName)> nodes, CancellationToken cancellationToken)
    {
        await session.Nodes.MoveAsync(destination.NodeId, Request(nodes), cancellationToken);
        if (PassThru)
        {
            foreach ((DracoonNode node, _) in nodes)
            {
                WriteObject(await session.Nodes.GetAsync(node.NodeId, cancellationToken));
            }
        }
    }
}
