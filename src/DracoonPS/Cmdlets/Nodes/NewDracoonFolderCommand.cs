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

/// <summary>Creates folders. With -Path the folders above it are made too, and one that is there already is emitted as it is.</summary>
/// <example>
/// <code>New-DracoonFolder -Path /Projects/2027/Plans</code>
/// <para>Makes a folder and those above it.</para>
/// </example>
/// <example>
/// <code>Get-DracoonNode -Type Room | New-DracoonFolder -Name Inbox</code>
/// <para>Makes a folder in each room.</para>
/// </example>
[ApiOperation("POST /nodes/folders")]
[Cmdlet(VerbsCommon.New, "DracoonFolder", SupportsShouldProcess = true, DefaultParameterSetName = PathSet)]
[OutputType(typeof(DracoonNode))]
public sealed class NewDracoonFolderCommand : ThrottledCmdlet
{
    private const string PathSet = "Path";
    private const string ParentSet = "Parent";

    private readonly FolderPaths _underWay = new();

    /// <summary>The whole path. Its first part is a room that exists.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = PathSet)]
    [NoScriptBlock]
    [ArgumentCompleter(typeof(ContainerCompleter))]
    public string[] Path { get; set; } = Array.Empty<string>();

    /// <summary>The room or folder that gets it.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = ParentSet)]
    [ArgumentCompleter(typeof(ContainerCompleter))]
    public NodeReference? Parent { get; set; }

    /// <summary>The name.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ParentSet)]
    [NoScriptBlock]
    public string Name { get; set; } = "";

    /// <summary>Notes.</summary>
    [Parameter]
    [NoScriptBlock]
    public string? Notes { get; set; }

    /// <summary>Public, Internal, Confidential or StrictlyConfidential. Without it, the room's.</summary>
    [Parameter]
    public Classification? Classification { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        DracoonSession session = RequireSession();
        OrderedWork work = InOrder(cancellationToken);
        if (ParameterSetName == ParentSet)
        {
            NodeReference parent = Parent!;
            await work.SubmitAsync(parent, cancel => parent.ResolveIdAsync(session, cancel), found => Requests(session, parent, found.Id, found.Text));
            return;
        }
        foreach (string path in Path)
        {
            if (!_underWay.TryAdd(path))
            {
                await work.DrainAsync();
                _underWay.Restart(path);
            }
            await work.SubmitAsync(path, _ => Task.FromResult(Names(path)), names => Requests(session, path, names));
        }
    }

    private static IReadOnlyList<string> Names(string path)
    {
        IReadOnlyList<string> names = NodePath.Split(path);
        return NodePath.IsPath(path) && names.Count >= 2
            ? names
            : throw new ArgumentException($"'{path}' is not the path of a folder. A folder lies in a room: '/Room/Folder'.");
    }

    private IEnumerable<OrderedRequest> Requests(DracoonSession session, NodeReference parent, long parentId, string text)
    {
        if (ShouldProcess(text, $"Create folder '{Name}'"))
        {
            CreateFolderRequest request = Request(parentId, Name);
            yield return new OrderedRequest(parent, async (output, cancel) => await output.WriteAsync(await session.Nodes.CreateFolderAsync(request, cancel)));
        }
    }

    private IEnumerable<OrderedRequest> Requests(DracoonSession session, string path, IReadOnlyList<string> names)
    {
        if (ShouldProcess(path, "Create folder"))
        {
            yield return new OrderedRequest(path, (output, cancel) => CreatePathAsync(session, names, output, cancel));
        }
    }

    // None of the parameters that this reads comes from the pipeline: they are the same for all paths.
    private async Task CreatePathAsync(DracoonSession session, IReadOnlyList<string> names, IOrderedOutput output, CancellationToken cancellationToken)
    {
        DracoonNode node = await session.Nodes.GetByPathAsync("/" + names[0], cancellationToken);
        for (int i = 1; i < names.Count; i++)
        {
            bool last = i == names.Count - 1;
            node = last && await session.Nodes.FindChildAsync(node.NodeId, names[i], cancellationToken) is null
                ? await session.Nodes.CreateFolderAsync(Request(node.NodeId, names[i]), cancellationToken)
                : await session.Nodes.EnsureFolderAsync(node.NodeId, names[i], cancellationToken);
        }
        await output.WriteAsync(node);
    }

    private CreateFolderRequest Request(long parentId, string name)
    {
        var request = new CreateFolderRequest { ParentId = parentId, Name = name };
        if (Notes is not null)
        {
            request.Notes = Notes;
        }
        if (Classification is not null)
        {
            request.Classification = Convert.ToInt32(Classification.Value, CultureInfo.InvariantCulture);
        }
        return request;
    }
}
