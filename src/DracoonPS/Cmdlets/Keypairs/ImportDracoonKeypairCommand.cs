using System.IO;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client.Models;

namespace DracoonPS.Commands;

/// <summary>Reads a keypair from a file that has both keys in PEM.</summary>
/// <example>
/// <code>Import-DracoonKeypair -Path rescue.pem</code>
/// <para>Reads a file of Export-DracoonKeypair.</para>
/// </example>
/// <example>
/// <code>Import-DracoonKeypair mine.pem | Set-DracoonKeypair</code>
/// <para>Gives the account a keypair that was made before.</para>
/// </example>
[Cmdlet(VerbsData.Import, "DracoonKeypair")]
[OutputType(typeof(DracoonKeypair))]
public sealed class ImportDracoonKeypairCommand : AsyncCmdlet
{
    /// <summary>The file.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("PSPath", "FullName")]
    public string Path { get; set; } = "";

    /// <summary>The version; found out by itself when not given.</summary>
    [Parameter]
    public KeypairVersion? Version { get; set; }

    /// <inheritdoc/>
    protected override Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        string path = LocalPath.Resolve(this, Path);
        WriteObject(DracoonKeypair.Parse(File.ReadAllText(path), Version.ToCrypto()));
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    protected override ErrorRecord? MapException(System.Exception error) => Errors.ErrorRecordFactory.TryCreate(error, Path);
}
