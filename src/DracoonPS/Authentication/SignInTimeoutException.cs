using System;

namespace DracoonPS.Authentication;

/// <summary>Nobody signed in in the browser in time.</summary>
public sealed class SignInTimeoutException : Exception
{
    internal SignInTimeoutException(TimeSpan timeout)
        : base($"Nobody signed in within {timeout.TotalSeconds:0} seconds. Start again, or give more time with -SignInTimeoutSec.")
    {
    }
}
