using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Security;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client.Authentication;
using Dracoon.Client.Http;
using Dracoon.Client.Models;
using Dracoon.Client.Transfers;
using Dracoon.Crypto;
using Newtonsoft.Json.Linq;

namespace Dracoon.Client.Api;

/// <summary>Shares as their visitors see and use them, without an account: <c>/public/shares</c>.</summary>
public sealed class PublicSharesApi
{
    private const string Downloads = "public/shares/downloads/";
    private const string Uploads = "public/shares/uploads/";

    private readonly HttpClient _http;
    private readonly ApiConnection _api;
    private DracoonSystemInfo? _system;

    internal PublicSharesApi(HttpClient plainHttp, Uri baseUri)
    {
        _http = plainHttp;
        _api = new ApiConnection(plainHttp, baseUri);
        BaseUri = baseUri;
        Receiver = new PublicFileDownloader(this, plainHttp);
        Sender = new PublicFileUploader(this, _api, plainHttp);
    }

    /// <summary>The server's address.</summary>
    public Uri BaseUri { get; }

    /// <summary>Receives what download shares lead to.</summary>
    public PublicFileDownloader Receiver { get; }

    /// <summary>Sends files through upload shares.</summary>
    public PublicFileUploader Sender { get; }

    /// <summary>A download share: <c>GET /public/shares/downloads/{access_key}</c>.</summary>
    /// <param name="accessKey">The access key.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>What everybody may know of it.</returns>
    /// <exception cref="DracoonApiException">There is none, or it has expired (404, -50000).</exception>
    [ApiOperation("GET /public/shares/downloads/{access_key}")]
    public async Task<DracoonPublicDownloadShare> GetDownloadShareAsync(string accessKey, CancellationToken cancellationToken = default)
    {
        DracoonPublicDownloadShare share = await _api.GetAsync<DracoonPublicDownloadShare>(Downloads + Uri.EscapeDataString(accessKey), null, cancellationToken).ConfigureAwait(false);
        share.SetAddress(BaseUri, accessKey);
        return share;
    }

