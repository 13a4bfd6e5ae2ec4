namespace DracoonPS.Completion;

/// <summary>Completes paths of rooms.</summary>
public sealed class RoomCompleter : NodePathCompleter
{
    private protected override string[]? Types { get; } = { "room" };
}
