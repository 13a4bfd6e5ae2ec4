using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client.Http;
using Dracoon.Client.Models;
using Dracoon.Client.Requests;
using Newtonsoft.Json.Linq;

namespace Dracoon.Client.Api;

/// <summary>What the two groups <c>/shares/downloads</c> and <c>/shares/uploads</c> do alike.</summary>
/// <typeparam name="T">The kind of share.</typeparam>
public abstract class SharesApi<T>
    where T : DracoonShare
{
    /// <summary>The most shares that one request changes.</summary>
    public const int MaximumBulk = 200;

    private readonly ApiConnection _api;
    private readonly Uri _baseUri;
    private readonly string _path;
    private readonly string _kind;

    private protected SharesApi(ApiConnection api, Uri baseUri, string path, string kind)
    {
        _api = api;
        _baseUri = baseUri;
        _path = path;
        _kind = kind;
    }

    /// <summary>Finds the one share with this access key or, where none has it, with this name; upper and lower case of a name are the same.</summary>
    /// <param name="text">The access key or the whole name.</param>
    /// <param name="cancellationToken">Cancels the requests.</param>
    /// <returns>The share.</returns>
    /// <exception cref="DracoonReferenceException">None has it, or several have.</exception>
    public async Task<T> ResolveAsync(string text, CancellationToken cancellationToken = default)
    {
        if (ShareLink.IsAccessKey(text)
            && await FindAsync("accessKey", text, s => s.AccessKey == text, cancellationToken).ConfigureAwait(false) is { Count: > 0 } byKey)
        {
            return byKey[0];
        }
        List<T> named = await FindAsync("name", text, s => string.Equals(s.Name, text, StringComparison.OrdinalIgnoreCase), cancellationToken).ConfigureAwait(false);
        return named.Count switch
        {
            1 => named[0],
            0 => throw new DracoonReferenceException(ReferenceFailure.NotFound, _kind + " share", text),
            _ => throw new DracoonReferenceException(ReferenceFailure.Ambiguous, _kind + " share", text, named.Select(IdOf).ToList()),
        };
    }

    private protected abstract long IdOf(T share);

    private protected PagedQuery<T> ListCore(ListOptions? options) => new(options, async (offset, limit, ct) =>
    {
        Page<T> page = await _api.PageAsync<T>(_path, Query.Page(options, offset, limit), ct).ConfigureAwait(false);
        foreach (T share in page.Items)
        {
            share.SetLink(_baseUri);
        }
        return page;
    });

    private protected async Task<T> SendCoreAsync(HttpMethod method, string tail, RequestBody? body, CancellationToken cancellationToken)
    {
        T share = await _api.SendAsync<T>(method, _path + tail, null, body?.ToJson(), cancellationToken).ConfigureAwait(false);
        share.SetLink(_baseUri);
        return share;
    }

    private protected Task UpdateManyCoreAsync(IEnumerable<long> ids, UpdateShareRequest request, CancellationToken cancellationToken) =>
        _api.SendAsync(HttpMethod.Put, _path, null, request.ToBulkJson(ids), cancellationToken);

    private protected Task DeleteManyCoreAsync(IEnumerable<long> ids, CancellationToken cancellationToken) =>
        _api.SendAsync(HttpMethod.Delete, _path, null, new JObject { ["shareIds"] = new JArray(ids.Cast<object>().ToArray()) }, cancellationToken);

    private protected Task SendWithoutAnswerAsync(HttpMethod method, string tail, RequestBody? body, CancellationToken cancellationToken) =>
        _api.SendAsync(method, _path + tail, null, body?.ToJson(), cancellationToken);

    private protected static string Tail(long id, string more = "") => FormattableString.Invariant($"/{id}{more}");

    private async Task<List<T>> FindAsync(string field, string text, Func<T, bool> matches, CancellationToken cancellationToken)
    {
        string part = FilterBuilder.SearchablePart(text);
        using PagedQuery<T> found = ListCore(new ListOptions { Filter = part.Length > 0 ? new FilterBuilder().Add(field, "cn", part).ToFilter() : null });
        var matching = new List<T>();
        while (await found.MoveNextAsync(cancellationToken).ConfigureAwait(false))
        {
            if (matches(found.Current))
            {
                matching.Add(found.Current);
            }
        }
        return matching;
    }
}
