using System;

namespace Dracoon.Client;

/// <summary>No answer came: name resolution, TLS, socket or time-out.</summary>
public sealed class DracoonConnectionException : Exception
{
    internal DracoonConnectionException(string message, Uri uri, bool isTimeout, Exception? inner)
        : base(message, inner)
    {
        Uri = uri;
        IsTimeout = isTimeout;
        IsCertificateRefused = !isTimeout && Http.CertificateFailure.Find(inner) is not null;
    }

    /// <summary>True when somebody answered, but not with a certificate that says who it is. It is not tried again.</summary>
    public bool IsCertificateRefused { get; }

    /// <summary>True when the time for one attempt ran out.</summary>
    public bool IsTimeout { get; }

    /// <summary>The server's address, without path.</summary>
    public Uri Uri { get; }
}
