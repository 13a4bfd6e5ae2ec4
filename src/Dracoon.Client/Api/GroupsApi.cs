using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client.Http;
using Dracoon.Client.Models;

namespace Dracoon.Client.Api;

/// <summary>The user groups of the tenant: <c>/groups</c>.</summary>
public sealed class GroupsApi
{
    private readonly ApiConnection _api;

    internal GroupsApi(ApiConnection api)
    {
        _api = api;
    }

    /// <summary>Lists groups: <c>GET /groups</c>.</summary>
    /// <param name="options">Filter, order and part of the list; null for everything.</param>
    /// <returns>The list, read page by page as it is consumed.</returns>
    [ApiOperation("GET /groups")]
    public PagedQuery<DracoonGroup> List(ListOptions? options = null) => new(options, (offset, limit, ct) =>
        _api.PageAsync<DracoonGroup>("groups", Query.Page(options, offset, limit), ct));

    /// <summary>One group: <c>GET /groups/{group_id}</c>.</summary>
    /// <param name="groupId">The group's number.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The group.</returns>
    [ApiOperation("GET /groups/{group_id}")]
    public Task<DracoonGroup> GetAsync(long groupId, CancellationToken cancellationToken = default) =>
        _api.GetAsync<DracoonGroup>(FormattableString.Invariant($"groups/{groupId}"), null, cancellationToken);

    /// <summary>Finds the one group with this name; upper and lower case are the same.</summary>
    /// <param name="name">The whole name.</param>
    /// <param name="cancellationToken">Cancels the requests.</param>
    /// <returns>The group.</returns>
    /// <exception cref="DracoonReferenceException">None has it, or several do.</exception>
    public async Task<DracoonGroup> ResolveAsync(string name, CancellationToken cancellationToken = default)
    {
        string part = FilterBuilder.SearchablePart(name);
        using PagedQuery<DracoonGroup> found = List(new ListOptions { Filter = part.Length > 0 ? new FilterBuilder().Add("name", "cn", part).ToFilter() : null });
        var matches = new List<DracoonGroup>();
        while (await found.MoveNextAsync(cancellationToken).ConfigureAwait(false))
        {
            if (string.Equals(found.Current.Name, name, StringComparison.OrdinalIgnoreCase))
            {
                matches.Add(found.Current);
            }
        }
        return matches.Count switch
        {
            1 => matches[0],
            0 => throw new DracoonReferenceException(ReferenceFailure.NotFound, "group", name),
            _ => throw new DracoonReferenceException(ReferenceFailure.Ambiguous, "group", name, matches.Select(g => g.GroupId).ToList()),
        };
    }
}
