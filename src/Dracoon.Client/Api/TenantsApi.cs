using System;
using System.Collections.Generic;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client.Http;
using Dracoon.Client.Models;
using Dracoon.Client.Requests;

namespace Dracoon.Client.Api;

/// <summary>The tenants of the installation: <c>/provisioning/customers</c>. All need the service token.</summary>
public sealed class TenantsApi
{
    private const string Path = "provisioning/customers";

    private readonly ApiConnection _api;

    internal TenantsApi(ApiConnection api)
    {
        _api = api;
    }

    /// <summary>Lists tenants, with their attributes: <c>GET /provisioning/customers</c>.</summary>
    /// <param name="options">Filter, order and part of the list; null for everything.</param>
    /// <returns>The list, read page by page as it is consumed.</returns>
    [ApiOperation("GET /provisioning/customers")]
    public PagedQuery<DracoonTenant> List(ListOptions? options = null) => new(options, (offset, limit, ct) =>
        _api.PageAsync<DracoonTenant>(Path, Query.Page(options, offset, limit).Add("include_attributes", true), ct));

    /// <summary>One tenant, with its attributes: <c>GET /provisioning/customers/{customer_id}</c>.</summary>
    /// <param name="tenantId">The tenant's number.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The tenant.</returns>
    /// <exception cref="DracoonApiException">There is no such tenant (404, -90103).</exception>
    [ApiOperation("GET /provisioning/customers/{customer_id}")]
    public Task<DracoonTenant> GetAsync(long tenantId, CancellationToken cancellationToken = default) =>
        _api.GetAsync<DracoonTenant>(One(tenantId), new Query().Add("include_attributes", true), cancellationToken);

    /// <summary>Creates a tenant and its first admin: <c>POST /provisioning/customers</c>.</summary>
    /// <param name="request">The tenant.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The tenant as created.</returns>
    [ApiOperation("POST /provisioning/customers")]
    public Task<DracoonTenant> CreateAsync(CreateTenantRequest request, CancellationToken cancellationToken = default) =>
        _api.SendAsync<DracoonTenant>(HttpMethod.Post, Path, null, request.ToJson(), cancellationToken);

    /// <summary>Changes what was set in the request: <c>PUT /provisioning/customers/{customer_id}</c>.</summary>
    /// <param name="tenantId">The tenant's number.</param>
    /// <param name="request">The changes, and the contract type in any case.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The tenant as changed, without what is in use.</returns>
    [ApiOperation("PUT /provisioning/customers/{customer_id}")]
    public Task<DracoonTenant> UpdateAsync(long tenantId, UpdateTenantRequest request, CancellationToken cancellationToken = default) =>
        _api.SendAsync<DracoonTenant>(HttpMethod.Put, One(tenantId), null, request.ToJson(), cancellationToken);

    /// <summary>Removes a tenant with everything in it: <c>DELETE /provisioning/customers/{customer_id}</c>.</summary>
    /// <param name="tenantId">The tenant's number.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>A task.</returns>
    [ApiOperation("DELETE /provisioning/customers/{customer_id}")]
    public Task DeleteAsync(long tenantId, CancellationToken cancellationToken = default) =>
        _api.SendAsync(HttpMethod.Delete, One(tenantId), null, null, cancellationToken);

    /// <summary>The attributes of a tenant: <c>GET /provisioning/customers/{customer_id}/customerAttributes</c>.</summary>
    /// <param name="tenantId">The tenant's number.</param>
    /// <param name="options">Filter, order and part of the list; null for everything.</param>
    /// <returns>The list, read page by page as it is consumed.</returns>
    [ApiOperation("GET /provisioning/customers/{customer_id}/customerAttributes")]
    public PagedQuery<DracoonTenantAttribute> ListAttributes(long tenantId, ListOptions? options = null) => new(options, async (offset, limit, ct) =>
    {
        Page<DracoonTenantAttribute> page = await _api.PageAsync<DracoonTenantAttribute>(Attributes(tenantId), Query.Page(options, offset, limit), ct).ConfigureAwait(false);
        foreach (DracoonTenantAttribute attribute in page.Items)
        {
            attribute.TenantId = tenantId;
        }
        return page;
    });

