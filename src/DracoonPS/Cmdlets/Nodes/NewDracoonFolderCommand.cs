using System;
using System.Collections.Generic;
using System.Globalization;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;
using Dracoon.Client.Requests;
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
[Cmdlet(VerbsCommon.New, "DracoonFolder", SupportsShouldProcess = true, DefaultParameterSetName = PathSet)]
[OutputType(typeof(DracoonNode))]
public sealed class NewDracoonFolderCommand : DracoonCmdlet
{
    private const string PathSet = "Path";
    private const string ParentSet = "Parent";

    /// <summary>The whole path. Its first part is a room that exists.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = PathSet)]
    [NoScriptBlock]
    public string[] Path { get; set; } = Array.Empty<string>();

    /// <summary>The room or folder that gets it.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = ParentSet)]
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
        if (ParameterSetName == ParentSet)
        {
            await TryAsync(Parent!, async () =>
            {
                (long parentId, string text) = await Parent!.ResolveIdAsync(session, cancellationToken);
                if (ShouldProcess(text, $"Create folder '{Name}'"))
                {
                    WriteObject(await session.Nodes.CreateFolderAsync(Request(parentId, Name), cancellationToken));
                }
            });
            return;
        }
        foreach (string path in Path)
        {
            await TryAsync(path, () => CreatePathAsync(session, path, cancellationToken));
        }
    }

    private async Task CreatePathAsync(DracoonSession session, string path, CancellationToken cancellationToken)
    {
        IReadOnlyList<string> names = NodePath.Split(path);
        if (!NodePath.IsPath(path) || names.Count < 2)
        {
            throw new ArgumentException($"'{path}' is not the path of a folder. A folder lies in a room: '/Room/Folder'.");
        }
        if (!ShouldProcess(path, "Create folder"))
        {
            return;
        }
        DracoonNode node = await session.Nodes.GetByPathAsync("/" + names[0], cancellationToken);
        for (int i = 1; i < names.Count; i++)
        {
            bool last = i == names.Count - 1;
            node = last && await session.Nodes.FindChildAsync(node.NodeId, names[i], cancellationToken) is null
                ? await session.Nodes.CreateFolderAsync(Request(node.NodeId, names[i]), cancellationToken)
                : await session.Nodes.EnsureFolderAsync(node.NodeId, names[i], cancellationToken);
        }
        WriteObject(node);
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
