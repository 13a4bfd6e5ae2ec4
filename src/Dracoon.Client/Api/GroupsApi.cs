using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client.Http;
using Dracoon.Client.Models;
using Dracoon.Client.Requests;

namespace Dracoon.Client.Api;

/// <summary>The user groups of the tenant: <c>/groups</c>.</summary>
public sealed class GroupsApi
{
    private readonly ApiConnection _api;

    internal GroupsApi(ApiConnection api)
    {
        _api = api;
        Members = new GroupMembersApi(api);
    }

    /// <summary>What belongs to one group: members, roles and rooms.</summary>
    public GroupMembersApi Members { get; }

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

    /// <summary>Creates a group: <c>POST /groups</c>.</summary>
    /// <param name="request">The new group.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The group as created.</returns>
    /// <exception cref="DracoonApiException">The name is taken (409).</exception>
    [ApiOperation("POST /groups")]
    public Task<DracoonGroup> CreateAsync(CreateGroupRequest request, CancellationToken cancellationToken = default) =>
        _api.SendAsync<DracoonGroup>(HttpMethod.Post, "groups", null, request.ToJson(), cancellationToken);

    /// <summary>Changes what was set in the request: <c>PUT /groups/{group_id}</c>.</summary>
    /// <param name="groupId">The group's number.</param>
    /// <param name="request">The changes.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The group as changed.</returns>
    [ApiOperation("PUT /groups/{group_id}")]
    public Task<DracoonGroup> UpdateAsync(long groupId, UpdateGroupRequest request, CancellationToken cancellationToken = default) =>
        _api.SendAsync<DracoonGroup>(HttpMethod.Put, FormattableString.Invariant($"groups/{groupId}"), null, request.ToJson(), cancellationToken);

    /// <summary>Removes a group; its members stay: <c>DELETE /groups/{group_id}</c>.</summary>
    /// <param name="groupId">The group's number.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>A task.</returns>
    /// <exception cref="DracoonApiException">A room would have no admin (400, -40006), or a role no holder (400, -71006).</exception>
    [ApiOperation("DELETE /groups/{group_id}")]
    public Task DeleteAsync(long groupId, CancellationToken cancellationToken = default) =>
        _api.SendAsync(HttpMethod.Delete, FormattableString.Invariant($"groups/{groupId}"), null, null, cancellationToken);

    /// <summary>Finds the one group with this name; upper and lower case are the same.</summary>
    /// <param name="name">The whole name.</param>
    /// <param name="cancellationToken">Cancels the requests.</param>
    /// <returns>The group.</returns>
    /// <exception cref="DracoonReferenceException">None has it, or several do.</exception>
    public async Task<DracoonGroup> ResolveAsync(string name, CancellationToken cancellationToken = default) =>
        await FindAsync(name, cancellationToken).ConfigureAwait(false) ?? throw new DracoonReferenceException(ReferenceFailure.NotFound, "group", name);

    /// <summary>The group with this name; upper and lower case are the same.</summary>
    /// <param name="name">The whole name.</param>
    /// <param name="cancellationToken">Cancels the requests.</param>
    /// <returns>The group; null when none has it.</returns>
    /// <exception cref="DracoonReferenceException">Several have it.</exception>
    public async Task<DracoonGroup?> FindAsync(string name, CancellationToken cancellationToken = default)
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
            0 => null,
            1 => matches[0],
            _ => throw new DracoonReferenceException(ReferenceFailure.Ambiguous, "group", name, matches.Select(g => g.GroupId).ToList()),
        };
    }
}
