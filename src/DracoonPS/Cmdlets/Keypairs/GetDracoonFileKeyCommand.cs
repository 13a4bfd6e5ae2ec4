using System;
using System.Management.Automation;
using System.Security;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;
using Dracoon.Client.Transfers;
using DracoonPS.Completion;
using DracoonPS.References;

namespace DracoonPS.Commands;

/// <summary>Gets the key of an encrypted file, encrypted for the signed-in user, for the room's rescue keypair or for the system's.</summary>
/// <remarks><para>With -Decrypt the object has the key in clear too, for Unprotect-DracoonFile. It is never shown: not in a table, not in a list, not in a CSV file.
/// Its method Dispose wipes it.</para></remarks>
/// <example>
/// <code>Get-DracoonFileKey /Board/plan.pdf</code>
/// <para>Shows whether the signed-in user has a key for a file, and its version.</para>
/// </example>
/// <example>
/// <code>Get-DracoonFileKey /Board/plan.pdf -UseKey RoomRescue -Decrypt -Password (Read-Host -AsSecureString)</code>
/// <para>Decrypts a file's key with the rescue keypair of its room.</para>
/// </example>
[ApiOperation("GET /nodes/files/{file_id}/user_file_key")]
[ApiOperation("GET /nodes/files/{file_id}/data_room_file_key")]
[ApiOperation("GET /nodes/files/{file_id}/data_space_file_key")]
[Cmdlet(VerbsCommon.Get, "DracoonFileKey")]
[OutputType(typeof(DracoonFileKey))]
public sealed class GetDracoonFileKeyCommand : DracoonCmdlet
{
    private RescueKeypairs? _keypairs;

    /// <summary>The files: objects, ids, paths, or rows with a column NodeId.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ArgumentCompleter(typeof(NodeCompleter))]
    public NodeReference[] File { get; set; } = Array.Empty<NodeReference>();

    /// <summary>Whose keypair the key is encrypted for: Own, RoomRescue or SystemRescue.</summary>
    [Parameter]
    [ValidateSet(nameof(FileKeySource.Own), nameof(FileKeySource.RoomRescue), nameof(FileKeySource.SystemRescue))]
    public FileKeySource UseKey { get; set; }

    /// <summary>Only a key for the keypair of this version. Without it, for -UseKey Own, that of the unlocked keypair, or the server's choice.</summary>
    [Parameter]
    public KeypairVersion? Version { get; set; }

    /// <summary>Decrypts the key: with the unlocked keypair of the session, or with the rescue keypair and its -Password.</summary>
    [Parameter]
    public SwitchParameter Decrypt { get; set; }

    /// <summary>The password of the rescue keypair, for -Decrypt. The private key is wiped when the cmdlet ends.</summary>
    [Parameter]
    public SecureString? Password { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        DracoonSession session = RequireSession();
        _keypairs ??= new RescueKeypairs(session, Password);
        foreach (NodeReference reference in File)
        {
            await TryAsync(reference, async () =>
            {
                (long id, _) = await reference.ResolveIdAsync(session, cancellationToken);
                WriteObject(await _keypairs.GetFileKeyAsync(id, UseKey, Version.ToCrypto(), Decrypt, cancellationToken));
            });
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _keypairs?.Dispose();
        }
        base.Dispose(disposing);
    }
}
