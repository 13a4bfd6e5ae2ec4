using System;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;
using DracoonPS.Completion;
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

    /// <inheritdoc/>
    protected override Task ProcessRecordAsync(CancellationToken cancellationToken) =>
        ParameterSetName == SingleSet ? EmitAsync(Share, cancellationToken) : EmitAsync(Node, "targetId", cancellationToken);

    private protected override PagedQuery<DracoonUploadShare> List(DracoonSession session, ListOptions options) => session.UploadShares.List(options);
}
