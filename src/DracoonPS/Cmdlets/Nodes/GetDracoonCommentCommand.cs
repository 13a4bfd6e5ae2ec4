using System;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;
using DracoonPS.Completion;
using DracoonPS.References;

namespace DracoonPS.Commands;

/// <summary>Gets the comments on rooms, folders and files, the oldest first.</summary>
/// <example>
/// <code>Get-DracoonComment /Projects/plan.pdf</code>
/// <para>Lists the comments on a file.</para>
/// </example>
/// <example>
/// <code>Get-DracoonNode /Projects -Recurse -Type File | Where-Object CommentCount | Get-DracoonComment | Export-Csv comments.csv</code>
/// <para>Exports the comments on all files of a room.</para>
/// </example>
/// <example>
/// <code>Get-DracoonNode '/Projects/*.pdf' | Get-DracoonComment</code>
/// <para>Lists the comments on several files.</para>
/// </example>
[ApiOperation("GET /nodes/{node_id}/comments")]
[Cmdlet(VerbsCommon.Get, "DracoonComment", SupportsPaging = true)]
[OutputType(typeof(DracoonComment))]
public sealed class GetDracoonCommentCommand : DracoonPagedCmdlet<DracoonComment>
{
    /// <summary>What they are about: objects, ids, paths, or rows with a column NodeId.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ArgumentCompleter(typeof(NodeCompleter))]
    public NodeReference[] Node { get; set; } = Array.Empty<NodeReference>();

    /// <summary>Lists deleted comments too; they have lost their text.</summary>
    [Parameter]
    public SwitchParameter IncludeDeleted { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        DracoonSession session = RequireSession();
        foreach (NodeReference node in Node)
        {
            await TryAsync(node, async () =>
            {
                long id = (await node.ResolveIdAsync(session, cancellationToken)).Id;
                using PagedQuery<DracoonComment> comments = session.Comments.List(id, IncludeDeleted, Options(null, null, filteredHere: false));
                await EmitAsync(comments, null, cancellationToken);
            });
        }
    }
}
