using System;

namespace Dracoon.Client;

/// <summary>The session was closed before, or while, it was used.</summary>
public sealed class SessionClosedException : InvalidOperationException
{
    internal SessionClosedException(Exception? inner = null)
        : base("The session was closed: Disconnect-Dracoon ended it, or the module was removed. What was under way was given up. Sign in again with Connect-Dracoon.", inner)
    {
    }
}
