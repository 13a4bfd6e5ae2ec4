using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Security;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client.Authentication;
using Dracoon.Client.Http;
using Dracoon.Client.Models;
using Dracoon.Client.Requests;
using Dracoon.Crypto;
using Newtonsoft.Json.Linq;

namespace Dracoon.Client.Api;

/// <summary>The signed-in user: <c>/user</c>.</summary>
public sealed class UserApi
{
    private readonly ApiConnection _api;
    private readonly Func<string> _userName;
    private readonly KeypairOperations _keypairs;

    internal UserApi(ApiConnection api, Func<string> userName)
    {
        _api = api;
        _userName = userName;
        _keypairs = new KeypairOperations(api, "user/account");
    }

    /// <summary>The account.</summary>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The account.</returns>
    public Task<DracoonAccount> GetAccountAsync(CancellationToken cancellationToken = default) => GetAccountAsync(false, cancellationToken);

    /// <summary>The account, if asked with its groups: <c>GET /user/account</c>.</summary>
    /// <param name="withGroups">True to ask for the groups too.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The account.</returns>
    [ApiOperation("GET /user/account")]
    public Task<DracoonAccount> GetAccountAsync(bool withGroups, CancellationToken cancellationToken = default) =>
        _api.GetAsync<DracoonAccount>("user/account", new Query().Add("more_info", withGroups ? true : (bool?)null), cancellationToken);

    /// <summary>Changes what was set in the request: <c>PUT /user/account</c>.</summary>
    /// <param name="request">The changes.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The account as changed.</returns>
    /// <exception cref="DracoonApiException">Refused; 409 (-70560 to -70564) when the name or address is taken.</exception>
    [ApiOperation("PUT /user/account")]
    public Task<DracoonAccount> UpdateAccountAsync(UpdateAccountRequest request, CancellationToken cancellationToken = default) =>
        _api.SendAsync<DracoonAccount>(HttpMethod.Put, "user/account", null, request.ToJson(), cancellationToken);

    /// <summary>Changes the password of the sign-in: <c>PUT /user/account/password</c>. Never repeated by itself, since the old password is no longer right after it.</summary>
    /// <param name="oldPassword">The password as it is.</param>
    /// <param name="newPassword">The new one.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>A task.</returns>
    /// <exception cref="DracoonApiException">The old password is wrong, or the new one breaks the policy (400, -10002).</exception>
    [ApiOperation("PUT /user/account/password")]
    public Task ChangePasswordAsync(SecureString oldPassword, SecureString newPassword, CancellationToken cancellationToken = default)
    {
        var body = new JObject { ["oldPassword"] = SecureText.ToText(oldPassword), ["newPassword"] = SecureText.ToText(newPassword) };
        return _api.SendOnceAsync(HttpMethod.Put, "user/account/password", null, body, cancellationToken);
    }

    /// <summary>The customer (tenant) that the account belongs to: <c>GET /user/account/customer</c>.</summary>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The customer.</returns>
    [ApiOperation("GET /user/account/customer")]
    public Task<DracoonCustomer> GetCustomerAsync(CancellationToken cancellationToken = default) =>
        _api.GetAsync<DracoonCustomer>("user/account/customer", null, cancellationToken);

    /// <summary>Asks whether the session still holds: <c>GET /user/ping</c>.</summary>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>A task that ends well when it does.</returns>
    [ApiOperation("GET /user/ping")]
    public Task PingAsync(CancellationToken cancellationToken = default) =>
        _api.SendAsync(HttpMethod.Get, "user/ping", null, null, cancellationToken);

    /// <summary>The account's keypairs: <c>GET /user/account/keypairs</c>.</summary>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The keypairs, the one that new file keys are for first; none when the account has none.</returns>
    /// <exception cref="DracoonCryptoException">A key of the server can't be read.</exception>
    [ApiOperation("GET /user/account/keypairs")]
    public Task<IReadOnlyList<DracoonKeypair>> GetKeypairsAsync(CancellationToken cancellationToken = default) => _keypairs.ListAsync(cancellationToken);

    /// <summary>One keypair: <c>GET /user/account/keypair</c>.</summary>
    /// <param name="version">The version; null for RSA-2048, the API's default.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The keypair.</returns>
    /// <exception cref="DracoonApiException">There is none of this version (404, -70020).</exception>
    [ApiOperation("GET /user/account/keypair")]
    public Task<DracoonKeypair> GetKeypairAsync(KeypairVersion? version, CancellationToken cancellationToken = default) => _keypairs.GetAsync(version, cancellationToken);

    /// <summary>The account's keypair: the one of a version, or the strongest; of several the newest.</summary>
    /// <param name="version">The version; null for the strongest.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The keypair.</returns>
    /// <exception cref="KeypairMissingException">There is none.</exception>
    public async Task<DracoonKeypair> FindKeypairAsync(KeypairVersion? version, CancellationToken cancellationToken = default)
    {
        IReadOnlyList<DracoonKeypair> all = await GetKeypairsAsync(cancellationToken).ConfigureAwait(false);
        return all.FirstOrDefault(k => version is null || k.GetPublicKey().Version == version) ?? throw new KeypairMissingException(_userName(), version);
    }

    /// <summary>Gives the account a keypair of a version that it has none of: <c>POST /user/account/keypair</c>.</summary>
    /// <param name="keypair">The keypair.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>A task.</returns>
    /// <exception cref="DracoonApiException">There is one already (409, -70021).</exception>
    [ApiOperation("POST /user/account/keypair")]
    public Task SetKeypairAsync(DracoonKeypair keypair, CancellationToken cancellationToken = default) => _keypairs.AddAsync(keypair, cancellationToken);

    /// <summary>Gives the account a keypair that takes over from the one it has, which stays: <c>POST /user/account/keypairs</c>.</summary>
    /// <param name="keypair">The new keypair.</param>
    /// <param name="previous">The private key that the account has, under the password of the new one.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>A task.</returns>
    [ApiOperation("POST /user/account/keypairs")]
    public Task SetKeypairAsync(DracoonKeypair keypair, ProtectedPrivateKey previous, CancellationToken cancellationToken = default) =>
        _keypairs.AddKeepingPreviousAsync(keypair, previous, cancellationToken);

    /// <summary>Removes a keypair, and with it the access to every file whose key only it holds: <c>DELETE /user/account/keypair</c>. Of two with one version, the older.</summary>
    /// <param name="version">The version; null for RSA-2048, the API's default.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>A task.</returns>
    [ApiOperation("DELETE /user/account/keypair")]
    public Task DeleteKeypairAsync(KeypairVersion? version, CancellationToken cancellationToken = default) => _keypairs.DeleteAsync(version, cancellationToken);
}
