using System;

namespace Dracoon.Client;

/// <summary>Something needs the private key, and it is locked.</summary>
public sealed class KeypairLockedException : InvalidOperationException
{
    internal KeypairLockedException(string message = "The keypair is locked. Unlock it first: Unlock-DracoonKeypair.")
        : base(message)
    {
    }
}
