using System;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using DracoonPS.Completion;
using DracoonPS.References;

namespace DracoonPS.Commands;

/// <summary>Removes attributes of rooms, folders and files.</summary>
/// <example>
/// <code>Remove-DracoonNodeAttribute /Projects costCenter</code>
/// <para>Removes an attribute of a room.</para>
/// </example>
/// <example>
/// <code>Get-DracoonNodeAttribute /Projects 'tmp-*' | Remove-DracoonNodeAttribute</code>
/// <para>Removes all attributes with such a key.</para>
/// </example>
[ApiOperation("DELETE /nodes/{node_id}/node_attributes/{key}")]
[Cmdlet(VerbsCommon.Remove, "DracoonNodeAttribute", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
public sealed class RemoveDracoonNodeAttributeCommand : DracoonCmdlet
{
    /// <summary>The nodes: objects, ids, paths, or rows with a column NodeId.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("NodeId")]
    [ArgumentCompleter(typeof(NodeCompleter))]
    public NodeReference[] Node { get; set; } = Array.Empty<NodeReference>();

    /// <summary>The keys.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(NodeAttributeKeyCompleter))]
    public string[] Key { get; set; } = Array.Empty<string>();

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        DracoonSession session = RequireSession();
        foreach (NodeReference node in Node)
        {
            foreach (string key in Key)
            {
                await TryAsync(node, async () =>
                {
                    (long id, string text) = await node.ResolveIdAsync(session, cancellationToken);
                    if (ShouldProcess(text, $"Remove the attribute '{key}'"))
                    {
                        await session.Nodes.RemoveAttributeAsync(id, key, cancellationToken);
                    }
                });
            }
        }
    }
}
