using System;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using DracoonPS.Completion;
using DracoonPS.References;

namespace DracoonPS.Commands;

/// <summary>Removes files that the server's virus scanner found malicious, for good and past the recycle bin.</summary>
/// <example>
/// <code>Remove-DracoonMaliciousFile /In/invoice.pdf</code>
/// <para>Removes one file, after a question.</para>
/// </example>
/// <example>
/// <code>Get-DracoonNode /In -Recurse -Type File | Get-DracoonVirusVerdict | Where-Object IsMalicious | Remove-DracoonMaliciousFile -WhatIf</code>
/// <para>Shows which files of a room would be removed.</para>
/// </example>
[ApiOperation("DELETE /nodes/malicious_files/{malicious_file_id}")]
[Cmdlet(VerbsCommon.Remove, "DracoonMaliciousFile", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
public sealed class RemoveDracoonMaliciousFileCommand : DracoonCmdlet
{
    /// <summary>The files: objects, ids, paths, verdicts of Get-DracoonVirusVerdict, or rows with a column NodeId.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Node", "NodeId")]
    [ArgumentCompleter(typeof(NodeCompleter))]
    public NodeReference[] File { get; set; } = Array.Empty<NodeReference>();

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        DracoonSession session = RequireSession();
        foreach (NodeReference file in File)
        {
            await TryAsync(file, async () =>
            {
                (long id, string text) = await file.ResolveIdAsync(session, cancellationToken);
                if (ShouldProcess(text, "Remove the malicious file for good"))
                {
                    await session.Nodes.DeleteMaliciousFileAsync(id, cancellationToken);
                }
            });
        }
    }
}
