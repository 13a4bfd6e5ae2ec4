using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client.Http;
using Dracoon.Client.Models;
using Newtonsoft.Json.Linq;

namespace Dracoon.Client.Api;

/// <summary>What programs keep with the signed-in user: <c>/user/profileAttributes</c>.</summary>
public sealed class ProfileAttributesApi
{
    private const string Path = "user/profileAttributes";

    private readonly ApiConnection _api;

    internal ProfileAttributesApi(ApiConnection api)
    {
        _api = api;
    }

    /// <summary>Lists the attributes: <c>GET /user/profileAttributes</c>.</summary>
    /// <param name="options">Filter, order and part of the list; null for everything.</param>
    /// <returns>The list, read page by page as it is consumed.</returns>
    [ApiOperation("GET /user/profileAttributes")]
    public PagedQuery<DracoonProfileAttribute> List(ListOptions? options = null) =>
        new(options, (offset, limit, ct) => _api.PageAsync<DracoonProfileAttribute>(Path, Query.Page(options, offset, limit), ct));

    /// <summary>Adds attributes, or gives those that are there another value: <c>PUT /user/profileAttributes</c>.</summary>
    /// <param name="attributes">Keys and values.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>A task.</returns>
    [ApiOperation("PUT /user/profileAttributes")]
    public Task SetAsync(IEnumerable<KeyValuePair<string, string>> attributes, CancellationToken cancellationToken = default) =>
        _api.SendAsync(HttpMethod.Put, Path, null, Items(attributes), cancellationToken);

    /// <summary>Removes all attributes and adds these: <c>POST /user/profileAttributes</c>.</summary>
    /// <param name="attributes">Keys and values.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>A task.</returns>
    [ApiOperation("POST /user/profileAttributes")]
    public Task ReplaceAsync(IEnumerable<KeyValuePair<string, string>> attributes, CancellationToken cancellationToken = default) =>
        _api.SendAsync(HttpMethod.Post, Path, null, Items(attributes), cancellationToken, repeatable: true);

    /// <summary>Removes an attribute: <c>DELETE /user/profileAttributes/{key}</c>.</summary>
    /// <param name="key">The key.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>A task.</returns>
    /// <exception cref="DracoonApiException">There is none of this key (404, -70550).</exception>
    [ApiOperation("DELETE /user/profileAttributes/{key}")]
    public Task DeleteAsync(string key, CancellationToken cancellationToken = default) =>
        _api.SendAsync(HttpMethod.Delete, Path + "/" + Uri.EscapeDataString(key), null, null, cancellationToken);

    private static JObject Items(IEnumerable<KeyValuePair<string, string>> attributes) =>
        new() { ["items"] = new JArray(attributes.Select(a => new JObject { ["key"] = a.Key, ["value"] = a.Value })) };
}
