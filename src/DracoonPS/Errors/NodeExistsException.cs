using System;

namespace DracoonPS;

/// <summary>Something of that name is on the server already, and the user did not say what to do then.</summary>
public sealed class NodeExistsException : InvalidOperationException
{
    internal NodeExistsException(string nodePath, string localPath)
        : this($"'{nodePath}' is there already, and is not the same as '{localPath}'. Use -OnConflict Overwrite to replace it, or -OnConflict AutoRename to keep both.")
    {
    }

    internal NodeExistsException(string message)
        : base(message)
    {
    }
}
