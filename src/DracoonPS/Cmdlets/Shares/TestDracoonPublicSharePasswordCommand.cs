using System;
using System.Management.Automation;
using System.Security;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Api;
using DracoonPS.Completion;
using DracoonPS.References;

namespace DracoonPS.Commands;

/// <summary>Tells whether a password opens a share. No account is needed.</summary>
/// <remarks>
/// <para>The password of an encrypted share is tried on this machine and not sent. Of others the server is asked, which locks a share for a while after
/// some wrong ones. A share without a password is opened by any.</para>
/// </remarks>
/// <example>
/// <code>Test-DracoonPublicSharePassword https://dracoon.team/public/download-shares/4TnX9qWm3RkZs7Lb2VcPh8Dg6JfYt5Na -Password (Read-Host -AsSecureString)</code>
/// <para>Tries a password.</para>
/// </example>
/// <example>
/// <code>$share = New-DracoonUploadShare /Inbox -Password $secret; Test-DracoonPublicSharePassword $share $secret</code>
/// <para>Checks that visitors will get in.</para>
/// </example>
[ApiOperation("HEAD /public/shares/downloads/{access_key}")]
[ApiOperation("GET /public/shares/uploads/{access_key}")]
[Cmdlet(VerbsDiagnostic.Test, "DracoonPublicSharePassword")]
[OutputType(typeof(bool))]
public sealed class TestDracoonPublicSharePasswordCommand : DracoonCmdlet
{
    private readonly PublicAccess _access = new();

    /// <summary>The shares: links, access keys, objects, or rows with a column Link.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [Alias("Link", "AccessKey")]
    public PublicShareReference[] Share { get; set; } = Array.Empty<PublicShareReference>();

    /// <summary>The password.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [ValidateNotNull]
    public SecureString? Password { get; set; }

    /// <summary>The server, for access keys. Without it, that of the session, where there is one.</summary>
    [Parameter]
    [NoScriptBlock]
    [ArgumentCompleter(typeof(ServerCompleter))]
    public string? BaseUrl { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        foreach (PublicShareReference share in Share)
        {
            await TryAsync(share, async () => WriteObject(await TestAsync(_access.For(share, BaseUrl, Session), share.Link, cancellationToken)));
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _access.Dispose();
        }
        base.Dispose(disposing);
    }

    private async Task<bool> TestAsync(PublicSharesApi shares, ShareLink link, CancellationToken cancellationToken)
    {
        if (link.Kind != ShareKind.Upload)
        {
            try
            {
                return await shares.TestDownloadPasswordAsync(link.AccessKey, Password!, cancellationToken);
            }
            catch (DracoonApiException e) when (e.StatusCode == 404 && link.Kind is null)
            {
                WriteVerbose("No download share has this access key; it may be one of an upload share.");
            }
        }
        return await shares.TestUploadPasswordAsync(link.AccessKey, Password!, cancellationToken);
    }
}
