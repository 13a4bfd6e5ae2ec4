using System;
using System.Net.Http;
using System.Security;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client.Authentication;

namespace Dracoon.Client.Http;

/// <summary>Innermost in a session with a service token: adds it to requests for provisioning, and refuses others, which the token is not for.</summary>
internal sealed class ServiceTokenHandler : DelegatingHandler
{
    private const string Header = "X-Sds-Service-Token";

    private readonly SecureString _token;
    private readonly Uri _provisioning;

    public ServiceTokenHandler(SecureString token, Uri baseUri, HttpMessageHandler inner)
        : base(inner)
    {
        _token = token;
        _provisioning = new Uri(baseUri, ApiConnection.Prefix + "provisioning/");
    }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (!_provisioning.IsBaseOf(request.RequestUri!))
        {
            throw new WrongSessionException("This session was opened with a service token, which is for tenants and nothing else. Sign in with Connect-Dracoon -Credential, or choose another session.");
        }
        request.Headers.Remove(Header);
        request.Headers.TryAddWithoutValidation(Header, SecureText.ToText(_token));
        return base.SendAsync(request, cancellationToken);
    }
}
