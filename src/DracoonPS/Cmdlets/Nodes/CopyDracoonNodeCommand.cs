using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;
using Dracoon.Client.Transfers;

namespace DracoonPS.Commands;

/// <summary>Copies files and folders to another room or folder of the same server, without receiving them.</summary>
/// <remarks>
/// <para>What comes through the pipeline is copied when all of it is there, up to 200 nodes in a request. Between rooms of which one is encrypted
/// nothing can be copied so: use Copy-DracoonFile, which also copies to another server.</para>
/// </remarks>
/// <example>
/// <code>Copy-DracoonNode /Templates/Project /Projects -NewName 'Project 17'</code>
/// <para>Makes a folder with everything in it from a template.</para>
/// </example>
/// <example>
/// <code>Get-DracoonNode '/Projects/*.pdf' | Copy-DracoonNode -Destination /Public -OnConflict Overwrite -KeepShareLinks</code>
/// <para>Publishes files anew; links to the ones before lead to them.</para>
/// </example>
[ApiOperation("POST /nodes/{node_id}/copy_to")]
[Cmdlet(VerbsCommon.Copy, "DracoonNode", SupportsShouldProcess = true)]
[OutputType(typeof(DracoonNode))]
public sealed class CopyDracoonNodeCommand : NodeTransferCmdlet
{
    /// <inheritdoc/>
    private protected override string Verb => "Copy";

    /// <inheritdoc/>
    private protected override async Task TransferAsync(DracoonSession session, DracoonNode destination, IReadOnlyList<(DracoonNode Node, string? NewName)> nodes, CancellationToken cancellationToken)
    {
        if (!PassThru)
        {
            await session.Nodes.CopyAsync(destination.NodeId, Request(nodes), cancellationToken);
            return;
        }
        // The answer does not say what the copies are: they are what is new there, under these names.
        var before = new HashSet<long>((await ChildrenAsync(session, destination, cancellationToken)).Select(n => n.NodeId));
        await session.Nodes.CopyAsync(destination.NodeId, Request(nodes), cancellationToken);
        IReadOnlyList<DracoonNode> after = await ChildrenAsync(session, destination, cancellationToken);
        foreach ((DracoonNode node, string? newName) in nodes)
        {
            string name = newName ?? node.Name;
            DracoonNode? copy = after.FirstOrDefault(n => !before.Contains(n.NodeId) && n.Type == node.Type && IsNamed(n.Name, name));
            if (copy is not null)
            {
                before.Add(copy.NodeId);
                WriteObject(copy);
            }
        }
    }

    private bool IsNamed(string name, string wanted)
    {
        if (OnConflict != ConflictStrategy.AutoRename || string.Equals(name, wanted, StringComparison.OrdinalIgnoreCase))
        {
            return string.Equals(name, wanted, StringComparison.OrdinalIgnoreCase);
        }
        int dot = wanted.LastIndexOf('.');
        return name.StartsWith(dot > 0 ? wanted.Substring(0, dot) : wanted, StringComparison.OrdinalIgnoreCase);
    }

    private static async Task<IReadOnlyList<DracoonNode>> ChildrenAsync(DracoonSession session, DracoonNode parent, CancellationToken cancellationToken)
    {
        using PagedQuery<DracoonNode> children = session.Nodes.List(parent.NodeId);
        return await children.ToListAsync(cancellationToken);
    }
}
