using System;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;
using DracoonPS.Completion;
using DracoonPS.References;

namespace DracoonPS.Commands;

/// <summary>Writes comments on rooms, folders and files.</summary>
/// <example>
/// <code>New-DracoonComment /Projects/plan.pdf 'Approved.'</code>
/// <para>Writes a comment on a file.</para>
/// </example>
/// <example>
/// <code>Get-DracoonNode '/In/*.pdf' | New-DracoonComment -Text { "Received as $($_.Name)" }</code>
/// <para>Writes a comment on each of several files.</para>
/// </example>
[ApiOperation("POST /nodes/{node_id}/comments")]
[Cmdlet(VerbsCommon.New, "DracoonComment", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(DracoonComment))]
public sealed class NewDracoonCommentCommand : DracoonCmdlet
{
    /// <summary>What it is about: objects, ids, paths, or rows with a column NodeId.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ArgumentCompleter(typeof(NodeCompleter))]
    public NodeReference[] Node { get; set; } = Array.Empty<NodeReference>();

    /// <summary>The text.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [ValidateLength(1, 65535)]
    public string Text { get; set; } = "";

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        DracoonSession session = RequireSession();
        foreach (NodeReference node in Node)
        {
            await TryAsync(node, async () =>
            {
                (long id, string name) = await node.ResolveIdAsync(session, cancellationToken);
                if (ShouldProcess(name, "Write a comment"))
                {
                    WriteObject(await session.Comments.CreateAsync(id, Text, cancellationToken));
                }
            });
        }
    }
}
