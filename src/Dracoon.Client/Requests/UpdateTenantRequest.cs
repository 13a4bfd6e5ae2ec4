namespace Dracoon.Client.Requests;

/// <summary>The body of <c>PUT /provisioning/customers/{customer_id}</c>.</summary>
public sealed class UpdateTenantRequest : TenantRequest
{
}
