using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;
using DracoonPS.Completion;
using DracoonPS.References;

namespace DracoonPS.Commands;

/// <summary>Removes download shares: their links lead nowhere any more. What they lead to stays.</summary>
/// <example>
/// <code>Remove-DracoonDownloadShare 'Report'</code>
/// <para>Removes a share, after a question.</para>
/// </example>
/// <example>
/// <code>Get-DracoonDownloadShare -Expired $true | Remove-DracoonDownloadShare -Confirm:$false</code>
/// <para>Removes all shares that have ended, up to 200 in one request.</para>
/// </example>
[ApiOperation("DELETE /shares/downloads/{share_id}")]
[ApiOperation("DELETE /shares/downloads")]
[Cmdlet(VerbsCommon.Remove, "DracoonDownloadShare", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
public sealed class RemoveDracoonDownloadShareCommand : RemoveShareCmdlet<DracoonDownloadShare>
{
    /// <summary>The shares: objects, ids, links, access keys, names, or rows with a column DownloadShareId.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ArgumentCompleter(typeof(DownloadShareCompleter))]
    public DownloadShareReference[] Share { get; set; } = Array.Empty<DownloadShareReference>();

    private protected override string Action => "Remove download share";

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        foreach (DownloadShareReference share in Share)
        {
            await RemoveAsync(share, cancellationToken);
        }
    }

    private protected override Task DeleteAsync(DracoonSession session, long id, CancellationToken cancellationToken) =>
        session.DownloadShares.DeleteAsync(id, cancellationToken);

    private protected override Task DeleteAsync(DracoonSession session, IEnumerable<long> ids, CancellationToken cancellationToken) =>
        session.DownloadShares.DeleteAsync(ids, cancellationToken);
}
