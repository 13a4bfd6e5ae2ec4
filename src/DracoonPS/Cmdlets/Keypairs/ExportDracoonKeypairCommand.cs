using System.IO;
using System.Management.Automation;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client.Models;

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
        if (File.Exists(path) && !Force)
        {
            // Never over a file by accident: it may be the only copy of another key.
            var error = new LocalFileExistsException(path);
            WriteError(Errors.ErrorRecordFactory.TryCreate(error, path)!);
            return Task.CompletedTask;
        }
        if (ShouldProcess(path, $"Write the keypair {Keypair}"))
        {
            File.WriteAllText(path, Keypair!.ToPem(), new UTF8Encoding(false));
        }
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    protected override ErrorRecord? MapException(System.Exception error) => Errors.ErrorRecordFactory.TryCreate(error, Path);
}
