using System;
using System.Collections.Generic;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client.Http;
using Dracoon.Client.Models;
using Dracoon.Client.Requests;
using Newtonsoft.Json.Linq;

namespace Dracoon.Client.Api;

/// <summary>Rooms that are connected with DATEV: <c>/datev</c>.</summary>
public sealed class DatevApi
{
    private readonly ApiConnection _api;

    internal DatevApi(ApiConnection api)
    {
        _api = api;
    }

    /// <summary>What a room is connected with: <c>GET /datev</c>.</summary>
    /// <param name="roomId">The room.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The configuration.</returns>
    /// <exception cref="DracoonApiException">The room is not connected (404).</exception>
    [ApiOperation("GET /datev")]
    public Task<DracoonDatevConfig> GetOfRoomAsync(long roomId, CancellationToken cancellationToken = default) =>
        _api.GetAsync<DracoonDatevConfig>("datev", new Query().Add("room_id", (long?)roomId), cancellationToken);

    /// <summary>The rooms that are connected: <c>GET /datev/duo</c>, <c>GET /datev/mst</c>.</summary>
    /// <param name="integration">With what of DATEV.</param>
    /// <param name="roomId">Only this room; null for all.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The configurations.</returns>
    [ApiOperation("GET /datev/duo")]
    [ApiOperation("GET /datev/mst")]
    public async Task<IReadOnlyList<DracoonDatevConfig>> ListAsync(DatevIntegration integration, long? roomId = null, CancellationToken cancellationToken = default)
    {
        ItemList<DracoonDatevConfig> list = await _api.GetAsync<ItemList<DracoonDatevConfig>>(Path(integration), new Query().Add("room_id", roomId), cancellationToken).ConfigureAwait(false);
        list.Items.ForEach(c => c.KnownIntegration = integration);
        return list.Items;
    }

    /// <summary>One configuration: <c>GET /datev/duo/{config_id}</c>, <c>GET /datev/mst/{config_id}</c>.</summary>
    /// <param name="integration">What of DATEV.</param>
    /// <param name="configId">The configuration.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The configuration.</returns>
    [ApiOperation("GET /datev/duo/{config_id}")]
    [ApiOperation("GET /datev/mst/{config_id}")]
    public async Task<DracoonDatevConfig> GetAsync(DatevIntegration integration, long configId, CancellationToken cancellationToken = default)
    {
        DracoonDatevConfig config = await _api.GetAsync<DracoonDatevConfig>(Path(integration, configId), null, cancellationToken).ConfigureAwait(false);
        config.KnownIntegration = integration;
        return config;
    }

    /// <summary>Ends a connection: <c>DELETE /datev/duo/{config_id}</c>, <c>DELETE /datev/mst/{config_id}</c>.</summary>
    /// <param name="integration">What of DATEV.</param>
    /// <param name="configId">The configuration.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>A task.</returns>
    [ApiOperation("DELETE /datev/duo/{config_id}")]
    [ApiOperation("DELETE /datev/mst/{config_id}")]
    public Task DeleteAsync(DatevIntegration integration, long configId, CancellationToken cancellationToken = default) =>
        _api.SendAsync(HttpMethod.Delete, Path(integration, configId), null, null, cancellationToken);

    /// <summary>Hands the room's files over to DATEV: <c>POST /datev/duo/{config_id}/sync</c>, <c>POST /datev/mst/{config_id}/sync</c>.</summary>
    /// <param name="integration">What of DATEV.</param>
    /// <param name="configId">The configuration.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>A task.</returns>
    [ApiOperation("POST /datev/duo/{config_id}/sync")]
    [ApiOperation("POST /datev/mst/{config_id}/sync")]
    public Task SyncAsync(DatevIntegration integration, long configId, CancellationToken cancellationToken = default) =>
        _api.SendAsync(HttpMethod.Post, Path(integration, configId) + "/sync", null, null, cancellationToken);

    /// <summary>The files that were handed over: <c>GET /datev/duo/{config_id}/files</c>, <c>GET /datev/mst/{config_id}/files</c>.</summary>
    /// <param name="integration">What of DATEV.</param>
    /// <param name="configId">The configuration.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The files.</returns>
    [ApiOperation("GET /datev/duo/{config_id}/files")]
    [ApiOperation("GET /datev/mst/{config_id}/files")]
    public async Task<IReadOnlyList<DracoonDatevFile>> ListFilesAsync(DatevIntegration integration, long configId, CancellationToken cancellationToken = default) =>
        (await _api.GetAsync<ItemList<DracoonDatevFile>>(Path(integration, configId) + "/files", null, cancellationToken).ConfigureAwait(false)).Items;

