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

/// <summary>The S3 storage of the tenant, for config managers: <c>/system/config/storage</c>.</summary>
public sealed class StorageApi
{
    private readonly ApiConnection _api;

    internal StorageApi(ApiConnection api)
    {
        _api = api;
    }

    /// <summary>Where the storage is: <c>GET /system/config/storage/s3</c>.</summary>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The configuration.</returns>
    /// <exception cref="DracoonApiException">There is none (404, -90026).</exception>
    [ApiOperation("GET /system/config/storage/s3")]
    public Task<DracoonS3Storage> GetAsync(CancellationToken cancellationToken = default) =>
        _api.GetAsync<DracoonS3Storage>("system/config/storage/s3", null, cancellationToken);

    /// <summary>Says where the storage is, for good: <c>POST /system/config/storage/s3</c>.</summary>
    /// <param name="request">The configuration.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The configuration.</returns>
    /// <exception cref="DracoonApiException">There is one already (400, -90025).</exception>
    [ApiOperation("POST /system/config/storage/s3")]
    public Task<DracoonS3Storage> CreateAsync(S3StorageRequest request, CancellationToken cancellationToken = default) =>
        _api.SendAsync<DracoonS3Storage>(HttpMethod.Post, "system/config/storage/s3", null, request.ToJson(), cancellationToken);

    /// <summary>Changes where the storage is: <c>PUT /system/config/storage/s3</c>.</summary>
    /// <param name="request">The changes.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The configuration as changed.</returns>
    [ApiOperation("PUT /system/config/storage/s3")]
    public Task<DracoonS3Storage> UpdateAsync(S3StorageRequest request, CancellationToken cancellationToken = default) =>
        _api.SendAsync<DracoonS3Storage>(HttpMethod.Put, "system/config/storage/s3", null, request.ToJson(), cancellationToken);

    /// <summary>The S3 tags: <c>GET /system/config/storage/s3/tags</c>.</summary>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The tags.</returns>
    [ApiOperation("GET /system/config/storage/s3/tags")]
    public async Task<IReadOnlyList<DracoonS3Tag>> GetTagsAsync(CancellationToken cancellationToken = default) =>
        (await _api.GetAsync<ItemList<DracoonS3Tag>>("system/config/storage/s3/tags", null, cancellationToken).ConfigureAwait(false)).Items;

    /// <summary>One S3 tag: <c>GET /system/config/storage/s3/tags/{id}</c>.</summary>
    /// <param name="tagId">The tag's number.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The tag.</returns>
    [ApiOperation("GET /system/config/storage/s3/tags/{id}")]
    public Task<DracoonS3Tag> GetTagAsync(long tagId, CancellationToken cancellationToken = default) =>
        _api.GetAsync<DracoonS3Tag>(FormattableString.Invariant($"system/config/storage/s3/tags/{tagId}"), null, cancellationToken);

    /// <summary>Makes an S3 tag: <c>POST /system/config/storage/s3/tags</c>.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="value">Its value.</param>
    /// <param name="isMandatory">True when every room has to have it.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The tag.</returns>
    [ApiOperation("POST /system/config/storage/s3/tags")]
    public Task<DracoonS3Tag> CreateTagAsync(string key, string value, bool isMandatory, CancellationToken cancellationToken = default) =>
        _api.SendAsync<DracoonS3Tag>(HttpMethod.Post, "system/config/storage/s3/tags", null, new JObject { ["key"] = key, ["value"] = value, ["isMandatory"] = isMandatory }, cancellationToken);

    /// <summary>Removes an S3 tag: <c>DELETE /system/config/storage/s3/tags/{id}</c>.</summary>
    /// <param name="tagId">The tag's number.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>A task.</returns>
    [ApiOperation("DELETE /system/config/storage/s3/tags/{id}")]
    public Task DeleteTagAsync(long tagId, CancellationToken cancellationToken = default) =>
        _api.SendAsync(HttpMethod.Delete, FormattableString.Invariant($"system/config/storage/s3/tags/{tagId}"), null, null, cancellationToken);
}
