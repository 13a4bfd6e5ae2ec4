using System;
using Dracoon.Crypto;

namespace Dracoon.Client;

/// <summary>The account has no keypair, or none of the version that was asked for.</summary>
public sealed class KeypairMissingException : InvalidOperationException
{
    internal KeypairMissingException(string userName, KeypairVersion? version)
        : base($"The account {userName} has no keypair{(version is null ? "" : " of version " + version)}. Make one: Set-DracoonKeypair.")
    {
    }
}
