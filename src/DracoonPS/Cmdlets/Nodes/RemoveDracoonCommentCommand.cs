using System;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using DracoonPS.References;

namespace DracoonPS.Commands;

/// <summary>Deletes comments: one's own, or as an admin of the room those of others.</summary>
/// <example>
/// <code>Remove-DracoonComment 4711</code>
/// <para>Deletes a comment.</para>
/// </example>
/// <example>
/// <code>Get-DracoonComment /Projects/plan.pdf | Remove-DracoonComment -Confirm:$false</code>
/// <para>Deletes all comments on a file.</para>
/// </example>
[ApiOperation("DELETE /nodes/comments/{comment_id}")]
[Cmdlet(VerbsCommon.Remove, "DracoonComment", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
public sealed class RemoveDracoonCommentCommand : DracoonCmdlet
{
    /// <summary>The comments: objects, ids, or rows with a column CommentId.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    public CommentReference[] Comment { get; set; } = Array.Empty<CommentReference>();

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        DracoonSession session = RequireSession();
        foreach (CommentReference comment in Comment)
        {
            await TryAsync(comment, async () =>
            {
                if (ShouldProcess(comment.Text, "Delete"))
                {
                    await session.Comments.DeleteAsync(comment.Id, cancellationToken);
                }
            });
        }
    }
}
