using System;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;
using DracoonPS.Completion;
using DracoonPS.References;

namespace DracoonPS.Commands;

/// <summary>Gets an address from which a file can be received for a short time, without signing in.</summary>
/// <remarks>
/// <para>Who has the address can read the file: keep it as you would a password. What it gives of an encrypted file is encrypted; use
/// Receive-DracoonFile for those, or a share.</para>
/// </remarks>
/// <example>
/// <code>Get-DracoonDownloadUrl /Projects/report.pdf</code>
/// <para>The address, and when it ends to work where it says so itself.</para>
/// </example>
/// <example>
/// <code>Invoke-WebRequest (Get-DracoonDownloadUrl /Projects/report.pdf).Url -OutFile report.pdf</code>
/// <para>Receives the file with another program.</para>
/// </example>
/// <example>
/// <code>Get-DracoonNode '/Projects/*.pdf' | Get-DracoonDownloadUrl</code>
/// <para>The addresses of several files.</para>
/// </example>
[ApiOperation("POST /nodes/files/{file_id}/downloads")]
[ApiOperation("HEAD /downloads/{token}")]
[Cmdlet(VerbsCommon.Get, "DracoonDownloadUrl")]
[OutputType(typeof(DracoonDownloadUrl))]
public sealed class GetDracoonDownloadUrlCommand : DracoonCmdlet
{
    /// <summary>The files: objects, ids, paths with wildcards in the last part, or rows with a column NodeId.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(NodeCompleter))]
    public NodeReference[] Node { get; set; } = Array.Empty<NodeReference>();

    /// <summary>Tries each address, without downloading, before it is given out: an error says which one does not work.</summary>
    [Parameter]
    public SwitchParameter Verify { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        DracoonSession session = RequireSession();
        foreach (NodeReference reference in Node)
        {
            await TryAsync(reference, async () =>
            {
                foreach (DracoonNode node in await reference.ResolveManyAsync(session, cancellationToken))
                {
                    await TryAsync(node.Path, () => EmitAsync(session, node, cancellationToken));
                }
            });
        }
    }

    private async Task EmitAsync(DracoonSession session, DracoonNode node, CancellationToken cancellationToken)
    {
        if (node.Type != "file")
        {
            throw new ArgumentException($"'{node.Path}' is a {node.Type}. Only a file has a download address.");
        }
        DracoonDownloadUrl address = await session.Downloads.GetDownloadUrlAsync(node, cancellationToken);
        if (Verify)
        {
            await session.Downloads.VerifyAsync(address, cancellationToken);
        }
        WriteObject(address);
    }
}
