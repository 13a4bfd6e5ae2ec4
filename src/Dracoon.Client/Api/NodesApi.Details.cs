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

/// <content>What belongs to a node: parents, attributes, versions, the virus scanner's verdict.</content>
public sealed partial class NodesApi
{
    /// <summary>What a node lies in, from the top down: <c>GET /nodes/{node_id}/parents</c>.</summary>
    /// <param name="nodeId">The node.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>Rooms and folders.</returns>
    [ApiOperation("GET /nodes/{node_id}/parents")]
    public async Task<IReadOnlyList<DracoonNodeParent>> ListParentsAsync(long nodeId, CancellationToken cancellationToken = default)
    {
        List<DracoonNodeParent> parents = (await _api.GetAsync<ItemList<DracoonNodeParent>>(FormattableString.Invariant($"nodes/{nodeId}/parents"), null, cancellationToken).ConfigureAwait(false)).Items;
        string path = "";
        foreach (DracoonNodeParent parent in parents)
        {
            parent.Path = path += "/" + parent.Name;
        }
        return parents;
    }

    /// <summary>The attributes of a node: <c>GET /nodes/{node_id}/node_attributes</c>.</summary>
    /// <param name="nodeId">The node.</param>
    /// <param name="options">Filter, order and part of the list; null for everything.</param>
    /// <returns>The list, read page by page as it is consumed.</returns>
    [ApiOperation("GET /nodes/{node_id}/node_attributes")]
    public PagedQuery<DracoonNodeAttribute> ListAttributes(long nodeId, ListOptions? options = null) => new(options, async (offset, limit, ct) =>
    {
        Page<DracoonNodeAttribute> page = await _api.PageAsync<DracoonNodeAttribute>(Attributes(nodeId), Query.Page(options, offset, limit), ct).ConfigureAwait(false);
        foreach (DracoonNodeAttribute attribute in page.Items)
        {
            attribute.NodeId = nodeId;
        }
        return page;
    });

    /// <summary>All versions of a file, the current one and those in the recycle bin: <c>GET /nodes/files/versions/{reference_id}</c>.</summary>
    /// <param name="referenceId">The number that they share.</param>
    /// <param name="options">Part of the list; null for everything.</param>
    /// <returns>The list, read page by page as it is consumed.</returns>
    [ApiOperation("GET /nodes/files/versions/{reference_id}")]
    public PagedQuery<DracoonFileVersion> ListVersions(long referenceId, ListOptions? options = null) => new(options, (offset, limit, ct) =>
        _api.PageAsync<DracoonFileVersion>(FormattableString.Invariant($"nodes/files/versions/{referenceId}"),
            new Query().Add("offset", (long?)offset).Add("limit", (long?)limit), ct));

    /// <summary>What the virus scanner says about files: <c>POST /nodes/files/generate_verdict_info</c>.</summary>
    /// <param name="fileIds">The files.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The verdicts.</returns>
    [ApiOperation("POST /nodes/files/generate_verdict_info")]
    public async Task<IReadOnlyList<DracoonVirusVerdict>> GetVirusVerdictsAsync(IEnumerable<long> fileIds, CancellationToken cancellationToken = default) =>
        await _api.SendAsync<List<DracoonVirusVerdict>>(HttpMethod.Post, "nodes/files/generate_verdict_info", null,
            new JObject { ["nodeIds"] = new JArray(fileIds.Cast<object>().ToArray()) }, cancellationToken, repeatable: true).ConfigureAwait(false);

    private static string Attributes(long nodeId) => FormattableString.Invariant($"nodes/{nodeId}/node_attributes");
}
