using System;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client.Http;
using Dracoon.Client.Models;

namespace Dracoon.Client.Api;

/// <summary>The pictures of users.</summary>
public sealed class AvatarsApi
{
    private const string Own = "user/account/avatar";

    private readonly ApiConnection _api;
    private readonly Uri _baseUri;

    internal AvatarsApi(ApiConnection api, Uri baseUri)
    {
        _api = api;
        _baseUri = baseUri;
    }

    /// <summary>The signed-in user's own picture: <c>GET /user/account/avatar</c>.</summary>
    /// <param name="ownUserId">The signed-in user's number, which the answer does not have.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The picture's name.</returns>
    [ApiOperation("GET /user/account/avatar")]
    public async Task<DracoonAvatar> GetOwnAsync(long ownUserId, CancellationToken cancellationToken = default) =>
        Of(ownUserId, await _api.GetAsync<DracoonAvatar>(Own, null, cancellationToken).ConfigureAwait(false));

    /// <summary>A user's picture by its name: <c>GET /resources/users/{user_id}/avatar/{uuid}</c>.</summary>
    /// <param name="userId">The user's number.</param>
    /// <param name="avatarUuid">The picture's name, as the user has it.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The picture's name, and where it is.</returns>
    /// <exception cref="DracoonApiException">The user has no picture of that name (404, -70028).</exception>
    [ApiOperation("GET /resources/users/{user_id}/avatar/{uuid}")]
    public async Task<DracoonAvatar> GetAsync(long userId, string avatarUuid, CancellationToken cancellationToken = default) =>
        Of(userId, await _api.GetAsync<DracoonAvatar>(FormattableString.Invariant($"resources/users/{userId}/avatar/{Uri.EscapeDataString(avatarUuid)}"), null, cancellationToken).ConfigureAwait(false));

    /// <summary>The image: <c>GET /downloads/avatar/{user_id}/{uuid}</c>.</summary>
    /// <param name="userId">The user's number.</param>
    /// <param name="avatarUuid">The picture's name.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>A PNG or JPEG file.</returns>
    /// <exception cref="DracoonApiException">The user has no picture of that name (404, -70028).</exception>
    [ApiOperation("GET /downloads/avatar/{user_id}/{uuid}")]
    public async Task<byte[]> DownloadAsync(long userId, string avatarUuid, CancellationToken cancellationToken = default)
    {
        string path = FormattableString.Invariant($"downloads/avatar/{userId}/{Uri.EscapeDataString(avatarUuid)}");
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(_baseUri, ApiConnection.Prefix + path));
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/octet-stream"));
        using HttpResponseMessage response = await _api.SendCheckedAsync(request, cancellationToken).ConfigureAwait(false);
        return await response.Content.ReadAsByteArrayAsync().ConfigureAwait(false);
    }

    /// <summary>Gives the signed-in user another picture: <c>POST /user/account/avatar</c>.</summary>
    /// <param name="ownUserId">The signed-in user's number.</param>
    /// <param name="image">A PNG or JPEG file of 256 by 256 pixels and less than 5 MB.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The picture's new name.</returns>
    /// <exception cref="DracoonApiException">The server does not take it (400, -80042 to -80044).</exception>
    [ApiOperation("POST /user/account/avatar")]
    public async Task<DracoonAvatar> SetOwnAsync(long ownUserId, byte[] image, CancellationToken cancellationToken = default)
    {
        bool isPng = image.Length > 0 && image[0] == 0x89;
        var content = new ByteArrayContent(image);
        content.Headers.ContentType = new MediaTypeHeaderValue(isPng ? "image/png" : "image/jpeg");
        using var form = new MultipartFormDataContent();
        form.Add(content, "\"file\"", isPng ? "\"avatar.png\"" : "\"avatar.jpg\"");
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(_baseUri, ApiConnection.Prefix + Own)) { Content = form };
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        return Of(ownUserId, await _api.SendAsync<DracoonAvatar>(request, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>Gives the signed-in user the picture back that everybody starts with: <c>DELETE /user/account/avatar</c>.</summary>
    /// <param name="ownUserId">The signed-in user's number.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The name of that picture.</returns>
    [ApiOperation("DELETE /user/account/avatar")]
    public async Task<DracoonAvatar> ResetOwnAsync(long ownUserId, CancellationToken cancellationToken = default) =>
        Of(ownUserId, await _api.SendAsync<DracoonAvatar>(HttpMethod.Delete, Own, null, null, cancellationToken).ConfigureAwait(false));

    private static DracoonAvatar Of(long userId, DracoonAvatar avatar)
    {
        avatar.UserId = userId;
        return avatar;
    }
}
