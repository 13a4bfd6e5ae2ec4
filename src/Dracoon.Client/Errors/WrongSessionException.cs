using System;

namespace Dracoon.Client;

/// <summary>The session can't do that: tenants need a service token, and everything else a user who is signed in.</summary>
public sealed class WrongSessionException : InvalidOperationException
{
    internal WrongSessionException(string message)
        : base(message)
    {
    }
}
