namespace DracoonSandbox.Events;

/// <summary>What an event can be about.</summary>
internal enum EventObjectKind
{
    Room = 1,
    Folder,
    File,
    User,
    Group,
    Role,
    DownloadShare,
    UploadShare,
    Webhook,
    DeletedNode,
    Comment,
    Setting,
    Keypair,
    Customer,
    Datev,
    Report,

    /// <summary>A room, folder or file, as long as it is not known which.</summary>
    Node,
}

/// <summary>What an event is about, as it was then: it may be gone since.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Id">Its number.</param>
/// <param name="Name">Its name; null where it has none.</param>
/// <param name="ParentPath">Of nodes, what contains them, with a slash at the end.</param>
/// <param name="RoomId">The room that it lies in, or is.</param>
internal sealed record EventObject(EventObjectKind Kind, long Id, string? Name, string? ParentPath = null, long? RoomId = null);

/// <summary>One line of the event log.</summary>
internal sealed class EventRecord
{
    public required long Id { get; init; }

    public required DateTime Time { get; init; }

    public required int OperationId { get; init; }

    /// <summary>Such as <c>user.created</c>: where webhooks have an event of this kind, it has the same name.</summary>
    public required string OperationName { get; init; }

    /// <summary>0 for success, 2 for an error.</summary>
    public int Status { get; init; }

    /// <summary>0 for nobody who was signed in.</summary>
    public long UserId { get; init; }

    public string? UserName { get; init; }

    public string? UserIp { get; init; }

    public string? UserClient { get; init; }

    public required string Message { get; init; }

    public EventObject? Object1 { get; init; }

    public EventObject? Object2 { get; init; }

    public bool Concerns(long roomId) => Object1?.RoomId == roomId || Object2?.RoomId == roomId;
}
