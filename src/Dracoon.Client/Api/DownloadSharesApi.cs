using System;
using System.Collections.Generic;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client.Http;
using Dracoon.Client.Models;
using Dracoon.Client.Requests;

namespace Dracoon.Client.Api;

/// <summary>Links to download files, folders and rooms: <c>/shares/downloads</c>. All need the permission manageDownloadShare where the node lies.</summary>
public sealed class DownloadSharesApi : SharesApi<DracoonDownloadShare>
{
    internal DownloadSharesApi(ApiConnection api, Uri baseUri)
        : base(api, baseUri, "shares/downloads", "download")
    {
    }

    /// <summary>Lists the shares that the signed-in user manages: <c>GET /shares/downloads</c>.</summary>
    /// <param name="options">Filter, order and part of the list; null for everything.</param>
    /// <returns>The list, read page by page as it is consumed.</returns>
    [ApiOperation("GET /shares/downloads")]
    public PagedQuery<DracoonDownloadShare> List(ListOptions? options = null) => ListCore(options);

    /// <summary>One share: <c>GET /shares/downloads/{share_id}</c>.</summary>
    /// <param name="shareId">The share's number.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The share.</returns>
    /// <exception cref="DracoonApiException">There is none (404, -60000), or the caller may not see it (403).</exception>
    [ApiOperation("GET /shares/downloads/{share_id}")]
    public Task<DracoonDownloadShare> GetAsync(long shareId, CancellationToken cancellationToken = default) =>
        SendCoreAsync(HttpMethod.Get, Tail(shareId), null, cancellationToken);

    /// <summary>One share with the picture of its link: <c>GET /shares/downloads/{share_id}/qr</c>.</summary>
    /// <param name="shareId">The share's number.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The share; its method GetQRCode gives the picture.</returns>
    [ApiOperation("GET /shares/downloads/{share_id}/qr")]
    public Task<DracoonDownloadShare> GetWithQRCodeAsync(long shareId, CancellationToken cancellationToken = default) =>
        SendCoreAsync(HttpMethod.Get, Tail(shareId, "/qr"), null, cancellationToken);

    /// <summary>Creates a share: <c>POST /shares/downloads</c>.</summary>
    /// <param name="request">The share.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The share as created.</returns>
    [ApiOperation("POST /shares/downloads")]
    public Task<DracoonDownloadShare> CreateAsync(CreateDownloadShareRequest request, CancellationToken cancellationToken = default) =>
        SendCoreAsync(HttpMethod.Post, "", request, cancellationToken);

    /// <summary>Changes what was set in the request: <c>PUT /shares/downloads/{share_id}</c>.</summary>
    /// <param name="shareId">The share's number.</param>
    /// <param name="request">The changes.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The share as changed.</returns>
    [ApiOperation("PUT /shares/downloads/{share_id}")]
    public Task<DracoonDownloadShare> UpdateAsync(long shareId, UpdateDownloadShareRequest request, CancellationToken cancellationToken = default) =>
        SendCoreAsync(HttpMethod.Put, Tail(shareId), request, cancellationToken);

    /// <summary>Makes one change to several shares, to all or to none: <c>PUT /shares/downloads</c>.</summary>
    /// <param name="shareIds">Their numbers, at most 200.</param>
    /// <param name="request">The change; one that <see cref="UpdateShareRequest.FitsMany"/>.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>A task.</returns>
    [ApiOperation("PUT /shares/downloads")]
    public Task UpdateAsync(IEnumerable<long> shareIds, UpdateDownloadShareRequest request, CancellationToken cancellationToken = default) =>
        UpdateManyCoreAsync(shareIds, request, cancellationToken);

    /// <summary>Removes a share: <c>DELETE /shares/downloads/{share_id}</c>.</summary>
    /// <param name="shareId">The share's number.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>A task.</returns>
    [ApiOperation("DELETE /shares/downloads/{share_id}")]
    public Task DeleteAsync(long shareId, CancellationToken cancellationToken = default) =>
        SendWithoutAnswerAsync(HttpMethod.Delete, Tail(shareId), null, cancellationToken);

    /// <summary>Removes several shares, all or none: <c>DELETE /shares/downloads</c>.</summary>
    /// <param name="shareIds">Their numbers.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>A task.</returns>
    [ApiOperation("DELETE /shares/downloads")]
    public Task DeleteAsync(IEnumerable<long> shareIds, CancellationToken cancellationToken = default) =>
        DeleteManyCoreAsync(shareIds, cancellationToken);

    /// <summary>Mails a share's link: <c>POST /shares/downloads/{share_id}/email</c>.</summary>
    /// <param name="shareId">The share's number.</param>
    /// <param name="request">Receivers and text.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>A task.</returns>
    [ApiOperation("POST /shares/downloads/{share_id}/email")]
    public Task SendMailAsync(long shareId, ShareMailRequest request, CancellationToken cancellationToken = default) =>
        SendWithoutAnswerAsync(HttpMethod.Post, Tail(shareId, "/email"), request, cancellationToken);

    private protected override long IdOf(DracoonDownloadShare share) => share.DownloadShareId;
}
