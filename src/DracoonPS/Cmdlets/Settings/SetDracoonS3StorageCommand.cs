using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;
using Dracoon.Client.Requests;

namespace DracoonPS.Commands;

/// <summary>Changes where the S3 storage of the tenant is: only what is given. What lies there is not moved.</summary>
/// <remarks><para>Needs the role config manager. With a wrong address or wrong keys nobody can reach a file.</para></remarks>
/// <example>
/// <code>Set-DracoonS3Storage -Credential (Get-Credential -Message 'Access key and secret key')</code>
/// <para>Asks for new keys of the same bucket.</para>
/// </example>
/// <example>
/// <code>Set-DracoonS3Storage -BucketUrl https://dracoon-files.s3.example.org -PassThru -Confirm:$false</code>
/// <para>Changes the address of the bucket, without a question.</para>
/// </example>
[ApiOperation("PUT /system/config/storage/s3")]
[Cmdlet(VerbsCommon.Set, "DracoonS3Storage", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(DracoonS3Storage))]
public sealed class SetDracoonS3StorageCommand : SettingCmdlet
{
    /// <summary>The address of the bucket.</summary>
    [Parameter(Position = 0)]
    [NoScriptBlock]
    public string? BucketUrl { get; set; }

    /// <summary>The address of the service. Deprecated by the API: use -BucketUrl.</summary>
    [Parameter]
    [NoScriptBlock]
    public string? EndpointUrl { get; set; }

    /// <summary>The name of the bucket. Deprecated by the API: use -BucketUrl.</summary>
    [Parameter]
    [NoScriptBlock]
    public string? BucketName { get; set; }

    /// <summary>The keys: the id of the access key as user name, the secret key as password.</summary>
    [Parameter]
    [Credential]
    public PSCredential Credential { get; set; } = PSCredential.Empty;

    /// <summary>The region.</summary>
    [Parameter]
    [NoScriptBlock]
    public string? Region { get; set; }

    /// <inheritdoc/>
    protected override Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        DracoonSession session = RequireSession();
        var request = new S3StorageRequest();
        Take(nameof(BucketUrl), () => request.BucketUrl = BucketUrl);
        Take(nameof(EndpointUrl), () => request.EndpointUrl = EndpointUrl);
        Take(nameof(BucketName), () => request.BucketName = BucketName);
        Take(nameof(Region), () => request.Region = Region);
        Take(nameof(Credential), () => request.SetKeys(Credential.UserName, Credential.Password));
        return ApplyAsync(session, "S3 storage", () => session.Storage.UpdateAsync(request, cancellationToken));
    }
}