    /// <summary>Adds or changes attributes and leaves others: <c>PUT /provisioning/customers/{customer_id}/customerAttributes</c>.</summary>
    /// <param name="tenantId">The tenant's number.</param>
    /// <param name="attributes">Key and value.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>A task.</returns>
    [ApiOperation("PUT /provisioning/customers/{customer_id}/customerAttributes")]
    public Task SetAttributesAsync(long tenantId, IReadOnlyDictionary<string, string> attributes, CancellationToken cancellationToken = default) =>
        _api.SendAsync(HttpMethod.Put, Attributes(tenantId), null, CreateTenantRequest.Write(attributes), cancellationToken);

    /// <summary>Gives a tenant these attributes and no others: <c>POST /provisioning/customers/{customer_id}/customerAttributes</c>.</summary>
    /// <param name="tenantId">The tenant's number.</param>
    /// <param name="attributes">Key and value.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The tenant with its attributes.</returns>
    [ApiOperation("POST /provisioning/customers/{customer_id}/customerAttributes")]
    public Task<DracoonTenant> ReplaceAttributesAsync(long tenantId, IReadOnlyDictionary<string, string> attributes, CancellationToken cancellationToken = default) =>
        _api.SendAsync<DracoonTenant>(HttpMethod.Post, Attributes(tenantId), null, CreateTenantRequest.Write(attributes), cancellationToken, repeatable: true);

    /// <summary>Removes an attribute: <c>DELETE /provisioning/customers/{customer_id}/customerAttributes/{key}</c>.</summary>
    /// <param name="tenantId">The tenant's number.</param>
    /// <param name="key">The key; upper and lower case are the same.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>A task.</returns>
    /// <exception cref="DracoonApiException">There is no such attribute (404, -70550).</exception>
    [ApiOperation("DELETE /provisioning/customers/{customer_id}/customerAttributes/{key}")]
    public Task DeleteAttributeAsync(long tenantId, string key, CancellationToken cancellationToken = default) =>
        _api.SendAsync(HttpMethod.Delete, Attributes(tenantId) + "/" + Uri.EscapeDataString(key), null, null, cancellationToken);

    /// <summary>The users of a tenant, with roles and attributes: <c>GET /provisioning/customers/{customer_id}/users</c>.</summary>
    /// <param name="tenantId">The tenant's number.</param>
    /// <param name="options">Filter, order and part of the list; null for everything.</param>
    /// <returns>The list, read page by page as it is consumed.</returns>
    [ApiOperation("GET /provisioning/customers/{customer_id}/users")]
    public PagedQuery<DracoonTenantUser> ListUsers(long tenantId, ListOptions? options = null) => new(options, async (offset, limit, ct) =>
    {
        Query query = Query.Page(options, offset, limit).Add("include_roles", true).Add("include_attributes", true);
        Page<DracoonTenantUser> page = await _api.PageAsync<DracoonTenantUser>(One(tenantId) + "/users", query, ct).ConfigureAwait(false);
        foreach (DracoonTenantUser user in page.Items)
        {
            user.TenantId = tenantId;
        }
        return page;
    });

    /// <summary>Finds the one tenant of this company; upper and lower case are the same.</summary>
    /// <param name="companyName">The whole name.</param>
    /// <param name="cancellationToken">Cancels the requests.</param>
    /// <returns>The tenant.</returns>
    /// <exception cref="DracoonReferenceException">None has it, or several do.</exception>
    public Task<DracoonTenant> ResolveAsync(string companyName, CancellationToken cancellationToken = default) =>
        NameLookup.FindAsync(List, "companyName", "tenant", companyName, t => t.CompanyName, t => t.TenantId, cancellationToken);

    private static string One(long tenantId) => FormattableString.Invariant($"{Path}/{tenantId}");

    private static string Attributes(long tenantId) => One(tenantId) + "/customerAttributes";
}
