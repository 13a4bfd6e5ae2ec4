namespace Dracoon.Client.Models;

/// <summary>A row about one room, which stands for the room where one is asked for.</summary>
public interface IRoomRow
{
    /// <summary>The room's number.</summary>
    long RoomId { get; }

    /// <summary>The room's path, where it is known.</summary>
    string? RoomPath { get; }
}
