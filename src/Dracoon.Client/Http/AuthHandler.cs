using System;
using System.Net;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client.Authentication;

namespace Dracoon.Client.Http;

/// <summary>Innermost: adds the access token, for DRACOON itself only, and gets a new one once when the server no longer takes it.</summary>
internal sealed class AuthHandler : DelegatingHandler
{
    private readonly TokenStore _tokens;
    private readonly Uri _baseUri;

    public AuthHandler(TokenStore tokens, Uri baseUri, HttpMessageHandler inner)
        : base(inner)
    {
        _tokens = tokens;
        _baseUri = baseUri;
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Uri uri = request.RequestUri!;
        if (uri.Scheme != _baseUri.Scheme || !string.Equals(uri.Authority, _baseUri.Authority, StringComparison.OrdinalIgnoreCase))
        {
            throw new InvalidOperationException("A request with the access token must go to the DRACOON server only.");
        }
        string token = await _tokens.GetAccessTokenAsync(cancellationToken).ConfigureAwait(false);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        HttpResponseMessage response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        if (response.StatusCode != HttpStatusCode.Unauthorized)
        {
            return response;
        }
        response.Dispose();
        token = await _tokens.ReplaceAsync(token, cancellationToken).ConfigureAwait(false);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
    }
}
