using System;

namespace Dracoon.Client;

/// <summary>The session can't do that: tenants need a service token, everything else a user who is signed in, and what belongs to another session that one.</summary>
public sealed class WrongSessionException : InvalidOperationException
{
    /// <summary>An error with its words.</summary>
    /// <param name="message">What is wrong, and what to do.</param>
    public WrongSessionException(string message)
        : base(message)
    {
    }
}
