using System.Management.Automation;
using Dracoon.Client;
using Dracoon.Client.Models;
using DracoonPS.References;

namespace DracoonPS.Commands;

/// <summary>Ends the encryption of an empty room: from then on its files are stored as they are.</summary>
/// <remarks><para>The room has no files, its recycle bin neither, and it lies at the top. Its rescue keypair is gone afterwards.</para></remarks>
/// <example>
/// <code>Disable-DracoonRoomEncryption /Vault</code>
/// <para>Ends the encryption of a room, after a question.</para>
/// </example>
/// <example>
/// <code>Get-DracoonRoom -Encrypted $true | Where-Object { -not $_.Size } | Disable-DracoonRoomEncryption -WhatIf</code>
/// <para>Shows which empty rooms would not be encrypted any more.</para>
/// </example>
[ApiOperation("PUT /nodes/rooms/{room_id}/encrypt")]
[Cmdlet(VerbsLifecycle.Disable, "DracoonRoomEncryption", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(DracoonNode))]
public sealed class DisableDracoonRoomEncryptionCommand : RoomChangeCmdlet
{
    /// <summary>Emits the room.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    private protected override RoomChange Prepare(DracoonSession session, NodeReference room)
    {
        bool passThru = PassThru;
        return new RoomChange("End the encryption, and remove the room's rescue keypair", async (id, output, cancel) =>
        {
            DracoonNode changed = await session.Rooms.DecryptAsync(id, cancel);
            if (passThru)
            {
                await output.WriteAsync(changed);
            }
        });
    }
}
