using System;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;
using DracoonPS.Completion;
using DracoonPS.References;

namespace DracoonPS.Commands;

/// <summary>Gets the tags that objects in S3 storage can get.</summary>
/// <remarks><para>Needs the role config manager, and S3 tags to be enabled; Get-DracoonConfig S3Tags shows them to everybody.</para></remarks>
/// <example>
/// <code>Get-DracoonS3Tag</code>
/// <para>Lists all tags.</para>
/// </example>
/// <example>
/// <code>Get-DracoonS3Tag | Where-Object IsMandatory</code>
/// <para>Lists the tags that every room has.</para>
/// </example>
[ApiOperation("GET /system/config/storage/s3/tags")]
[ApiOperation("GET /system/config/storage/s3/tags/{id}")]
[Cmdlet(VerbsCommon.Get, "DracoonS3Tag")]
[OutputType(typeof(DracoonS3Tag))]
public sealed class GetDracoonS3TagCommand : DracoonCmdlet
{
    /// <summary>The tags: objects, ids, key=value, or rows with a column TagId. Without it, all.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [ArgumentCompleter(typeof(S3TagCompleter))]
    public S3TagReference[]? Tag { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        DracoonSession session = RequireSession();
        if (Tag is null)
        {
            await TryAsync(session.BaseUri, async () => WriteObject(await session.Storage.GetTagsAsync(cancellationToken), enumerateCollection: true));
            return;
        }
        foreach (S3TagReference tag in Tag)
        {
            await TryAsync(tag, async () => WriteObject(await session.Storage.GetTagAsync((await tag.ResolveIdAsync(session, cancellationToken)).Id, cancellationToken)));
        }
    }
}
