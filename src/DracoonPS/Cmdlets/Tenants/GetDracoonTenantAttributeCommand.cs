using System;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;
using DracoonPS.Completion;
using DracoonPS.References;

namespace DracoonPS.Commands;

/// <summary>Gets the attributes of tenants: keys and values that DRACOON keeps and gives no meaning.</summary>
/// <remarks><para>Needs a session with a service token: Connect-Dracoon -ServiceToken.</para></remarks>
/// <example>
/// <code>Get-DracoonTenantAttribute 'Example Ltd'</code>
/// <para>Lists the attributes of a tenant.</para>
/// </example>
/// <example>
/// <code>Get-DracoonTenant | Get-DracoonTenantAttribute -Key region | Export-Csv regions.csv</code>
/// <para>Lists one attribute of all tenants.</para>
/// </example>
/// <example>
/// <code>Get-DracoonTenant | Get-DracoonTenantAttribute -Key 're*'</code>
/// <para>Lists some attributes of all tenants.</para>
/// </example>
[ApiOperation("GET /provisioning/customers/{customer_id}/customerAttributes")]
[Cmdlet(VerbsCommon.Get, "DracoonTenantAttribute", SupportsPaging = true)]
[OutputType(typeof(DracoonTenantAttribute))]
public sealed class GetDracoonTenantAttributeCommand : DracoonListCmdlet<DracoonTenantAttribute>
{
    /// <summary>The tenants: objects, ids, company names, or rows with a column TenantId.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ArgumentCompleter(typeof(TenantCompleter))]
    public TenantReference[] Tenant { get; set; } = Array.Empty<TenantReference>();

    /// <summary>Only attributes with this key; wildcards are allowed.</summary>
    [Parameter(Position = 1)]
    [SupportsWildcards]
    [NoScriptBlock]
    [ArgumentCompleter(typeof(TenantAttributeKeyCompleter))]
    public string? Key { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        DracoonSession session = RequireServiceSession();
        var filter = new FilterBuilder().Raw(Filter);
        Func<DracoonTenantAttribute, bool>? matches = null;
        if (Key is not null)
        {
            string part = Wildcard.CommonPart(Key);
            if (part.Length > 0)
            {
                filter.Add("key", "cn", part);
            }
            WildcardPattern pattern = Wildcard.Pattern(Key);
            matches = a => pattern.IsMatch(a.Key);
        }
        foreach (TenantReference tenant in Tenant)
        {
            await TryAsync(tenant, async () =>
            {
                (long id, _) = await tenant.ResolveIdAsync(session, cancellationToken);
                using PagedQuery<DracoonTenantAttribute> attributes = session.Tenants.ListAttributes(id, Options(filter, matches is not null));
                await EmitAsync(attributes, matches, cancellationToken);
            });
        }
    }
}
