using System.Collections.Generic;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client.Http;
using Dracoon.Client.Models;
using Dracoon.Client.Requests;
using Dracoon.Crypto;
using Newtonsoft.Json.Linq;

namespace Dracoon.Client.Api;

/// <summary>The tenant's settings for admins: <c>/settings</c>.</summary>
public sealed class SettingsApi
{
    private readonly ApiConnection _api;
    private readonly KeypairOperations _keypairs;

    internal SettingsApi(ApiConnection api)
    {
        _api = api;
        _keypairs = new KeypairOperations(api, "settings");
    }

    /// <summary>The system rescue keypair: <c>GET /settings/keypair</c>; on servers before 4.24 <c>GET /user/account/customer/keypair</c>.</summary>
    /// <param name="version">The version; null for the one that new file keys are for.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The keypair.</returns>
    /// <exception cref="DracoonApiException">There is none (404, -70020), or the caller has no keypair (403, -70020).</exception>
    [ApiOperation("GET /settings/keypair")]
    [ApiOperation("GET /user/account/customer/keypair")]
    public async Task<DracoonKeypair> GetRescueKeypairAsync(KeypairVersion? version, CancellationToken cancellationToken = default)
    {
        try
        {
            return await _keypairs.GetAsync(version, cancellationToken).ConfigureAwait(false);
        }
        catch (DracoonApiException e) when (IsUnknownOperation(e))
        {
            return (await _api.GetAsync<UserKeyPairContainer>("user/account/customer/keypair", null, cancellationToken).ConfigureAwait(false)).ToKeypair();
        }
    }

    /// <summary>All system rescue keypairs: <c>GET /settings/keypairs</c>.</summary>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The keypairs, the one that new file keys are for first; none when there is none.</returns>
    [ApiOperation("GET /settings/keypairs")]
    public Task<IReadOnlyList<DracoonKeypair>> GetRescueKeypairsAsync(CancellationToken cancellationToken = default) => _keypairs.ListAsync(cancellationToken);

    /// <summary>
    /// Gives the system a rescue keypair of a version that it has none of, and enables encryption for the customer, for good:
    /// <c>POST /settings/keypair</c>; on servers before 4.24 <c>PUT /user/account/customer</c>.
    /// </summary>
    /// <param name="keypair">The keypair.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>A task.</returns>
    [ApiOperation("POST /settings/keypair")]
    [ApiOperation("PUT /user/account/customer")]
    public async Task SetRescueKeypairAsync(DracoonKeypair keypair, CancellationToken cancellationToken = default)
    {
        try
        {
            await _keypairs.AddAsync(keypair, cancellationToken).ConfigureAwait(false);
        }
        catch (DracoonApiException e) when (IsUnknownOperation(e))
        {
            var body = new JObject { ["enableCustomerEncryption"] = true, ["dataSpaceRescueKey"] = UserKeyPairContainer.Write(keypair) };
            await _api.SendAsync(HttpMethod.Put, "user/account/customer", null, body, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Gives the system a rescue keypair that takes over from the one it has, which stays: <c>POST /settings/keypairs</c>.</summary>
    /// <param name="keypair">The new keypair.</param>
    /// <param name="previous">The private key that the system has, under the password of the new one.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>A task.</returns>
    [ApiOperation("POST /settings/keypairs")]
    public Task SetRescueKeypairAsync(DracoonKeypair keypair, ProtectedPrivateKey previous, CancellationToken cancellationToken = default) =>
        _keypairs.AddKeepingPreviousAsync(keypair, previous, cancellationToken);

    /// <summary>Removes a system rescue keypair and the file keys that are for it: <c>DELETE /settings/keypair</c>.</summary>
    /// <param name="version">The version.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>A task.</returns>
    [ApiOperation("DELETE /settings/keypair")]
    public Task DeleteRescueKeypairAsync(KeypairVersion version, CancellationToken cancellationToken = default) => _keypairs.DeleteAsync(version, cancellationToken);

    /// <summary>The personal rooms of the tenant: <c>GET /settings</c>.</summary>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The settings.</returns>
    [ApiOperation("GET /settings")]
    public Task<DracoonCustomerSetting> GetCustomerAsync(CancellationToken cancellationToken = default) =>
        _api.GetAsync<DracoonCustomerSetting>("settings", null, cancellationToken);

    /// <summary>Changes the personal rooms of the tenant: <c>PUT /settings</c>.</summary>
    /// <param name="request">The changes.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The settings as changed.</returns>
    [ApiOperation("PUT /settings")]
    public Task<DracoonCustomerSetting> UpdateCustomerAsync(UpdateCustomerSettingsRequest request, CancellationToken cancellationToken = default) =>
        _api.SendAsync<DracoonCustomerSetting>(HttpMethod.Put, "settings", null, request.ToJson(), cancellationToken);

    /// <summary>The channels of notifications: <c>GET /settings/notifications/channels</c>.</summary>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The channels.</returns>
    [ApiOperation("GET /settings/notifications/channels")]
    public async Task<IReadOnlyList<DracoonNotificationChannel>> GetNotificationChannelsAsync(CancellationToken cancellationToken = default) =>
        (await _api.GetAsync<ItemList<DracoonNotificationChannel>>("settings/notifications/channels", null, cancellationToken).ConfigureAwait(false)).Items;

    /// <summary>Switches a channel of notifications on or off: <c>PUT /settings/notifications/channels</c>.</summary>
    /// <param name="channelId">The channel's number.</param>
    /// <param name="isEnabled">True to switch it on.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>All channels.</returns>
    [ApiOperation("PUT /settings/notifications/channels")]
    public async Task<IReadOnlyList<DracoonNotificationChannel>> UpdateNotificationChannelAsync(int channelId, bool isEnabled, CancellationToken cancellationToken = default)
    {
        var body = new JObject { ["channelId"] = channelId, ["isEnabled"] = isEnabled };
        return (await _api.SendAsync<ItemList<DracoonNotificationChannel>>(HttpMethod.Put, "settings/notifications/channels", null, body, cancellationToken).ConfigureAwait(false)).Items;
    }

    /// <summary>A server that does not know the operation answers without an error code of the API's.</summary>
    private static bool IsUnknownOperation(DracoonApiException e) => e.ErrorCode is null && e.StatusCode is 404 or 405;
}
