using System;
using System.IO;
using System.Management.Automation;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client.Models;
using Dracoon.Client.Transfers;

namespace DracoonPS.Commands;

/// <summary>Writes a keypair to a file, in PEM. The private key stays under its password.</summary>
/// <example>
/// <code>Get-DracoonKeypair | Export-DracoonKeypair -Path backup.pem</code>
/// <para>Keeps a copy of the account's keypair.</para>
/// </example>
/// <example>
/// <code>Export-DracoonKeypair -Keypair $keypair -Path rescue.pem -Force</code>
/// <para>Replaces a file.</para>
/// </example>
[Cmdlet(VerbsData.Export, "DracoonKeypair", SupportsShouldProcess = true)]
public sealed class ExportDracoonKeypairCommand : AsyncCmdlet
{
    /// <summary>The keypair.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true)]
    [ValidateNotNull]
    public DracoonKeypair? Keypair { get; set; }

    /// <summary>The file.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [NoScriptBlock]
    public string Path { get; set; } = "";

    /// <summary>Replaces a file that exists.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    protected override Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        string path = LocalPath.Resolve(this, Path);
        try
        {
            if (File.Exists(path) && !Force)
            {
                throw new LocalFileExistsException(path); // it may be the only copy of another key
            }
            if (ShouldProcess(path, $"Write the keypair {Keypair}"))
            {
                TemporaryFile.Write(path, new UTF8Encoding(false).GetBytes(Keypair!.ToPem()), Force);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or TransferException)
        {
            WriteError(Errors.ErrorRecordFactory.TryCreate(e, path)!);
        }
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    protected override ErrorRecord? MapException(Exception error) => Errors.ErrorRecordFactory.TryCreate(error, Path);
}
