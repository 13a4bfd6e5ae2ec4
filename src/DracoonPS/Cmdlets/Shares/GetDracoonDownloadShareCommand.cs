using System;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;
using DracoonPS.Completion;
using DracoonPS.References;

namespace DracoonPS.Commands;

/// <summary>Gets download shares: all that you manage, those that a filter fits, or certain ones.</summary>
/// <remarks><para>The property Link is the address to give away. Whoever has it can use the share, unless there is a password.</para></remarks>
/// <example>
/// <code>Get-DracoonDownloadShare -Name 'Report*' -Expired $false</code>
/// <para>Lists shares by a pattern that have not ended.</para>
/// </example>
/// <example>
/// <code>Get-DracoonDownloadShare -Protected $false | Where-Object ExpireAt -eq $null | Export-Csv open-links.csv</code>
/// <para>Writes a list of shares that have neither a password nor an end.</para>
/// </example>
/// <example>
/// <code>Get-DracoonDownloadShare -Node /Out/report.pdf -CreatedBy anna -Sort createdAt:desc</code>
/// <para>Lists what Anna shares of one node, the newest first.</para>
/// </example>
[ApiOperation("GET /shares/downloads")]
[ApiOperation("GET /shares/downloads/{share_id}")]
[Cmdlet(VerbsCommon.Get, "DracoonDownloadShare", DefaultParameterSetName = ListSet, SupportsPaging = true)]
[OutputType(typeof(DracoonDownloadShare))]
public sealed class GetDracoonDownloadShareCommand : GetShareCmdlet<DracoonDownloadShare>
{
    /// <summary>The shares: objects, ids, links, access keys, names, or rows with a column DownloadShareId.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ParameterSetName = SingleSet)]
    [ArgumentCompleter(typeof(DownloadShareCompleter))]
    public DownloadShareReference[] Share { get; set; } = Array.Empty<DownloadShareReference>();

    /// <summary>Only shares of this node: an object, an id or a path.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [ArgumentCompleter(typeof(NodeCompleter))]
    public NodeReference? Node { get; set; }

    /// <inheritdoc/>
    protected override Task ProcessRecordAsync(CancellationToken cancellationToken) =>
        ParameterSetName == SingleSet ? EmitAsync(Share, cancellationToken) : EmitAsync(Node, "nodeId", cancellationToken);

    private protected override PagedQuery<DracoonDownloadShare> List(DracoonSession session, ListOptions options) => session.DownloadShares.List(options);
}
