using System;

namespace Dracoon.Client;

/// <summary>A keypair's change under way could not be finished. The message says what the server has now; nothing that can be read got lost.</summary>
public sealed class KeypairChangeException : InvalidOperationException
{
    internal KeypairChangeException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
