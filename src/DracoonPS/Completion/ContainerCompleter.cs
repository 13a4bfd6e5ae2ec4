namespace DracoonPS.Completion;

/// <summary>Completes paths of rooms and folders.</summary>
public sealed class ContainerCompleter : NodePathCompleter
{
    private protected override string[]? Types { get; } = { "room", "folder" };
}
