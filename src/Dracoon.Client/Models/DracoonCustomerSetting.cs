namespace Dracoon.Client.Models;

/// <summary>The personal rooms of the tenant: <c>GET /settings</c>.</summary>
public sealed class DracoonCustomerSetting : DracoonObject
{
    /// <summary>True when every user of an Active Directory gets a personal room.</summary>
    public bool? HomeRoomsActive { get; internal set; }

    /// <summary>The room that they lie in; null while there are none.</summary>
    public long? HomeRoomParentId { get; internal set; }

    /// <summary>Its name.</summary>
    public string? HomeRoomParentName { get; internal set; }

    /// <summary>How many bytes fit in one; 0 for no limit.</summary>
    public long? HomeRoomQuota { get; internal set; }

    /// <summary>What it says, in one line.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => "home rooms " + Words.OnOff(HomeRoomsActive);
}
