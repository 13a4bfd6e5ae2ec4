using System;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;
using DracoonPS.Completion;
using DracoonPS.Ordering;
using DracoonPS.References;

namespace DracoonPS.Commands;

/// <summary>Gets upload shares (file requests): all that you manage, those that a filter fits, or certain ones.</summary>
/// <remarks><para>The property Link is the address to give away. Whoever has it can use the share, unless there is a password.</para></remarks>
/// <example>
/// <code>Get-DracoonUploadShare -Name 'Report*' -Expired $false</code>
/// <para>Lists shares by a pattern that have not ended.</para>
/// </example>
/// <example>
/// <code>Get-DracoonUploadShare -Protected $false | Where-Object ExpireAt -eq $null | Export-Csv open-links.csv</code>
/// <para>Writes a list of shares that have neither a password nor an end.</para>
/// </example>
/// <example>
/// <code>Get-DracoonUploadShare -Node /Inbox -CreatedBy anna -Sort createdAt:desc</code>
/// <para>Lists what Anna shares of one node, the newest first.</para>
/// </example>
[ApiOperation("GET /shares/uploads")]
[ApiOperation("GET /shares/uploads/{share_id}")]
[Cmdlet(VerbsCommon.Get, "DracoonUploadShare", DefaultParameterSetName = ListSet, SupportsPaging = true)]
[OutputType(typeof(DracoonUploadShare))]
public sealed class GetDracoonUploadShareCommand : GetShareCmdlet<DracoonUploadShare>
{
    /// <summary>The shares: objects, ids, links, access keys, names, or rows with a column UploadShareId.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ParameterSetName = SingleSet)]
    [ArgumentCompleter(typeof(UploadShareCompleter))]
    public UploadShareReference[] Share { get; set; } = Array.Empty<UploadShareReference>();

    /// <summary>Only shares of this room or folder: an object, an id or a path.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [ArgumentCompleter(typeof(ContainerCompleter))]
    public NodeReference? Node { get; set; }

    /// <summary>How many requests are in flight at most for certain shares, from 1 to 32; 4 without it. Whatever it is, objects and errors come in the order of the input.</summary>
    [Parameter(ParameterSetName = SingleSet)]
    [ValidateRange(1, 32)]
    public int ThrottleLimit { get; set; } = 4;

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        DracoonSession session = RequireSession();
        if (ParameterSetName == SingleSet)
        {
            RequireNoListing("-Share");
            OrderedWork work = InOrder(ThrottleLimit, cancellationToken);
            foreach (UploadShareReference share in Share)
            {
                await work.SubmitAsync(share, new OrderedRequest(share, async (output, cancel) => await output.WriteAsync(await share.FetchAsync(session, cancel))));
            }
            return;
        }
        await TryAsync((object?)Node ?? Filter ?? "", async () =>
        {
            FilterBuilder filter = BuildFilter(out Func<DracoonUploadShare, bool>? matches);
            if (Node is not null)
            {
                filter.Add("targetId", "eq", (await Node.ResolveIdAsync(session, cancellationToken)).Id);
            }
            using PagedQuery<DracoonUploadShare> shares = session.UploadShares.List(Options(filter, matches is not null));
            await EmitAsync(shares, matches, cancellationToken);
        });
    }
}
