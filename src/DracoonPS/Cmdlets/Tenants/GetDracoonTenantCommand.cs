using System;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;
using DracoonPS.Completion;
using DracoonPS.References;

namespace DracoonPS.Commands;

/// <summary>Gets tenants of the installation: all, those that a filter fits, or certain ones.</summary>
/// <remarks><para>Needs a session with a service token: Connect-Dracoon -ServiceToken.</para></remarks>
/// <example>
/// <code>Get-DracoonTenant</code>
/// <para>Lists all tenants, page by page as they come.</para>
/// </example>
/// <example>
/// <code>Get-DracoonTenant -ContractType demo -Sort trialDaysLeft | Export-Csv trials.csv</code>
/// <para>Lists those on trial, the ones that end first at the top.</para>
/// </example>
/// <example>
/// <code>Get-DracoonTenant -AttributeKey region -AttributeValue eu | Get-DracoonTenantUser</code>
/// <para>Lists the users of the tenants with an attribute.</para>
/// </example>
[ApiOperation("GET /provisioning/customers")]
[ApiOperation("GET /provisioning/customers/{customer_id}")]
[Cmdlet(VerbsCommon.Get, "DracoonTenant", DefaultParameterSetName = ListSet, SupportsPaging = true)]
[OutputType(typeof(DracoonTenant))]
public sealed class GetDracoonTenantCommand : DracoonListCmdlet<DracoonTenant>
{
    private const string ListSet = "List";
    private const string SingleSet = "Single";

    /// <summary>The tenants: objects, ids, company names, or rows with a column TenantId.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ParameterSetName = SingleSet)]
    [ArgumentCompleter(typeof(TenantCompleter))]
    public TenantReference[] Tenant { get; set; } = Array.Empty<TenantReference>();

    /// <summary>Only tenants with this company name; wildcards are allowed.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [SupportsWildcards]
    [NoScriptBlock]
    [ArgumentCompleter(typeof(TenantCompleter))]
    public string? CompanyName { get; set; }

    /// <summary>Only tenants with this contract: demo, free or pay.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [ValidateSet("demo", "free", "pay")]
    public string? ContractType { get; set; }

    /// <summary>Only tenants who are locked, or only those who are not.</summary>
    [Parameter(ParameterSetName = ListSet)]
    public bool? Locked { get; set; }

    /// <summary>Only tenants with this number at the provider.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [NoScriptBlock]
    public string? ProviderCustomerId { get; set; }

    /// <summary>Only tenants who have this attribute.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [NoScriptBlock]
    public string? AttributeKey { get; set; }

    /// <summary>Only tenants with this value in an attribute.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [NoScriptBlock]
    public string? AttributeValue { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        DracoonSession session = RequireServiceSession();
        if (ParameterSetName == SingleSet)
        {
            RequireNoListing("-Tenant");
            foreach (TenantReference tenant in Tenant)
            {
                await TryAsync(tenant, async () =>
                {
                    (long id, _) = await tenant.ResolveIdAsync(session, cancellationToken);
                    WriteObject(await session.Tenants.GetAsync(id, cancellationToken));
                });
            }
            return;
        }
        var filter = new FilterBuilder().Raw(Filter);
        Func<DracoonTenant, bool>? matches = null;
        if (CompanyName is not null)
        {
            string part = Wildcard.CommonPart(CompanyName);
            if (part.Length > 0)
            {
                filter.Add("companyName", "cn", part);
            }
            WildcardPattern pattern = Wildcard.Pattern(CompanyName);
            matches = t => pattern.IsMatch(t.CompanyName);
        }
        Add(filter, "customerContractType", ContractType);
        Add(filter, "providerCustomerId", ProviderCustomerId);
        Add(filter, "attributeKey", AttributeKey);
        Add(filter, "attributeValue", AttributeValue);
        if (Locked is bool locked)
        {
            filter.Add("isLocked", locked);
        }
        using PagedQuery<DracoonTenant> tenants = session.Tenants.List(Options(filter, matches is not null));
        await TryAsync(filter.ToString(), () => EmitAsync(tenants, matches, cancellationToken));
    }

    private static void Add(FilterBuilder filter, string field, string? value)
    {
        if (value is not null)
        {
            filter.Add(field, "eq", value);
        }
    }
}
