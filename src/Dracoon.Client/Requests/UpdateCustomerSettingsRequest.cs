namespace Dracoon.Client.Requests;

/// <summary>The body of <c>PUT /settings</c>.</summary>
public sealed class UpdateCustomerSettingsRequest : RequestBody
{
    /// <summary>True to give every user of an Active Directory a personal room, for good.</summary>
    public bool? HomeRoomsActive { get => Get<bool?>("homeRoomsActive"); set => Set("homeRoomsActive", value); }

    /// <summary>The name of the room that they lie in.</summary>
    public string? HomeRoomParentName { get => Get<string>("homeRoomParentName"); set => Set("homeRoomParentName", value); }

    /// <summary>How many bytes fit in one; 0 for no limit.</summary>
    public long? HomeRoomQuota { get => Get<long?>("homeRoomQuota"); set => Set("homeRoomQuota", value); }
}
