using System;
using System.Net.Http;
using Dracoon.Client.Api;
using Dracoon.Client.Http;

namespace Dracoon.Client;

/// <summary>A connection without an account: for the visitors of shares.</summary>
public sealed class PublicConnection : IDisposable
{
    private readonly HttpClient _http;

    /// <summary>Makes the connection; nothing is sent by it.</summary>
    /// <param name="options">How to reach the server.</param>
    public PublicConnection(DracoonClientOptions options)
    {
        _http = HttpClients.WithoutToken(options ?? throw new ArgumentNullException(nameof(options)), null, Clock.System);
        Shares = new PublicSharesApi(_http, options.BaseUri);
    }

    /// <summary>The shares.</summary>
    public PublicSharesApi Shares { get; }

    /// <summary>Closes the connection.</summary>
    public void Dispose() => _http.Dispose();
}
