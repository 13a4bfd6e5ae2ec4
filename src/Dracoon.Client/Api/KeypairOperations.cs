using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client.Http;
using Dracoon.Client.Models;
using Dracoon.Crypto;
using Newtonsoft.Json.Linq;

namespace Dracoon.Client.Api;

/// <summary>What a user's keypairs, a room's and the system's rescue keypairs have in common: <c>…/keypair</c> and <c>…/keypairs</c> below a path.</summary>
internal sealed class KeypairOperations
{
    private readonly ApiConnection _api;
    private readonly string _path;

    public KeypairOperations(ApiConnection api, string path)
    {
        _api = api;
        _path = path;
    }

    /// <summary>The best first: the stronger version, and of one version the newer one.</summary>
    public static IReadOnlyList<DracoonKeypair> ByPreference(IEnumerable<DracoonKeypair> keypairs) =>
        keypairs.OrderByDescending(k => k.GetPublicKey().Version).ThenByDescending(k => k.CreatedAt ?? DateTime.MinValue).ToList();

    public async Task<DracoonKeypair> GetAsync(KeypairVersion? version, CancellationToken cancellationToken) =>
        (await _api.GetAsync<UserKeyPairContainer>(_path + "/keypair", Version(version), cancellationToken).ConfigureAwait(false)).ToKeypair();

    public async Task<IReadOnlyList<DracoonKeypair>> ListAsync(CancellationToken cancellationToken)
    {
        try
        {
            // Rooms without a keypair may answer 204.
            JToken? answer = await _api.SendRawAsync(HttpMethod.Get, ApiConnection.Prefix + _path + "/keypairs", null, cancellationToken).ConfigureAwait(false);
            return ByPreference((answer as JArray ?? new JArray()).Select(c => Json.Read<UserKeyPairContainer>(c).ToKeypair()));
        }
        catch (DracoonApiException e) when (e.StatusCode == 404 && e.ErrorCode is ApiErrorCodes.KeypairMissing or ApiErrorCodes.RoomKeypairMissing)
        {
            return new List<DracoonKeypair>();
        }
    }

    public Task AddAsync(DracoonKeypair keypair, CancellationToken cancellationToken) =>
        _api.SendAsync(HttpMethod.Post, _path + "/keypair", null, UserKeyPairContainer.Write(keypair), cancellationToken);

    public Task AddKeepingPreviousAsync(DracoonKeypair keypair, ProtectedPrivateKey previous, CancellationToken cancellationToken)
    {
        JObject body = UserKeyPairContainer.Write(keypair);
        body["previousPrivateKey"] = PrivateKeyContainer.Write(previous);
        return _api.SendAsync(HttpMethod.Post, _path + "/keypairs", null, body, cancellationToken);
    }

    /// <summary>Never sent a second time by itself: where there are two of one version, the second would remove the other one.</summary>
    public Task DeleteAsync(KeypairVersion? version, CancellationToken cancellationToken) =>
        _api.SendOnceAsync(HttpMethod.Delete, _path + "/keypair", Version(version), cancellationToken);

    private static Query Version(KeypairVersion? version) => new Query().Add("version", version?.ToApiName());
}