    /// <summary>An upload share: <c>GET /public/shares/uploads/{access_key}</c>.</summary>
    /// <param name="accessKey">The access key.</param>
    /// <param name="password">The password; null to see only what everybody may.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>What may be known of it.</returns>
    /// <exception cref="DracoonApiException">There is none, or it has expired (404, -50501); the password is wrong (401, -50502).</exception>
    [ApiOperation("GET /public/shares/uploads/{access_key}")]
    public async Task<DracoonPublicUploadShare> GetUploadShareAsync(string accessKey, SecureString? password, CancellationToken cancellationToken = default)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(BaseUri, ApiConnection.Prefix + Uploads + Uri.EscapeDataString(accessKey)));
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        if (password is not null)
        {
            byte[] bytes = SecureText.ToUtf8(password);
            request.Headers.Add("X-Sds-Share-Password", Convert.ToBase64String(bytes));
            Array.Clear(bytes, 0, bytes.Length);
        }
        DracoonPublicUploadShare share = await _api.SendAsync<DracoonPublicUploadShare>(request, cancellationToken).ConfigureAwait(false);
        share.SetAddress(BaseUri, accessKey);
        return share;
    }

    /// <summary>Tells whether a password opens a download share. That of an encrypted share is tried here and not sent; it is none of the server's business.</summary>
    /// <param name="accessKey">The access key.</param>
    /// <param name="password">The password.</param>
    /// <param name="cancellationToken">Cancels the requests.</param>
    /// <returns>True when it does, or when none is needed.</returns>
    /// <exception cref="DracoonApiException">There is no such share, or it is locked after too many wrong passwords.</exception>
    public async Task<bool> TestDownloadPasswordAsync(string accessKey, SecureString password, CancellationToken cancellationToken = default)
    {
        DracoonPublicDownloadShare share = await GetDownloadShareAsync(accessKey, cancellationToken).ConfigureAwait(false);
        if (share.IsEncrypted != true || share.PrivateKey is null)
        {
            return await CheckPasswordAsync(accessKey, password, cancellationToken).ConfigureAwait(false);
        }
        try
        {
            using Keypair open = await UnlockAsync(share, password, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (SharePasswordException)
        {
            return false;
        }
    }

    /// <summary>Tells whether a password opens an upload share.</summary>
    /// <param name="accessKey">The access key.</param>
    /// <param name="password">The password.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>True when it does, or when none is needed.</returns>
    /// <exception cref="DracoonApiException">There is no such share, or it is locked after too many wrong passwords.</exception>
    public async Task<bool> TestUploadPasswordAsync(string accessKey, SecureString password, CancellationToken cancellationToken = default)
    {
        try
        {
            await GetUploadShareAsync(accessKey, password, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (DracoonApiException e) when (e.StatusCode == 401)
        {
            return false;
        }
    }

    /// <summary>An upload share to send files through: with everything that its password shows.</summary>
    /// <param name="accessKey">The access key.</param>
    /// <param name="password">The password; null where it has none.</param>
    /// <param name="cancellationToken">Cancels the requests.</param>
    /// <returns>The share.</returns>
    /// <exception cref="SharePasswordException">The password is wrong or missing.</exception>
    /// <exception cref="DracoonApiException">There is none, or it has expired (404, -50501); nobody could read what comes (400, -50505).</exception>
    public async Task<DracoonPublicUploadShare> EnterUploadShareAsync(string accessKey, SecureString? password, CancellationToken cancellationToken = default)
    {
        DracoonPublicUploadShare share = await GetUploadShareAsync(accessKey, null, cancellationToken).ConfigureAwait(false);
        if (!share.IsProtected)
        {
            return share;
        }
        if (password is null)
        {
            throw new SharePasswordException(share.Name, true);
        }
        try
        {
            return await GetUploadShareAsync(accessKey, password, cancellationToken).ConfigureAwait(false);
        }
        catch (DracoonApiException e) when (e.StatusCode == 401)
        {
            throw new SharePasswordException(share.Name, false, e);
        }
    }

    /// <summary>True when files go to S3 directly. Asked for once: <c>GET /public/system/info</c>.</summary>
    internal async Task<bool> UsesS3Async(CancellationToken cancellationToken)
    {
        // Several that ask at once get the same answer; only later ones need not ask.
        _system ??= await _api.GetAsync<DracoonSystemInfo>("public/system/info", null, cancellationToken).ConfigureAwait(false);
        return _system.UseS3Storage;
    }

    /// <summary>An address to download from: <c>POST /public/shares/downloads/{access_key}</c>. Not repeated by itself, since a server may count it.</summary>
    /// <exception cref="DracoonApiException">The password is wrong or missing (401, -50009), or the share can't be used any more.</exception>
    [ApiOperation("POST /public/shares/downloads/{access_key}")]
    internal async Task<Uri> CreateAddressAsync(string accessKey, SecureString? password, CancellationToken cancellationToken)
    {
        var body = new JObject();
        if (password is not null)
        {
            body["password"] = SecureText.ToText(password);
        }
        string path = Downloads + Uri.EscapeDataString(accessKey);
        PublicDownloadAddress answer = await _api.SendAsync<PublicDownloadAddress>(HttpMethod.Post, path, null, body, cancellationToken).ConfigureAwait(false);
        return NamedAddress.Resolve(BaseUri, string.IsNullOrEmpty(answer.DownloadUrl) ? ApiConnection.Prefix + path + "/" + answer.Token : answer.DownloadUrl);
    }

    /// <summary>How many bytes are behind an address, without downloading: <c>HEAD /public/shares/downloads/{access_key}/{token}</c>.</summary>
    /// <returns>The length; null when the server makes the content, an archive, while it sends it.</returns>
    [ApiOperation("HEAD /public/shares/downloads/{access_key}/{token}")]
    internal async Task<long?> GetLengthAsync(Uri address, CancellationToken cancellationToken)
    {
        using HttpRequestMessage request = new HttpRequestMessage(HttpMethod.Head, address).Streamed();
        using HttpResponseMessage response = await _api.SendCheckedAsync(request, cancellationToken).ConfigureAwait(false);
        // As it was sent: the property would give the length of the body too, and a HEAD has none.
        return response.Content is not null && response.Content.Headers.TryGetValues("Content-Length", out IEnumerable<string>? values)
            && long.TryParse(values.First(), NumberStyles.None, CultureInfo.InvariantCulture, out long length) ? length : null;
    }

    /// <summary>The content, as it comes: <c>GET /public/shares/downloads/{access_key}/{token}</c>.</summary>
    [ApiOperation("GET /public/shares/downloads/{access_key}/{token}")]
    internal async Task<HttpResponseMessage> OpenAsync(Uri address, CancellationToken cancellationToken)
    {
        using HttpRequestMessage request = new HttpRequestMessage(HttpMethod.Get, address).Streamed();
        return await _api.SendCheckedAsync(request, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Opens the keypair of an encrypted share, beside the calling thread.</summary>
    /// <exception cref="SharePasswordException">The password is wrong or missing.</exception>
    internal static async Task<Keypair> UnlockAsync(DracoonPublicDownloadShare share, SecureString? password, CancellationToken cancellationToken)
    {
        if (password is null)
        {
            throw new SharePasswordException(share.Name, true);
        }
        var key = new ProtectedPrivateKey(share.PrivateKey!.Version, share.PrivateKey.PrivateKey);
        try
        {
            return await Task.Run(() => key.Unlock(password), cancellationToken).ConfigureAwait(false);
        }
        catch (DracoonCryptoException e) when (e.Error == CryptoError.WrongPassword)
        {
            throw new SharePasswordException(share.Name, false, e);
        }
    }

    /// <summary>Asks the server: <c>HEAD /public/shares/downloads/{access_key}</c>, which has no body to say more in than its status.</summary>
    [ApiOperation("HEAD /public/shares/downloads/{access_key}")]
    internal async Task<bool> CheckPasswordAsync(string accessKey, SecureString password, CancellationToken cancellationToken)
    {
        Query query = new Query().Add("password", SecureText.ToText(password));
        using var request = new HttpRequestMessage(HttpMethod.Head, new Uri(BaseUri, ApiConnection.Prefix + Downloads + Uri.EscapeDataString(accessKey) + query));
        using HttpResponseMessage response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
        if (response.StatusCode == HttpStatusCode.Unauthorized)
        {
            return false;
        }
        return response.IsSuccessStatusCode ? true : throw await ErrorReader.ReadAsync(request, response, BaseUri).ConfigureAwait(false);
    }
}
