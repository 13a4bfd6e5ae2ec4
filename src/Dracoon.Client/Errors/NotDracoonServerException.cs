using System;

namespace Dracoon.Client;

/// <summary>Something answered, but it is not DRACOON.</summary>
public sealed class NotDracoonServerException : Exception
{
    internal NotDracoonServerException(Uri uri, string why, Exception? inner = null)
        : base($"'{uri}' is not a DRACOON server: {why}", inner)
    {
        Uri = uri;
    }

    /// <summary>The address that was asked.</summary>
    public Uri Uri { get; }
}
