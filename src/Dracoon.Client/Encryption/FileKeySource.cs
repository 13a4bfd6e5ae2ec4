namespace Dracoon.Client;

/// <summary>The keypair whose file keys others are made from.</summary>
public enum FileKeySource
{
    /// <summary>The signed-in user's own.</summary>
    Own,

    /// <summary>The one that the user's own took over from.</summary>
    PreviousOwn,

    /// <summary>The room's rescue keypair.</summary>
    RoomRescue,

    /// <summary>The one that the room's rescue keypair took over from.</summary>
    PreviousRoomRescue,

    /// <summary>The system's rescue keypair.</summary>
    SystemRescue,

    /// <summary>The one that the system's rescue keypair took over from.</summary>
    PreviousSystemRescue,
}

/// <summary>The API's names.</summary>
internal static class FileKeySources
{
    /// <summary>The value of <c>use_key</c>; null for the default, the own keypair.</summary>
    public static string? ToApiName(this FileKeySource source) => source switch
    {
        FileKeySource.PreviousOwn => "previous_user_key",
        FileKeySource.RoomRescue => "room_rescue_key",
        FileKeySource.PreviousRoomRescue => "previous_room_rescue_key",
        FileKeySource.SystemRescue => "system_rescue_key",
        FileKeySource.PreviousSystemRescue => "previous_system_rescue_key",
        _ => null,
    };
}
