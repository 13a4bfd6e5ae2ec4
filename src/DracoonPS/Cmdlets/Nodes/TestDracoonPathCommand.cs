using System;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;
using DracoonPS.Completion;
using DracoonPS.References;

namespace DracoonPS.Commands;

/// <summary>Tells whether there is something at a path that the signed-in user may see.</summary>
/// <example>
/// <code>Test-DracoonPath /Projects/2027</code>
/// <para>True when there is a room, folder or file of that path.</para>
/// </example>
/// <example>
/// <code>if (-not (Test-DracoonPath /Sales -Type Room)) { New-DracoonRoom Sales }</code>
/// <para>Makes a room where there is none.</para>
/// </example>
[ApiOperation("GET /nodes")]
[Cmdlet(VerbsDiagnostic.Test, "DracoonPath")]
[OutputType(typeof(bool))]
public sealed class TestDracoonPathCommand : DracoonCmdlet
{
    /// <summary>The paths, such as <c>/Room/Folder/file.txt</c>, with wildcards in the last part. One answer for each.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [SupportsWildcards]
    [NoScriptBlock]
    [ArgumentCompleter(typeof(NodeCompleter))]
    public string[] Path { get; set; } = Array.Empty<string>();

    /// <summary>Only a room, folder or file counts.</summary>
    [Parameter]
    [ValidateSet("Room", "Folder", "File")]
    public string[]? Type { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        DracoonSession session = RequireSession();
        foreach (string path in Path)
        {
            await TryAsync(path, async () => WriteObject(await ExistsAsync(session, path, cancellationToken)));
        }
    }

    private async Task<bool> ExistsAsync(DracoonSession session, string path, CancellationToken cancellationToken)
    {
        if (!NodePath.IsPath(path))
        {
            throw new ArgumentException($"'{path}' is no path. A path begins with a slash: '/{path}'.");
        }
        var reference = new NodeReference(path);
        if (reference.IsRoot)
        {
            return Type is null;
        }
        try
        {
            return (await reference.ResolveManyAsync(session, cancellationToken)).Any(IsWanted);
        }
        catch (DracoonReferenceException e) when (e.Kind == ReferenceFailure.NotFound)
        {
            return false;
        }
    }

    private bool IsWanted(DracoonNode node) => Type is null || Array.Exists(Type, t => string.Equals(t, node.Type, StringComparison.OrdinalIgnoreCase));
}
