using System;
using System.Management.Automation;
using System.Security;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;
using DracoonPS.Completion;
using DracoonPS.References;

namespace DracoonPS.Commands;

/// <summary>Encrypts an empty room: from then on its files are encrypted on the sender's machine, and the server sees neither content nor keys.</summary>
/// <example>
/// <code>Enable-DracoonRoomEncryption /Treasury</code>
/// <para>Encrypts a room, after a question.</para>
/// </example>
/// <example>
/// <code>Enable-DracoonRoomEncryption /Treasury -RescuePassword (Read-Host -AsSecureString 'Rescue password')</code>
/// <para>Makes a rescue keypair for the room on the way.</para>
/// </example>
/// <example>
/// <code>Enable-DracoonRoomEncryption /Treasury -RescueKeypair (Import-DracoonKeypair rescue.pem)</code>
/// <para>Lets the owner of a rescue keypair read the room's files too.</para>
/// </example>
[ApiOperation("PUT /nodes/rooms/{room_id}/encrypt")]
[Cmdlet(VerbsLifecycle.Enable, "DracoonRoomEncryption", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(DracoonNode))]
public sealed class EnableDracoonRoomEncryptionCommand : DracoonCmdlet
{
    /// <summary>The rooms: objects, ids, paths, or rows with a column NodeId.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ArgumentCompleter(typeof(RoomCompleter))]
    public NodeReference[] Room { get; set; } = Array.Empty<NodeReference>();

    /// <summary>Lets the owner of the system rescue keypair read the room's files too.</summary>
    [Parameter]
    public SwitchParameter UseSystemRescueKey { get; set; }

    /// <summary>A rescue keypair of the room's own, which was made before.</summary>
    [Parameter]
    public DracoonKeypair? RescueKeypair { get; set; }

    /// <summary>Makes a rescue keypair (RSA-4096) of the room's own, its private key under this password. Nobody can recover the password.</summary>
    [Parameter]
    public SecureString? RescuePassword { get; set; }

    /// <summary>Emits the room.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        DracoonSession session = RequireSession();
        if ((UseSystemRescueKey ? 1 : 0) + (RescueKeypair is null ? 0 : 1) + (RescuePassword is null ? 0 : 1) > 1)
        {
            throw new ArgumentException("A room has one rescue key: give one of -UseSystemRescueKey, -RescueKeypair and -RescuePassword.");
        }
        foreach (NodeReference room in Room)
        {
            await TryAsync(room, async () =>
            {
                (long id, string text) = await room.ResolveIdAsync(session, cancellationToken);
                if (!ShouldProcess(text, "Encrypt the room, for good once it has files"))
                {
                    return;
                }
                bool? useSystemKey = UseSystemRescueKey.IsPresent ? UseSystemRescueKey.ToBool() : null;
                DracoonKeypair? rescue = RescuePassword is null
                    ? RescueKeypair
                    : await DracoonKeypair.GenerateAsync(KeypairVersion.Rsa4096.ToCrypto(), RescuePassword, cancellationToken);
                DracoonNode changed = await session.Rooms.EncryptAsync(id, useSystemKey, rescue, cancellationToken);
                if (PassThru)
                {
                    WriteObject(changed);
                }
            });
        }
    }
}
