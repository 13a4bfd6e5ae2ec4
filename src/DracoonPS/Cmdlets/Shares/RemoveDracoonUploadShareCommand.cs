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

/// <summary>Removes upload shares: their links lead nowhere any more. What came through them stays.</summary>
/// <example>
/// <code>Remove-DracoonUploadShare 'Your invoices'</code>
/// <para>Removes a share, after a question.</para>
/// </example>
/// <example>
/// <code>Get-DracoonUploadShare -Expired $true | Remove-DracoonUploadShare -Confirm:$false</code>
/// <para>Removes all shares that have ended, up to 200 in one request.</para>
/// </example>
[ApiOperation("DELETE /shares/uploads/{share_id}")]
[ApiOperation("DELETE /shares/uploads")]
[Cmdlet(VerbsCommon.Remove, "DracoonUploadShare", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
public sealed class RemoveDracoonUploadShareCommand : RemoveShareCmdlet<DracoonUploadShare>
{
    /// <summary>The shares: objects, ids, links, access keys, names, or rows with a column UploadShareId.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ArgumentCompleter(typeof(UploadShareCompleter))]
    public UploadShareReference[] Share { get; set; } = Array.Empty<UploadShareReference>();

    private protected override string Action => "Remove upload share";

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        foreach (UploadShareReference share in Share)
        {
            await RemoveAsync(share, cancellationToken);
        }
    }

    private protected override Task DeleteAsync(DracoonSession session, long id, CancellationToken cancellationToken) =>
        session.UploadShares.DeleteAsync(id, cancellationToken);

    private protected override Task DeleteAsync(DracoonSession session, IEnumerable<long> ids, CancellationToken cancellationToken) =>
        session.UploadShares.DeleteAsync(ids, cancellationToken);
}
