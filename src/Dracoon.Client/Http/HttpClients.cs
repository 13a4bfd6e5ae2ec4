using System;
using System.Net;
using System.Net.Http;
using System.Runtime.InteropServices;
using System.Security;
using System.Threading;
using Dracoon.Client.Authentication;

namespace Dracoon.Client.Http;

/// <summary>Builds the clients: log, retry, auth around one handler.</summary>
internal static class HttpClients
{
    static HttpClients()
    {
        if (RuntimeInformation.FrameworkDescription.StartsWith(".NET Framework", StringComparison.Ordinal))
        {
            // The defaults of Windows PowerShell: old TLS, two connections a host, and a needless round trip before each body. Only ever widened.
            if (ServicePointManager.SecurityProtocol != 0)
            {
                ServicePointManager.SecurityProtocol |= SecurityProtocolType.Tls12;
            }
            ServicePointManager.DefaultConnectionLimit = Math.Max(ServicePointManager.DefaultConnectionLimit, 32);
            ServicePointManager.Expect100Continue = false;
        }
    }

    /// <summary>For the API, with the access token.</summary>
    public static HttpClient ForApi(DracoonClientOptions options, TokenStore tokens, int sessionId, Clock clock) =>
        Wrap(options, clock, sessionId, new AuthHandler(tokens, options.BaseUri, Handler(options, DecompressionMethods.GZip | DecompressionMethods.Deflate)));

    /// <summary>For provisioning, with the service token.</summary>
    public static HttpClient ForProvisioning(DracoonClientOptions options, SecureString serviceToken, int sessionId, Clock clock) =>
        Wrap(options, clock, sessionId, new ServiceTokenHandler(serviceToken, options.BaseUri, Handler(options, DecompressionMethods.GZip | DecompressionMethods.Deflate)));

    /// <summary>For everything that must not see the access token: OAuth, the public part of the API, storage (bytes as they are).</summary>
    public static HttpClient WithoutToken(DracoonClientOptions options, int? sessionId, Clock clock) => Wrap(options, clock, sessionId, Handler(options, DecompressionMethods.None));

    private static HttpClient Wrap(DracoonClientOptions options, Clock clock, int? sessionId, HttpMessageHandler inner)
    {
        RequestLog? log = RequestLog.For(options, sessionId);
        var retry = new RetryHandler(new RetryPolicy(options), log, clock, inner);
        var client = new HttpClient(new LogHandler(log, retry))
        {
            BaseAddress = options.BaseUri,
            Timeout = Timeout.InfiniteTimeSpan, // the retry handler limits each attempt
        };
        client.DefaultRequestHeaders.ExpectContinue = false;
        client.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", options.UserAgent);
        return client;
    }

    private static HttpClientHandler Handler(DracoonClientOptions options, DecompressionMethods decompression)
    {
        // No redirects: they would take credentials elsewhere, and DRACOON uses none. No cookies: the token is the session.
        var handler = new HttpClientHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            AutomaticDecompression = decompression,
            MaxConnectionsPerServer = options.MaximumConnections,
        };
        if (options.Proxy is not null)
        {
            handler.Proxy = options.Proxy;
            handler.UseProxy = true;
        }
        if (options.SkipCertificateCheck)
        {
            handler.ServerCertificateCustomValidationCallback = static (_, _, _, _) => true;
        }
        return handler;
    }
}
