using System;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;
using DracoonPS.Completion;
using DracoonPS.References;

namespace DracoonPS.Commands;

/// <summary>Gets the rooms and folders that a node lies in, from the top down.</summary>
/// <example>
/// <code>Get-DracoonNodeParent 4711</code>
/// <para>Shows where a node with this number is.</para>
/// </example>
/// <example>
/// <code>Get-DracoonNodeParent /Projects/2027/plan.pdf | Where-Object Type -eq room | Get-DracoonRoomPermission</code>
/// <para>Shows who may do what in the rooms above a file.</para>
/// </example>
[ApiOperation("GET /nodes/{node_id}/parents")]
[Cmdlet(VerbsCommon.Get, "DracoonNodeParent")]
[OutputType(typeof(DracoonNodeParent))]
public sealed class GetDracoonNodeParentCommand : DracoonCmdlet
{
    /// <summary>The nodes: objects, ids, paths, or rows with a column NodeId.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ArgumentCompleter(typeof(NodeCompleter))]
    public NodeReference[] Node { get; set; } = Array.Empty<NodeReference>();

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        DracoonSession session = RequireSession();
        foreach (NodeReference node in Node)
        {
            await TryAsync(node, async () =>
            {
                long id = (await node.ResolveIdAsync(session, cancellationToken)).Id;
                WriteObject(await session.Nodes.ListParentsAsync(id, cancellationToken), enumerateCollection: true);
            });
        }
    }
}
