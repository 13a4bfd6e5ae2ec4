using System;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using DracoonPS.Completion;
using DracoonPS.References;

namespace DracoonPS.Commands;

/// <summary>Removes attributes of tenants.</summary>
/// <remarks><para>Needs a session with a service token: Connect-Dracoon -ServiceToken.</para></remarks>
/// <example>
/// <code>Remove-DracoonTenantAttribute 'Example Ltd' -Key region</code>
/// <para>Removes one attribute, after a question.</para>
/// </example>
/// <example>
/// <code>Get-DracoonTenant | Get-DracoonTenantAttribute -Key 'old-*' | Remove-DracoonTenantAttribute -WhatIf</code>
/// <para>Shows which attributes of all tenants would be removed.</para>
/// </example>
[ApiOperation("DELETE /provisioning/customers/{customer_id}/customerAttributes/{key}")]
[Cmdlet(VerbsCommon.Remove, "DracoonTenantAttribute", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
public sealed class RemoveDracoonTenantAttributeCommand : DracoonCmdlet
{
    /// <summary>The tenants: objects, ids, company names, or rows with a column TenantId.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("TenantId")]
    [ArgumentCompleter(typeof(TenantCompleter))]
    public TenantReference[] Tenant { get; set; } = Array.Empty<TenantReference>();

    /// <summary>The keys; upper and lower case are the same.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(TenantAttributeKeyCompleter))]
    public string[] Key { get; set; } = Array.Empty<string>();

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        DracoonSession session = RequireServiceSession();
        foreach (TenantReference tenant in Tenant)
        {
            foreach (string key in Key)
            {
                await TryAsync(tenant, async () =>
                {
                    (long id, string text) = await tenant.ResolveIdAsync(session, cancellationToken);
                    if (ShouldProcess(text, $"Remove attribute {key}"))
                    {
                        await session.Tenants.DeleteAttributeAsync(id, key.Trim(), cancellationToken);
                    }
                });
            }
        }
    }
}
