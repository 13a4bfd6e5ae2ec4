using System;
using System.Collections.Generic;
using System.Globalization;
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

/// <summary>Changes folders: only what is given, nothing else.</summary>
/// <remarks><para>When folders are piped, the parameters on the command line are changed; when rows of a CSV file are piped, their columns are.</para></remarks>
/// <example>
/// <code>Set-DracoonFolder /Projects/2027 -Notes 'Plans for next year' -Classification Confidential</code>
/// <para>Changes two properties and leaves the rest.</para>
/// </example>
/// <example>
/// <code>Get-DracoonNode /Projects -Recurse -Type Folder | Set-DracoonFolder -Notes ''</code>
/// <para>Removes the notes of all folders of a room.</para>
/// </example>
[ApiOperation("PUT /nodes/folders/{folder_id}")]
[Cmdlet(VerbsCommon.Set, "DracoonFolder", SupportsShouldProcess = true)]
[OutputType(typeof(DracoonNode))]
public sealed class SetDracoonFolderCommand : NodeDetailsCmdlet
{
    /// <summary>The folders: objects, ids, paths, or rows with a column NodeId.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [Alias("Node")]
    [ArgumentCompleter(typeof(ContainerCompleter))]
    public NodeReference[] Folder { get; set; } = Array.Empty<NodeReference>();

    /// <summary>Public, Internal, Confidential or StrictlyConfidential.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [EmptyIsNull]
    public Classification? Classification { get; set; }

    /// <summary>Emits the folders as changed.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        DracoonSession session = RequireSession();
        OrderedWork work = InOrder(cancellationToken);
        foreach (NodeReference folder in Folder)
        {
            UpdateFolderRequest request = Request(folder, out IReadOnlyList<string> changes);
            if (request.IsEmpty)
            {
                WriteWarning($"Nothing is given that would change {folder}.");
                continue;
            }
            await work.SubmitAsync(folder, cancel => folder.ResolveIdAsync(session, cancel), found => Requests(session, folder, found.Id, found.Text, request, changes));
        }
    }

    private IEnumerable<OrderedRequest> Requests(DracoonSession session, NodeReference folder, long id, string text, UpdateFolderRequest request, IReadOnlyList<string> changes)
    {
        if (!ShouldProcess(text, "Set " + string.Join(", ", changes)))
        {
            yield break;
        }
        bool passThru = PassThru;
        yield return new OrderedRequest(folder, async (output, cancel) =>
        {
            DracoonNode changed = await session.Nodes.UpdateFolderAsync(id, request, cancel);
            if (passThru)
            {
                await output.WriteAsync(changed);
            }
        })
        { Key = id };
    }

    private UpdateFolderRequest Request(NodeReference folder, out IReadOnlyList<string> changes)
    {
        var request = new UpdateFolderRequest();
        ChangeSet set = Changes(!folder.IsRow);
        TakeDetails(set, request);
        set.Take(nameof(Classification), Classification, value => request.Classification = Convert.ToInt32(value, CultureInfo.InvariantCulture));
        changes = set.Names;
        return request;
    }
}
