using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;
using Dracoon.Client.Requests;
using DracoonPS.Completion;
using DracoonPS.Ordering;
using DracoonPS.References;

namespace DracoonPS.Commands;

/// <summary>Changes files: only what is given, nothing else.</summary>
/// <remarks>
/// <para>When files are piped, the parameters on the command line are changed; when rows of a CSV file are piped, their columns are. The same
/// classification or expiration of many files is set when all of them are there, with up to 200 in a request.</para>
/// </remarks>
/// <example>
/// <code>Set-DracoonFile /Projects/plan.pdf -Name 'plan 2027.pdf' -Notes 'final'</code>
/// <para>Changes two properties and leaves the rest.</para>
/// </example>
/// <example>
/// <code>Get-DracoonNode /Scans -Recurse -Type File | Set-DracoonFile -ExpireAt 30d</code>
/// <para>Lets DRACOON delete the files of a room in thirty days.</para>
/// </example>
/// <example>
/// <code>Import-Csv files.csv | Set-DracoonFile -WhatIf</code>
/// <para>Shows what a CSV file with the columns NodeId, Notes and Classification would change.</para>
/// </example>
[ApiOperation("PUT /nodes/files/{file_id}")]
[ApiOperation("PUT /nodes/files")]
[Cmdlet(VerbsCommon.Set, "DracoonFile", SupportsShouldProcess = true)]
[OutputType(typeof(DracoonNode))]
public sealed class SetDracoonFileCommand : NodeDetailsCmdlet
{
    private static readonly string[] ForMany = { nameof(Classification), nameof(ExpireAt), nameof(NoExpiration) };

    private readonly Batches<Same, long> _alike = new();
    private DateTime? _expireAt;

    /// <summary>The files: objects, ids, paths, or rows with a column NodeId.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [Alias("Node")]
    [ArgumentCompleter(typeof(NodeCompleter))]
    public NodeReference[] File { get; set; } = Array.Empty<NodeReference>();

    /// <summary>Public, Internal, Confidential or StrictlyConfidential.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [EmptyIsNull]
    public Classification? Classification { get; set; }

    /// <summary>When DRACOON deletes the file: a time, or a span from now such as 30d, 12h or 2w. A time without a zone is local; a time of day in a row of the pipeline is UTC, as Export-Csv writes it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [MomentTransform]
    public DateTime? ExpireAt
    {
        get => _expireAt;
        set => _expireAt = Zoned(value);
    }

    /// <summary>Lets the file never expire.</summary>
    [Parameter]
    public SwitchParameter NoExpiration { get; set; }

    /// <summary>Emits the files as changed; each is changed by itself then.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override Task StartAsync(CancellationToken cancellationToken)
    {
        Task started = base.StartAsync(cancellationToken);
        return NoExpiration && IsOnCommandLine(nameof(ExpireAt)) ? throw new ArgumentException("-ExpireAt and -NoExpiration exclude each other.") : started;
    }

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        DracoonSession session = RequireSession();
        OrderedWork work = InOrder(cancellationToken);
        foreach (NodeReference file in File)
        {
            UpdateFileRequest request = Request(file, out IReadOnlyList<string> changes);
            if (request.IsEmpty)
            {
                WriteWarning($"Nothing is given that would change {file}.");
                continue;
            }
            await work.SubmitAsync(file, cancel => file.ResolveIdAsync(session, cancel), found => Requests(session, file, found.Id, found.Text, request, changes));
        }
    }

    /// <inheritdoc/>
    protected override async Task EndProcessingAsync(CancellationToken cancellationToken)
    {
        await base.EndProcessingAsync(cancellationToken);
        DracoonSession session = RequireSession();
        await _alike.SendAsync(TryAsync, (change, ids, cancel) => ids.Count == 1
            ? session.Nodes.UpdateFileAsync(ids[0], change.ForOne(), cancel)
            : session.Nodes.UpdateFilesAsync(change.ForMany(ids), cancel), cancellationToken);
    }

    private IEnumerable<OrderedRequest> Requests(DracoonSession session, NodeReference file, long id, string text, UpdateFileRequest request, IReadOnlyList<string> changes)
    {
        if (!ShouldProcess(text, "Set " + string.Join(", ", changes)))
        {
            yield break;
        }
        if (!PassThru && changes.All(ForMany.Contains))
        {
            _alike.Add(new Same(request.Classification, changes.Any(c => c != nameof(Classification)), request.ExpireAt), file, id);
            yield break;
        }
        bool passThru = PassThru;
        yield return new OrderedRequest(file, async (output, cancel) =>
        {
            DracoonNode changed = await session.Nodes.UpdateFileAsync(id, request, cancel);
            if (passThru)
            {
                await output.WriteAsync(changed);
            }
        })
        { Key = id };
    }

    private UpdateFileRequest Request(NodeReference file, out IReadOnlyList<string> changes)
    {
        var request = new UpdateFileRequest();
        ChangeSet set = Changes(!file.IsRow);
        TakeDetails(set, request);
        set.Take(nameof(Classification), Classification, value => request.Classification = Convert.ToInt32(value, CultureInfo.InvariantCulture));
        if (NoExpiration)
        {
            set.Take(nameof(NoExpiration), () => request.ExpireAt = null);
        }
        else
        {
            set.Take(nameof(ExpireAt), ExpireAt, time => request.ExpireAt = time);
        }
        changes = set.Names;
        return request;
    }

    /// <summary>What files of one request have in common.</summary>
    private sealed record Same(int? Classification, bool SetsExpiration, DateTime? ExpireAt)
    {
        public UpdateFileRequest ForOne()
        {
            var request = new UpdateFileRequest();
            if (Classification is not null)
            {
                request.Classification = Classification;
            }
            if (SetsExpiration)
            {
                request.ExpireAt = ExpireAt;
            }
            return request;
        }

        public UpdateFilesRequest ForMany(IReadOnlyList<long> ids)
        {
            var request = new UpdateFilesRequest { FileIds = ids };
            if (Classification is not null)
            {
                request.Classification = Classification;
            }
            if (SetsExpiration)
            {
                request.ExpireAt = ExpireAt;
            }
            return request;
        }
    }
}
