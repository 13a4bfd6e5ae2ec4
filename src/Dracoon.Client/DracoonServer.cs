using System;
using System.Net.Http;
using Dracoon.Client.Api;
using Dracoon.Client.Http;

namespace Dracoon.Client;

/// <summary>A server that nobody has signed in to: what DRACOON does for everybody. Safe for several threads.</summary>
public sealed class DracoonServer : IDisposable
{
    private readonly HttpClient _http;

    /// <summary>Nothing is sent yet.</summary>
    /// <param name="options">How to reach the server.</param>
    public DracoonServer(DracoonClientOptions options)
    {
        BaseUri = (options ?? throw new ArgumentNullException(nameof(options))).BaseUri;
        _http = HttpClients.WithoutToken(options, null, Clock.System);
        var api = new ApiConnection(_http, BaseUri);
        Public = new PublicApi(api, BaseUri);
        PasswordRecovery = new PasswordRecoveryApi(api);
    }

    /// <summary>The server's address.</summary>
    public Uri BaseUri { get; }

    /// <summary>What the server tells everybody.</summary>
    public PublicApi Public { get; }

    /// <summary>For those who can't sign in.</summary>
    public PasswordRecoveryApi PasswordRecovery { get; }

    /// <summary>Closes the connections.</summary>
    public void Dispose() => _http.Dispose();
}
