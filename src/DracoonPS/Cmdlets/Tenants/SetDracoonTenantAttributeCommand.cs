using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;
using DracoonPS.Completion;
using DracoonPS.References;

namespace DracoonPS.Commands;

/// <summary>Adds or changes attributes of tenants.</summary>
/// <remarks><para>Needs a session with a service token: Connect-Dracoon -ServiceToken. Keys are of letters, digits, '_' and '-'; upper and lower case
/// are the same. Other attributes of the tenant stay, except with -Replace.</para></remarks>
/// <example>
/// <code>Set-DracoonTenantAttribute 'Example Ltd' -Key region -Value eu</code>
/// <para>Sets one attribute.</para>
/// </example>
/// <example>
/// <code>Get-DracoonTenant -ContractType pay | Set-DracoonTenantAttribute -Attribute @{ region = 'eu'; plan = 'gold' } -Replace</code>
/// <para>Gives several tenants these attributes and no others.</para>
/// </example>
/// <example>
/// <code>Import-Csv attributes.csv | Set-DracoonTenantAttribute</code>
/// <para>Sets the attributes of a CSV file with the columns TenantId, Key and Value.</para>
/// </example>
[ApiOperation("PUT /provisioning/customers/{customer_id}/customerAttributes")]
[ApiOperation("POST /provisioning/customers/{customer_id}/customerAttributes")]
[Cmdlet(VerbsCommon.Set, "DracoonTenantAttribute", SupportsShouldProcess = true, DefaultParameterSetName = SingleSet)]
[OutputType(typeof(DracoonTenantAttribute))]
public sealed class SetDracoonTenantAttributeCommand : DracoonCmdlet
{
    private const string SingleSet = "Single";
    private const string SeveralSet = "Several";

    /// <summary>The tenants: objects, ids, company names, or rows with a column TenantId.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("TenantId")]
    [ArgumentCompleter(typeof(TenantCompleter))]
    public TenantReference[] Tenant { get; set; } = Array.Empty<TenantReference>();

    /// <summary>The key.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true, ParameterSetName = SingleSet)]
    [ArgumentCompleter(typeof(TenantAttributeKeyCompleter))]
    public string Key { get; set; } = "";

    /// <summary>The value.</summary>
    [Parameter(Mandatory = true, Position = 2, ValueFromPipelineByPropertyName = true, ParameterSetName = SingleSet)]
    [AllowEmptyString]
    public string Value { get; set; } = "";

    /// <summary>Several keys and values: <c>@{ region = 'eu' }</c>.</summary>
    [Parameter(Mandatory = true, ParameterSetName = SeveralSet)]
    public IDictionary? Attribute { get; set; }

    /// <summary>Removes all other attributes of the tenant.</summary>
    [Parameter(ParameterSetName = SeveralSet)]
    public SwitchParameter Replace { get; set; }

    /// <summary>Emits all attributes of the tenants as they are then.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        DracoonSession session = RequireServiceSession();
        IReadOnlyDictionary<string, string> attributes = ParameterSetName == SeveralSet ? Texts(Attribute!) : new Dictionary<string, string> { [Key.Trim()] = Value };
        string what = (Replace ? "Replace all attributes by " : "Set attributes ") + string.Join(", ", attributes.Keys);
        foreach (TenantReference tenant in Tenant)
        {
            await TryAsync(tenant, async () =>
            {
                (long id, string text) = await tenant.ResolveIdAsync(session, cancellationToken);
                if (ShouldProcess(text, what))
                {
                    await ApplyAsync(session, id, attributes, cancellationToken);
                }
            });
        }
    }

    /// <summary>Keys and values of a hashtable as texts.</summary>
    internal static IReadOnlyDictionary<string, string> Texts(IDictionary attributes)
    {
        var texts = new Dictionary<string, string>();
        foreach (DictionaryEntry entry in attributes)
        {
            texts[Convert.ToString(entry.Key, CultureInfo.InvariantCulture)!] = Convert.ToString(entry.Value, CultureInfo.InvariantCulture) ?? "";
        }
        return texts;
    }

    private async Task ApplyAsync(DracoonSession session, long id, IReadOnlyDictionary<string, string> attributes, CancellationToken cancellationToken)
    {
        if (Replace)
        {
            await session.Tenants.ReplaceAttributesAsync(id, attributes, cancellationToken);
        }
        else
        {
            await session.Tenants.SetAttributesAsync(id, attributes, cancellationToken);
        }
        if (PassThru)
        {
            using PagedQuery<DracoonTenantAttribute> now = session.Tenants.ListAttributes(id);
            while (await now.MoveNextAsync(cancellationToken))
            {
                WriteObject(now.Current);
            }
        }
    }
}
