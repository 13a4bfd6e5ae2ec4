using System;
using System.Collections.Generic;
using System.IO;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;
using Dracoon.Client.Transfers;
using DracoonPS.References;

namespace DracoonPS.Commands;

/// <summary>Receives files, folders and rooms. A file gets its name only when all of it has come and, if it was encrypted, is proven to be what was sent.</summary>
/// <remarks>
/// <para>A name that this machine can't store, or that would lead out of the folder, is changed with a warning; -Verbatim refuses it instead.</para>
/// <para>Encrypted files need Unlock-DracoonKeypair first.</para>
/// </remarks>
/// <example>
/// <code>Receive-DracoonFile /Projects/report.pdf -Destination ./in</code>
/// <para>Receives a file into a folder.</para>
/// </example>
/// <example>
/// <code>Receive-DracoonFile /Board -Recurse -Destination ./backup -PassThru | Where-Object Status -eq Failed</code>
/// <para>Receives a room with everything in it, and shows what failed.</para>
/// </example>
/// <example>
/// <code>Find-DracoonNode '*.csv' -Below /Reports | Receive-DracoonFile -Destination ./csv -Force</code>
/// <para>Receives what a search found, over local files of the same name.</para>
/// </example>
[Cmdlet(VerbsCommunications.Receive, "DracoonFile", SupportsShouldProcess = true)]
[OutputType(typeof(TransferResult))]
public sealed class ReceiveDracoonFileCommand : TransferCmdlet
{
    private readonly List<TransferJob> _jobs = new();
    private readonly HashSet<string> _targets = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The files, folders or rooms: objects, ids, paths with wildcards in the last part, or rows with a column NodeId.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [SupportsWildcards]
    public NodeReference[] Node { get; set; } = Array.Empty<NodeReference>();

    /// <summary>The local folder, or for a single file the whole local path. Without it, the current folder.</summary>
    [Parameter(Position = 1)]
    [NoScriptBlock]
    public string Destination { get; set; } = ".";

    /// <summary>Receives folders and rooms with everything in them.</summary>
    [Parameter]
    public SwitchParameter Recurse { get; set; }

    /// <summary>Replaces local files that exist.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Refuses names that can't be stored as they are, instead of changing them.</summary>
    [Parameter]
    public SwitchParameter Verbatim { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        DracoonSession session = RequireSession();
        string destination = GetUnresolvedProviderPathFromPSPath(Destination);
        foreach (NodeReference reference in Node)
        {
            await TryAsync(reference, async () =>
            {
                foreach (DracoonNode node in await reference.ResolveManyAsync(session, cancellationToken))
                {
                    await TryAsync(node.Path, () => PlanAsync(session, node, destination, cancellationToken));
                }
            });
        }
    }

    /// <inheritdoc/>
    protected override Task EndProcessingAsync(CancellationToken cancellationToken) => RunAsync("Receiving files", _jobs, cancellationToken);

    private async Task PlanAsync(DracoonSession session, DracoonNode node, string destination, CancellationToken cancellationToken)
    {
        bool isFolder = Directory.Exists(destination) || destination.EndsWith(Path.DirectorySeparatorChar.ToString(), StringComparison.Ordinal);
        if (node.Type == "file")
        {
            Plan(session, node, isFolder ? Path.Combine(destination, LocalName(node)) : destination);
            return;
        }
        if (!Recurse)
        {
            throw new ArgumentException($"'{node.Path}' is a {node.Type}. Use -Recurse to receive it with everything in it.");
        }
        string root = Path.Combine(destination, LocalName(node));
        string prefix = node.Path + "/";
        using PagedQuery<DracoonNode> below = session.Nodes.Search("*", node.NodeId, -1);
        while (await below.MoveNextAsync(cancellationToken))
        {
            DracoonNode child = below.Current;
            if (!child.Path.StartsWith(prefix, StringComparison.Ordinal))
            {
                throw new DracoonReferenceException(ReferenceFailure.NotFound, "node", child.Path);
            }
            await TryAsync(child.Path, () =>
            {
                string local = LocalPath(root, child.Path.Substring(prefix.Length));
                if (child.Type == "file")
                {
                    Plan(session, child, local);
                }
                else if (ShouldProcess(local, "Create folder"))
                {
                    Directory.CreateDirectory(local);
                }
                return Task.CompletedTask;
            });
        }
    }

    private void Plan(DracoonSession session, DracoonNode node, string local)
    {
        if (!_targets.Add(local))
        {
            throw new ArgumentException($"'{node.Path}' and another file would both become '{local}'. Receive one of them under another name.");
        }
        if (!Force && File.Exists(local))
        {
            throw new LocalFileExistsException(local);
        }
        string folder = Path.GetDirectoryName(local)!;
        if (!Recurse && !Directory.Exists(folder))
        {
            throw new DirectoryNotFoundException($"There is no folder '{folder}'.");
        }
        if (!ShouldProcess(local, $"Receive '{node.Path}' ({ByteSize.Format(node.Size ?? 0)})"))
        {
            return;
        }
        if (node.IsEncrypted)
        {
            session.RequireKeypair(); // says what to do, before the first byte
        }
        var result = new TransferResult(local, node.Path) { Name = node.Name, NodeId = node.NodeId, Size = node.Size ?? 0 };
        _jobs.Add(new TransferJob(node.Path, result, "Received", async (progress, cancellationToken) =>
        {
            Directory.CreateDirectory(folder);
            try
            {
                await session.Downloads.DownloadAsync(node, local, new DownloadOptions { Overwrite = Force }, progress, cancellationToken).ConfigureAwait(false);
            }
            catch (Dracoon.Crypto.DracoonCryptoException e)
            {
                throw new Dracoon.Crypto.DracoonCryptoException(e.Error, $"'{node.Path}' can't be decrypted, and was not written: {e.Message}", e);
            }
        }));
    }

    /// <summary>Each part of a path on the server, as a name on this machine.</summary>
    private string LocalPath(string root, string relative)
    {
        string path = root;
        foreach (string name in NodePath.Split(relative))
        {
            path = Path.Combine(path, LocalName(name));
        }
        return path;
    }

    private string LocalName(DracoonNode node) => LocalName(node.Name);

    private string LocalName(string name)
    {
        string safe = SafeFileName.From(name);
        if (safe == name)
        {
            return name;
        }
        if (Verbatim)
        {
            throw new ArgumentException($"'{name}' can't be stored under its name on every machine. Leave out -Verbatim to store it as '{safe}'.");
        }
        WriteWarning($"'{name}' is stored as '{safe}'.");
        return safe;
    }
}
