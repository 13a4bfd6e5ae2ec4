using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;
using Dracoon.Client.Requests;

namespace DracoonPS.Commands;

/// <summary>Makes S3 storage the storage of the tenant. That is for good.</summary>
/// <remarks><para>Needs the role config manager. Where there is a configuration, Set-DracoonS3Storage changes it.</para></remarks>
/// <example>
/// <code>New-DracoonS3Storage https://dracoon-files.s3.eu-central-1.amazonaws.com -Region eu-central-1 -Credential (Get-Credential -Message 'Access key and secret key')</code>
/// <para>Asks for the keys, and uses a bucket from now on.</para>
/// </example>
/// <example>
/// <code>New-DracoonS3Storage -EndpointUrl https://s3.example.org -BucketName dracoon-files -Credential $keys -WhatIf</code>
/// <para>Shows what would be done with a bucket of one's own storage.</para>
/// </example>
[ApiOperation("POST /system/config/storage/s3")]
[Cmdlet(VerbsCommon.New, "DracoonS3Storage", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High, DefaultParameterSetName = UrlSet)]
[OutputType(typeof(DracoonS3Storage))]
public sealed class NewDracoonS3StorageCommand : DracoonCmdlet
{
    private const string UrlSet = "BucketUrl";
    private const string NameSet = "BucketName";

    /// <summary>The address of the bucket.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = UrlSet)]
    [NoScriptBlock]
    public string BucketUrl { get; set; } = "";

    /// <summary>The address of the service. Deprecated by the API: use -BucketUrl.</summary>
    [Parameter(Mandatory = true, ParameterSetName = NameSet)]
    [NoScriptBlock]
    public string EndpointUrl { get; set; } = "";

    /// <summary>The name of the bucket. Deprecated by the API: use -BucketUrl.</summary>
    [Parameter(Mandatory = true, ParameterSetName = NameSet)]
    [NoScriptBlock]
    public string BucketName { get; set; } = "";

    /// <summary>The keys: the id of the access key as user name, the secret key as password.</summary>
    [Parameter(Mandatory = true)]
    [Credential]
    public PSCredential Credential { get; set; } = PSCredential.Empty;

    /// <summary>The region. Without it, that of the server.</summary>
    [Parameter]
    [NoScriptBlock]
    public string? Region { get; set; }

    /// <inheritdoc/>
    protected override async Task EndProcessingAsync(CancellationToken cancellationToken)
    {
        DracoonSession session = RequireSession();
        var request = new S3StorageRequest();
        string bucket = BucketUrl;
        if (ParameterSetName == UrlSet)
        {
            request.BucketUrl = BucketUrl;
        }
        else
        {
            request.EndpointUrl = EndpointUrl;
            request.BucketName = BucketName;
            bucket = $"{BucketName} at {EndpointUrl}";
        }
        if (Region is not null)
        {
            request.Region = Region;
        }
        request.SetKeys(Credential.UserName, Credential.Password);
        if (ShouldProcess(session.BaseUri.ToString(), $"Store files in the bucket {bucket}"))
        {
            await TryAsync(bucket, async () => WriteObject(await session.Storage.CreateAsync(request, cancellationToken)));
        }
    }
}
