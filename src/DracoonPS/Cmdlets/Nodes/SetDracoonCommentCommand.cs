using System;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;
using DracoonPS.References;

namespace DracoonPS.Commands;

/// <summary>Changes the text of one's own comments.</summary>
/// <example>
/// <code>Set-DracoonComment 4711 'Approved, with changes.'</code>
/// <para>Changes a comment.</para>
/// </example>
/// <example>
/// <code>Get-DracoonComment /Projects/plan.pdf | Where-Object Text -like '*teh*' | Set-DracoonComment -Text { $_.Text -replace 'teh', 'the' }</code>
/// <para>Corrects a word.</para>
/// </example>
[ApiOperation("PUT /nodes/comments/{comment_id}")]
[Cmdlet(VerbsCommon.Set, "DracoonComment", SupportsShouldProcess = true)]
[OutputType(typeof(DracoonComment))]
public sealed class SetDracoonCommentCommand : DracoonCmdlet
{
    /// <summary>The comments: objects, ids, or rows with a column CommentId.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    public CommentReference[] Comment { get; set; } = Array.Empty<CommentReference>();

    /// <summary>The text.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [ValidateLength(1, 65535)]
    public string Text { get; set; } = "";

    /// <summary>Emits the comments as changed.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        DracoonSession session = RequireSession();
        foreach (CommentReference comment in Comment)
        {
            await TryAsync(comment, async () =>
            {
                if (!ShouldProcess(comment.Text, "Change the text"))
                {
                    return;
                }
                DracoonComment changed = await session.Comments.UpdateAsync(comment.Id, Text, cancellationToken);
                if (PassThru)
                {
                    WriteObject(changed);
                }
            });
        }
    }
}
