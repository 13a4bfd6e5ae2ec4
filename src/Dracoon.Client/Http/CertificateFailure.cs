using System;
using System.Net;
using System.Security.Authentication;

namespace Dracoon.Client.Http;

/// <summary>Tells a certificate that is not trusted from other failures of a connection.</summary>
internal static class CertificateFailure
{
    /// <returns>What the network stack says about the certificate; null when that is not what failed.</returns>
    public static string? Find(Exception? failure)
    {
        for (Exception? e = failure; e is not null; e = e.InnerException)
        {
            // A handshake that failed for another reason has that reason inside (no common version of TLS) or is not about a certificate (no TLS at all).
            // .NET has these messages in English alone; .NET Framework has a status instead.
            if ((e is AuthenticationException { InnerException: null } && e.Message.IndexOf("certificate", StringComparison.OrdinalIgnoreCase) >= 0) || e is WebException { Status: WebExceptionStatus.TrustFailure })
            {
                return e.Message;
            }
        }
        return null;
    }
}