    /// <summary>One of these files: <c>GET /datev/duo/{config_id}/files/{file_id}</c>, <c>GET /datev/mst/{config_id}/files/{file_id}</c>.</summary>
    /// <param name="integration">What of DATEV.</param>
    /// <param name="configId">The configuration.</param>
    /// <param name="fileId">The file.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The file.</returns>
    [ApiOperation("GET /datev/duo/{config_id}/files/{file_id}")]
    [ApiOperation("GET /datev/mst/{config_id}/files/{file_id}")]
    public Task<DracoonDatevFile> GetFileAsync(DatevIntegration integration, long configId, long fileId, CancellationToken cancellationToken = default) =>
        _api.GetAsync<DracoonDatevFile>(FormattableString.Invariant($"{Path(integration, configId)}/files/{fileId}"), null, cancellationToken);

    /// <summary>Begins to connect a room: <c>POST /datev/duo/authorization/start</c>, <c>POST /datev/mst/authorization/start</c>.</summary>
    /// <param name="integration">With what of DATEV.</param>
    /// <param name="request">The room, and its numbers at DATEV.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>Where to sign in to DATEV.</returns>
    [ApiOperation("POST /datev/duo/authorization/start")]
    [ApiOperation("POST /datev/mst/authorization/start")]
    public async Task<DracoonDatevAuthorization> StartAuthorizationAsync(DatevIntegration integration, StartDatevAuthorizationRequest request, CancellationToken cancellationToken = default)
    {
        DracoonDatevAuthorization started = await _api.SendAsync<DracoonDatevAuthorization>(HttpMethod.Post, Path(integration) + "/authorization/start", null, request.ToJson(), cancellationToken).ConfigureAwait(false);
        started.Integration = integration;
        return started;
    }

    /// <summary>Connects the room, after somebody has signed in to DATEV: <c>POST /datev/duo/authorization/complete</c>, <c>POST /datev/mst/authorization/complete</c>.</summary>
    /// <param name="integration">With what of DATEV.</param>
    /// <param name="state">The authorization's state.</param>
    /// <param name="code">The code that DATEV gave.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The configuration.</returns>
    [ApiOperation("POST /datev/duo/authorization/complete")]
    [ApiOperation("POST /datev/mst/authorization/complete")]
    public async Task<DracoonDatevConfig> CompleteAuthorizationAsync(DatevIntegration integration, string state, string code, CancellationToken cancellationToken = default)
    {
        var body = new JObject { ["state"] = state, ["code"] = code };
        DracoonDatevConfig config = await _api.SendAsync<DracoonDatevConfig>(HttpMethod.Post, Path(integration) + "/authorization/complete", null, body, cancellationToken).ConfigureAwait(false);
        config.KnownIntegration = integration;
        return config;
    }

    /// <summary>The tax years: <c>GET /datev/mst/{config_id}/taxyears</c>.</summary>
    /// <param name="configId">The configuration, of DATEV Meine Steuern.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The years.</returns>
    [ApiOperation("GET /datev/mst/{config_id}/taxyears")]
    public Task<DracoonDatevTaxYears> GetTaxYearsAsync(long configId, CancellationToken cancellationToken = default) =>
        _api.GetAsync<DracoonDatevTaxYears>(Path(DatevIntegration.Mst, configId) + "/taxyears", null, cancellationToken);

    /// <summary>Adds a tax year: <c>POST /datev/mst/{config_id}/taxyears</c>.</summary>
    /// <param name="configId">The configuration, of DATEV Meine Steuern.</param>
    /// <param name="year">The year.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>A task.</returns>
    [ApiOperation("POST /datev/mst/{config_id}/taxyears")]
    public Task CreateTaxYearAsync(long configId, string year, CancellationToken cancellationToken = default) =>
        _api.SendAsync(HttpMethod.Post, Path(DatevIntegration.Mst, configId) + "/taxyears", null, new JObject { ["taxYear"] = year }, cancellationToken);

    private static string Path(DatevIntegration integration) => integration == DatevIntegration.Mst ? "datev/mst" : "datev/duo";

    private static string Path(DatevIntegration integration, long configId) => FormattableString.Invariant($"{Path(integration)}/{configId}");
}
