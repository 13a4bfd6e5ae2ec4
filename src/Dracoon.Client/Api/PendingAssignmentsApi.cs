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

/// <summary>Members of groups who wait to be let into rooms: <c>/nodes/rooms/pending</c>.</summary>
public sealed class PendingAssignmentsApi
{
    private readonly ApiConnection _api;

    internal PendingAssignmentsApi(ApiConnection api)
    {
        _api = api;
    }

    /// <summary>Those who wait, or were denied, in the rooms that the caller administrates: <c>GET /nodes/rooms/pending</c>.</summary>
    /// <param name="options">Filter, order and part of the list; null for everything.</param>
    /// <returns>The list, read page by page as it is consumed.</returns>
    [ApiOperation("GET /nodes/rooms/pending")]
    public PagedQuery<DracoonPendingAssignment> List(ListOptions? options = null) => new(options, (offset, limit, ct) =>
        _api.PageAsync<DracoonPendingAssignment>("nodes/rooms/pending", Query.Page(options, offset, limit), ct));

    /// <summary>Lets members of groups into rooms, or denies it; all or none: <c>PUT /nodes/rooms/pending</c>.</summary>
    /// <param name="decisions">About whom, and what.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>A task.</returns>
    /// <exception cref="DracoonApiException">One of them is not pending any more (404, -40300).</exception>
    [ApiOperation("PUT /nodes/rooms/pending")]
    public Task DecideAsync(IEnumerable<AssignmentDecision> decisions, CancellationToken cancellationToken = default) =>
        _api.SendAsync(HttpMethod.Put, "nodes/rooms/pending", null, new JObject { ["items"] = new JArray(decisions.Select(d => d.ToJson()).Cast<object>().ToArray()) }, cancellationToken);
}
