using System;
using System.Net;

namespace Dracoon.Client;

/// <summary>How to reach a DRACOON server. Read once, when a session connects.</summary>
public sealed class DracoonClientOptions
{
    /// <summary>Options for the server at <paramref name="baseUri"/>.</summary>
    /// <param name="baseUri">The address as <see cref="ParseBaseUrl"/> gives it.</param>
    /// <exception cref="ArgumentException">The address is not http or https, or plain http to another machine.</exception>
    public DracoonClientOptions(Uri baseUri)
    {
        if (baseUri is null)
        {
            throw new ArgumentNullException(nameof(baseUri));
        }
        BaseUri = ParseBaseUrl(baseUri.IsAbsoluteUri ? baseUri.AbsoluteUri : baseUri.OriginalString);
    }

    /// <summary>The server's address, ending in a slash.</summary>
    public Uri BaseUri { get; }

    /// <summary>The proxy to use; null for the one of the system.</summary>
    public IWebProxy? Proxy { get; set; }

    /// <summary>True to accept any server certificate. For test servers only.</summary>
    public bool SkipCertificateCheck { get; set; }

    /// <summary>How long one attempt of one request may take. A retried request gets this time again.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(100);

    /// <summary>How many times a request is repeated at most after its first attempt.</summary>
    public int MaximumRetryCount { get; set; } = 5;

    /// <summary>The first pause between attempts; later ones double, with jitter, up to <see cref="MaximumRetryInterval"/>.</summary>
    public TimeSpan RetryInterval { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>The longest pause that this client chooses itself; a server's Retry-After may ask for a longer one.</summary>
    public TimeSpan MaximumRetryInterval { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>No attempt starts later than this after the first one.</summary>
    public TimeSpan MaximumRetryTime { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// The most bytes, after decompression, that one answer may have which is read as a whole, as all but the contents of files are: a larger one is an error.
    /// So a server, or what poses as one, can't fill the memory.
    /// </summary>
    public int MaximumAnswerSize { get; set; } = 64 * 1024 * 1024;

    /// <summary>How many connections to one server may be open at once.</summary>
    public int MaximumConnections { get; set; } = 32;

    /// <summary>Gets one entry a request, and one a retry; null for none.</summary>
    public ILogSink? Log { get; set; }

    /// <summary>What the client calls itself in the User-Agent header.</summary>
    public string UserAgent { get; set; } = "DracoonPS/" + typeof(DracoonClientOptions).Assembly.GetName().Version?.ToString(3);

    /// <summary>
    /// Reads an address as people type it: <c>dracoon.team</c>, <c>https://dracoon.team/</c>, <c>host:8443</c>. Without a scheme it is https.
    /// </summary>
    /// <param name="baseUrl">The address.</param>
    /// <returns>The address with scheme and trailing slash.</returns>
    /// <exception cref="ArgumentException">Not an address, or plain http to a machine other than this one.</exception>
    public static Uri ParseBaseUrl(string baseUrl)
    {
        if (string.IsNullOrWhiteSpace(baseUrl))
        {
            throw new ArgumentException("The address of the DRACOON server is empty.", nameof(baseUrl));
        }
        string text = baseUrl.Trim();
        if (text.IndexOf("://", StringComparison.Ordinal) < 0)
        {
            text = "https://" + text;
        }
        if (!Uri.TryCreate(text, UriKind.Absolute, out Uri? uri) || uri.Host.Length == 0)
        {
            throw new ArgumentException("The address of the DRACOON server can't be read. Give it as 'dracoon.team' or 'https://dracoon.team'.", nameof(baseUrl));
        }
        if (uri.UserInfo.Length > 0 || uri.Query.Length > 0 || uri.Fragment.Length > 0)
        {
            throw new ArgumentException("The address of the DRACOON server must have no user name, query or fragment.", nameof(baseUrl));
        }
        if (uri.Scheme == Uri.UriSchemeHttp)
        {
            if (!uri.IsLoopback)
            {
                throw new ArgumentException($"http is refused: the password would go to '{uri.Host}' in clear. Use https.", nameof(baseUrl));
            }
        }
        else if (uri.Scheme != Uri.UriSchemeHttps)
        {
            throw new ArgumentException($"'{uri.Scheme}' is not a scheme that DRACOON speaks. Use https.", nameof(baseUrl));
        }
        return uri.AbsolutePath.EndsWith("/", StringComparison.Ordinal) ? uri : new Uri(uri.AbsoluteUri + "/");
    }
}
