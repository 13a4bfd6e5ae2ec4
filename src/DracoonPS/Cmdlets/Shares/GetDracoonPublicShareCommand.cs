using System;
using System.Management.Automation;
using System.Security;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Api;
using Dracoon.Client.Models;
using DracoonPS.Completion;
using DracoonPS.References;

namespace DracoonPS.Commands;

/// <summary>Gets what the visitor of a share may know: name, size, limits, whether a password is needed. No account is needed.</summary>
/// <example>
/// <code>Get-DracoonPublicShare https://dracoon.team/public/download-shares/4TnX9qWm3RkZs7Lb2VcPh8Dg6JfYt5Na</code>
/// <para>Shows what is behind a link.</para>
/// </example>
/// <example>
/// <code>Get-DracoonPublicShare -BaseUrl dracoon.team -AccessKey Hc7Lw2QxZ9mTb4RkVn5Pd8Js3FgYt6Ea -Password (Read-Host -AsSecureString)</code>
/// <para>Shows everything of a file request with a password, by its access key.</para>
/// </example>
[ApiOperation("GET /public/shares/downloads/{access_key}")]
[ApiOperation("GET /public/shares/uploads/{access_key}")]
[Cmdlet(VerbsCommon.Get, "DracoonPublicShare")]
[OutputType(typeof(DracoonPublicDownloadShare), typeof(DracoonPublicUploadShare))]
public sealed class GetDracoonPublicShareCommand : DracoonCmdlet
{
    private readonly PublicAccess _access = new();

    /// <summary>The shares: links, access keys, objects, or rows with a column Link.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [Alias("Link", "AccessKey")]
    public PublicShareReference[] Share { get; set; } = Array.Empty<PublicShareReference>();

    /// <summary>The server, for access keys. Without it, that of the session, where there is one.</summary>
    [Parameter]
    [NoScriptBlock]
    [ArgumentCompleter(typeof(ServerCompleter))]
    public string? BaseUrl { get; set; }

    /// <summary>The password of an upload share, which shows its limits and what has come. A download share shows everything without it.</summary>
    [Parameter]
    public SecureString? Password { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        foreach (PublicShareReference share in Share)
        {
            await TryAsync(share, async () => WriteObject(await FindAsync(_access.For(share, BaseUrl, Session), share.Link, cancellationToken)));
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

    /// <summary>An access key alone may be one of either kind.</summary>
    private async Task<DracoonPublicShare> FindAsync(PublicSharesApi shares, ShareLink link, CancellationToken cancellationToken)
    {
        if (link.Kind != ShareKind.Upload)
        {
            try
            {
                return await shares.GetDownloadShareAsync(link.AccessKey, cancellationToken);
            }
            catch (DracoonApiException e) when (e.StatusCode == 404 && link.Kind is null)
            {
                WriteVerbose("No download share has this access key; it may be one of an upload share.");
            }
        }
        return await shares.GetUploadShareAsync(link.AccessKey, Password, cancellationToken);
    }
}
