using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client.Http;
using Dracoon.Client.Models;
using Dracoon.Crypto;

namespace Dracoon.Client.Api;

/// <summary>The signed-in user: <c>/user</c>.</summary>
public sealed class UserApi
{
    private readonly ApiConnection _api;
    private readonly Func<string> _userName;

    internal UserApi(ApiConnection api, Func<string> userName)
    {
        _api = api;
        _userName = userName;
    }

    /// <summary>The account: <c>GET /user/account</c>.</summary>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The account.</returns>
    public Task<DracoonAccount> GetAccountAsync(CancellationToken cancellationToken = default) =>
        _api.GetAsync<DracoonAccount>("user/account", null, cancellationToken);

    /// <summary>Asks whether the session still holds: <c>GET /user/ping</c>.</summary>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>A task that ends well when it does.</returns>
    public Task PingAsync(CancellationToken cancellationToken = default) =>
        _api.SendAsync(HttpMethod.Get, "user/ping", null, null, cancellationToken);

    /// <summary>The account's keypairs: <c>GET /user/account/keypairs</c>.</summary>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The keypairs; none when the account has none.</returns>
    /// <exception cref="DracoonCryptoException">A key of the server can't be read.</exception>
    public async Task<IReadOnlyList<DracoonKeypair>> GetKeypairsAsync(CancellationToken cancellationToken = default)
    {
        try
        {
            var containers = await _api.GetAsync<List<UserKeyPairContainer>>("user/account/keypairs", null, cancellationToken).ConfigureAwait(false);
            return containers.Select(c => c.ToKeypair()).ToList();
        }
        catch (DracoonApiException e) when (e.StatusCode == 404 && e.ErrorCode == ApiErrorCodes.KeypairMissing)
        {
            return new List<DracoonKeypair>();
        }
    }

    /// <summary>One keypair: <c>GET /user/account/keypair</c>.</summary>
    /// <param name="version">The version; null for RSA-2048, the API's default.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The keypair.</returns>
    /// <exception cref="DracoonApiException">There is none of this version (404, -70020).</exception>
    public async Task<DracoonKeypair> GetKeypairAsync(KeypairVersion? version, CancellationToken cancellationToken = default) =>
        (await _api.GetAsync<UserKeyPairContainer>("user/account/keypair", Version(version), cancellationToken).ConfigureAwait(false)).ToKeypair();

    /// <summary>The account's keypair: the one of a version, or the strongest.</summary>
    /// <param name="version">The version; null for the strongest.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The keypair.</returns>
    /// <exception cref="KeypairMissingException">There is none.</exception>
    public async Task<DracoonKeypair> FindKeypairAsync(KeypairVersion? version, CancellationToken cancellationToken = default)
    {
        IReadOnlyList<DracoonKeypair> all = await GetKeypairsAsync(cancellationToken).ConfigureAwait(false);
        return all.Where(k => version is null || k.GetPublicKey().Version == version).OrderByDescending(k => k.GetPublicKey().Version).FirstOrDefault()
            ?? throw new KeypairMissingException(_userName(), version);
    }

    /// <summary>Gives the account a keypair: <c>POST /user/account/keypair</c>.</summary>
    /// <param name="keypair">The keypair.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>A task.</returns>
    /// <exception cref="DracoonApiException">There is one already (409, -70021).</exception>
    public Task SetKeypairAsync(DracoonKeypair keypair, CancellationToken cancellationToken = default) =>
        _api.SendAsync(HttpMethod.Post, "user/account/keypair", null, UserKeyPairContainer.Write(keypair), cancellationToken);

    /// <summary>Removes a keypair, and with it the access to every file whose key it holds: <c>DELETE /user/account/keypair</c>.</summary>
    /// <param name="version">The version; null for RSA-2048, the API's default.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>A task.</returns>
    public Task DeleteKeypairAsync(KeypairVersion? version, CancellationToken cancellationToken = default) =>
        _api.SendAsync(HttpMethod.Delete, "user/account/keypair", Version(version), null, cancellationToken);

    private static Query Version(KeypairVersion? version) => new Query().Add("version", version?.ToApiName());
}
