namespace Dracoon.Client.Models;

/// <summary>A user of a room, as the API writes it.</summary>
internal sealed class RoomUser
{
    public UserInfo? UserInfo { get; set; }

    public NodePermissions? Permissions { get; set; }

    public long Id { get; set; }

    public string? Login { get; set; }

    public string? DisplayName { get; set; }
}

/// <summary>A group of a room, as the API writes it.</summary>
internal sealed class RoomGroup
{
    public long Id { get; set; }

    public string Name { get; set; } = "";

    public NodePermissions? Permissions { get; set; }
}
