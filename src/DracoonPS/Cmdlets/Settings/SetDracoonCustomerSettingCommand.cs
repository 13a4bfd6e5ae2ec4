using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;
using Dracoon.Client.Requests;

namespace DracoonPS.Commands;

/// <summary>Sets the personal rooms of the tenant up: only what is given.</summary>
/// <remarks><para>Needs the role config manager. Personal rooms can't be switched off again.</para></remarks>
/// <example>
/// <code>Set-DracoonCustomerSetting -HomeRoomsActive $true -HomeRoomParentName Homes -HomeRoomQuota 10GB</code>
/// <para>Gives every user of an Active Directory a personal room of 10 GB below /Homes.</para>
/// </example>
/// <example>
/// <code>Set-DracoonCustomerSetting -HomeRoomQuota 0 -WhatIf</code>
/// <para>Shows what taking the limit away would change.</para>
/// </example>
[ApiOperation("PUT /settings")]
[Cmdlet(VerbsCommon.Set, "DracoonCustomerSetting", SupportsShouldProcess = true)]
[OutputType(typeof(DracoonCustomerSetting))]
public sealed class SetDracoonCustomerSettingCommand : SettingCmdlet
{
    /// <summary>True to give every user of an Active Directory a personal room. That is for good.</summary>
    [Parameter]
    public bool? HomeRoomsActive { get; set; }

    /// <summary>The name of the room that they lie in, at the top.</summary>
    [Parameter]
    [NoScriptBlock]
    public string? HomeRoomParentName { get; set; }

    /// <summary>How many bytes fit in one; 0 for no limit.</summary>
    [Parameter]
    [ValidateRange(0, long.MaxValue)]
    public long? HomeRoomQuota { get; set; }

    /// <inheritdoc/>
    protected override Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        DracoonSession session = RequireSession();
        var request = new UpdateCustomerSettingsRequest();
        Take(nameof(HomeRoomsActive), () => request.HomeRoomsActive = HomeRoomsActive);
        Take(nameof(HomeRoomParentName), () => request.HomeRoomParentName = HomeRoomParentName);
        Take(nameof(HomeRoomQuota), () => request.HomeRoomQuota = HomeRoomQuota);
        return ApplyAsync(session, "personal rooms", () => session.Settings.UpdateCustomerAsync(request, cancellationToken));
    }
}
