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
            // A handshake that failed for another reason, such as no common version of TLS, has that reason inside.
            if (e is AuthenticationException { InnerException: null } || e is WebException { Status: WebExceptionStatus.TrustFailure })
            {
                return e.Message;
            }
        }
        return null;
    }
}
