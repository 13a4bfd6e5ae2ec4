using System;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using DracoonPS.Completion;
using DracoonPS.References;

namespace DracoonPS.Commands;

/// <summary>Removes tags that objects in S3 storage can get.</summary>
/// <remarks><para>Needs the role config manager.</para></remarks>
/// <example>
/// <code>Remove-DracoonS3Tag department=hr</code>
/// <para>Removes a tag, after a question.</para>
/// </example>
/// <example>
/// <code>Get-DracoonS3Tag | Where-Object Key -eq project | Remove-DracoonS3Tag -Confirm:$false</code>
/// <para>Removes all tags with that key.</para>
/// </example>
[ApiOperation("DELETE /system/config/storage/s3/tags/{id}")]
[ApiOperation("GET /system/config/storage/s3/tags")]
[Cmdlet(VerbsCommon.Remove, "DracoonS3Tag", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
public sealed class RemoveDracoonS3TagCommand : DracoonCmdlet
{
    /// <summary>The tags: objects, ids, key=value, or rows with a column TagId.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ArgumentCompleter(typeof(S3TagCompleter))]
    public S3TagReference[] Tag { get; set; } = Array.Empty<S3TagReference>();

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        DracoonSession session = RequireSession();
        foreach (S3TagReference tag in Tag)
        {
            await TryAsync(tag, async () =>
            {
                (long id, string text) = await tag.ResolveIdAsync(session, cancellationToken);
                if (ShouldProcess(text, "Remove S3 tag"))
                {
                    await session.Storage.DeleteTagAsync(id, cancellationToken);
                }
            });
        }
    }
}
