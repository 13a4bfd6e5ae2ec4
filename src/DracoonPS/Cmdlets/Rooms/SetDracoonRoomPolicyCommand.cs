using System;
using System.Management.Automation;
using Dracoon.Client;
using Dracoon.Client.Models;
using Dracoon.Client.Requests;
using DracoonPS.References;

namespace DracoonPS.Commands;

/// <summary>Sets what holds for the files of rooms: only what is given, nothing else.</summary>
/// <example>
/// <code>Set-DracoonRoomPolicy /Scans -DefaultExpirationDays 90</code>
/// <para>Lets each file of a room end 90 days after its upload.</para>
/// </example>
/// <example>
/// <code>Get-DracoonRoom / -Recurse -Managed | Set-DracoonRoomPolicy -VirusProtection $true</code>
/// <para>Has the files of all rooms checked for viruses.</para>
/// </example>
[ApiOperation("PUT /nodes/rooms/{room_id}/policies")]
[Cmdlet(VerbsCommon.Set, "DracoonRoomPolicy", SupportsShouldProcess = true)]
[OutputType(typeof(DracoonRoomPolicy))]
public sealed class SetDracoonRoomPolicyCommand : RoomChangeCmdlet
{
    private const int MostDays = int.MaxValue / (24 * 60 * 60); // the API counts seconds in 32 bits

    /// <summary>After how many days a file ends that is uploaded from now on; 0 for never.</summary>
    [Parameter]
    [ValidateRange(0, MostDays)]
    public int? DefaultExpirationDays { get; set; }

    /// <summary>True to have files checked for viruses.</summary>
    [Parameter]
    public bool? VirusProtection { get; set; }

    /// <summary>Emits the policy as it is then.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    private protected override RoomChange? Prepare(DracoonSession session, NodeReference room)
    {
        var request = new RoomPolicyRequest();
        if (DefaultExpirationDays is int days)
        {
            request.DefaultExpirationSeconds = (int)TimeSpan.FromDays(days).TotalSeconds;
        }
        if (VirusProtection is not null)
        {
            request.VirusProtection = VirusProtection;
        }
        bool passThru = PassThru;
        return request.IsEmpty ? null : new RoomChange("Set the room's policy", async (id, output, cancel) =>
        {
            await session.RoomSettings.SetPolicyAsync(id, request, cancel);
            if (passThru)
            {
                DracoonRoomPolicy policy = await session.RoomSettings.GetPolicyAsync(id, cancel);
                policy.RoomPath = (await session.Nodes.GetAsync(id, cancel)).Path;
                await output.WriteAsync(policy);
            }
        });
    }
}
