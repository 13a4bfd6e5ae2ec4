using System;

namespace Dracoon.Client;

/// <summary>A share's password is wrong, or missing.</summary>
public sealed class SharePasswordException : Exception
{
    internal SharePasswordException(string share, bool isMissing, Exception? inner = null)
        : base(isMissing ? $"'{share}' is protected by a password. Give it with -Password." : $"The password of '{share}' is wrong.", inner)
    {
        IsMissing = isMissing;
    }

    /// <summary>True when none was given.</summary>
    public bool IsMissing { get; }
}
