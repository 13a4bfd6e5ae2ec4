using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client.Http;
using Dracoon.Client.Models;
using Dracoon.Crypto;

namespace Dracoon.Client.Api;

/// <summary>The tenant's settings for admins: <c>/settings</c>.</summary>
public sealed class SettingsApi
{
    private readonly ApiConnection _api;

    internal SettingsApi(ApiConnection api)
    {
        _api = api;
    }

    /// <summary>The system rescue keypair: <c>GET /settings/keypair</c>.</summary>
    /// <param name="version">The version; null for the API's default.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The keypair.</returns>
    public async Task<DracoonKeypair> GetRescueKeypairAsync(KeypairVersion? version, CancellationToken cancellationToken = default) =>
        (await _api.GetAsync<UserKeyPairContainer>("settings/keypair", new Query().Add("version", version?.ToApiName()), cancellationToken).ConfigureAwait(false)).ToKeypair();
}
