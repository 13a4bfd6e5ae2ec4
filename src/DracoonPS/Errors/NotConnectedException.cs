using System;

namespace DracoonPS.Errors;

/// <summary>A cmdlet needs a session, and there is none.</summary>
public sealed class NotConnectedException : InvalidOperationException
{
    internal NotConnectedException(string message = "There is no connection to DRACOON in this session. Sign in first: Connect-Dracoon.")
        : base(message)
    {
    }
}
