namespace DracoonPS.Completion;

/// <summary>Completes paths of rooms, folders and files.</summary>
public sealed class NodeCompleter : NodePathCompleter
{
}
