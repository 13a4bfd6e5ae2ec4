using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;

namespace DracoonPS.Commands;

/// <summary>Gets where the S3 storage of the tenant is. Its keys are never told.</summary>
/// <remarks><para>Needs the role config manager. Without a configuration it is an error.</para></remarks>
/// <example>
/// <code>Get-DracoonS3Storage</code>
/// <para>Shows bucket and region.</para>
/// </example>
/// <example>
/// <code>(Get-DracoonS3Storage).BucketUrl</code>
/// <para>Gets the address of the bucket.</para>
/// </example>
[ApiOperation("GET /system/config/storage/s3")]
[Cmdlet(VerbsCommon.Get, "DracoonS3Storage")]
[OutputType(typeof(DracoonS3Storage))]
public sealed class GetDracoonS3StorageCommand : DracoonCmdlet
{
    /// <inheritdoc/>
    protected override async Task EndProcessingAsync(CancellationToken cancellationToken)
    {
        DracoonSession session = RequireSession();
        await TryAsync(session.BaseUri, async () => WriteObject(await session.Storage.GetAsync(cancellationToken)));
    }
}
