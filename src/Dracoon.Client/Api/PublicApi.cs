using System;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client.Http;
using Dracoon.Client.Models;
using Newtonsoft.Json.Linq;

namespace Dracoon.Client.Api;

/// <summary>What a server tells everybody: <c>/public/software</c>, <c>/public/system</c>, <c>/public/time</c>.</summary>
public sealed class PublicApi
{
    private readonly ApiConnection _api;
    private readonly Uri _baseUri;

    internal PublicApi(ApiConnection api, Uri baseUri)
    {
        _api = api;
        _baseUri = baseUri;
    }

    /// <summary>Version, system and time in one object.</summary>
    /// <param name="cancellationToken">Cancels the requests.</param>
    /// <returns>What the server says about itself.</returns>
    /// <exception cref="DracoonApiException">The server answered with an error.</exception>
    /// <exception cref="DracoonConnectionException">No answer came.</exception>
    public async Task<DracoonServerInfo> GetServerInfoAsync(CancellationToken cancellationToken = default)
    {
        Task<SoftwareVersion> version = GetVersionAsync(cancellationToken);
        Task<SystemInfo> system = _api.GetAsync<SystemInfo>("public/system/info", null, cancellationToken);
        Task<DateTime?> time = GetTimeAsync(cancellationToken);
        await Task.WhenAll(version, system, time).ConfigureAwait(false);
        return new DracoonServerInfo(_baseUri, await version.ConfigureAwait(false), await system.ConfigureAwait(false), await time.ConfigureAwait(false));
    }

    /// <summary>The server's clock: <c>GET /public/time</c>.</summary>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The time in UTC; null when the server gives none.</returns>
    [ApiOperation("GET /public/time")]
    public async Task<DateTime?> GetTimeAsync(CancellationToken cancellationToken = default)
    {
        JObject answer = await _api.GetAsync<JObject>("public/time", null, cancellationToken).ConfigureAwait(false);
        return answer["time"] is { Type: JTokenType.String } time ? Json.Read<DateTime>(time) : null;
    }

    internal Task<SoftwareVersion> GetVersionAsync(CancellationToken cancellationToken) =>
        _api.GetAsync<SoftwareVersion>("public/software/version", null, cancellationToken);
}
