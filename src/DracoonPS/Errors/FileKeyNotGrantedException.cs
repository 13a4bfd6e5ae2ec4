using System;
using Dracoon.Client.Models;

namespace DracoonPS;

/// <summary>A missing file key could not be handed out.</summary>
public sealed class FileKeyNotGrantedException : InvalidOperationException
{
    internal FileKeyNotGrantedException(DracoonMissingFileKey missing, string reason)
        : base($"The key for {missing} can't be handed out: {reason}.")
    {
    }
}
