using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;
using Dracoon.Client.Requests;
using DracoonPS.Completion;
using DracoonPS.References;

namespace DracoonPS.Commands;

/// <summary>Changes tenants: only what is given, nothing else.</summary>
/// <remarks><para>Needs a session with a service token: Connect-Dracoon -ServiceToken.</para></remarks>
/// <example>
/// <code>Set-DracoonTenant 'Example Ltd' -MaxUsers 50 -Quota 1TB</code>
/// <para>Lets a tenant have more users and space.</para>
/// </example>
/// <example>
/// <code>Get-DracoonTenant -ContractType demo | Set-DracoonTenant -Locked $true</code>
/// <para>Lets nobody of the tenants on trial sign in.</para>
/// </example>
[ApiOperation("PUT /provisioning/customers/{customer_id}")]
[Cmdlet(VerbsCommon.Set, "DracoonTenant", SupportsShouldProcess = true)]
[OutputType(typeof(DracoonTenant))]
public sealed class SetDracoonTenantCommand : ChangeCmdlet
{
    /// <summary>The tenants: objects, ids, names, or rows with a column TenantId.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ArgumentCompleter(typeof(TenantCompleter))]
    public TenantReference[] Tenant { get; set; } = Array.Empty<TenantReference>();

    /// <summary>Another name of the company.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? CompanyName { get; set; }

    /// <summary>demo, free or pay. Who pays does not go back to the others.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [OptionalSet("demo", "free", "pay")]
    public string? ContractType { get; set; }

    /// <summary>The most bytes, at least 1MB, such as 10GB.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ByteSizeTransform]
    [OptionalRange(1048576, long.MaxValue)]
    public long? Quota { get; set; }

    /// <summary>Lets the tenant have as many bytes as there are.</summary>
    [Parameter]
    public SwitchParameter NoQuota { get; set; }

    /// <summary>The most users.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [EmptyIsNull]
    [OptionalRange(1, int.MaxValue)]
    public int? MaxUsers { get; set; }

    /// <summary>The most webhooks.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [EmptyIsNull]
    [OptionalRange(0, long.MaxValue)]
    public long? MaxWebhooks { get; set; }

    /// <summary>True to let nobody of the tenant sign in.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("IsLocked")]
    [FlagTransform]
    public bool? Locked { get; set; }

    /// <summary>The number that the tenant has at the provider; empty for none.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    public string? ProviderCustomerId { get; set; }

    /// <inheritdoc/>
    protected override Task StartAsync(CancellationToken cancellationToken)
    {
        if (NoQuota && MyInvocation.BoundParameters.ContainsKey(nameof(Quota)))
        {
            throw new ArgumentException("-Quota and -NoQuota exclude each other.");
        }
        return base.StartAsync(cancellationToken);
    }

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        DracoonSession session = RequireServiceSession();
        foreach (TenantReference one in Tenant)
        {
            var request = new UpdateTenantRequest();
            ChangeSet changes = Changes(one.Item is not null)
                .Take(nameof(CompanyName), CompanyName, value => request.CompanyName = value)
                .Take(nameof(ContractType), ChangeSet.NotEmpty(ContractType), value => request.ContractType = value)
                .Take(nameof(Quota), Quota, value => request.Quota = value)
                .Take(nameof(NoQuota), () => request.Quota = -1)
                .Take(nameof(MaxUsers), MaxUsers, value => request.MaxUsers = value)
                .Take(nameof(MaxWebhooks), MaxWebhooks, value => request.MaxWebhooks = value)
                .Take(nameof(Locked), Locked, value => request.IsLocked = value)
                .Take(nameof(ProviderCustomerId), ProviderCustomerId, value => request.ProviderCustomerId = value);
            await ChangeAsync(one, changes, () => one.ResolveIdAsync(session, cancellationToken), async id =>
            {
                // The API wants the contract type with every change, so the one that the tenant has now is sent along.
                request.ContractType ??= (await session.Tenants.GetAsync(id, cancellationToken)).ContractType;
                return await session.Tenants.UpdateAsync(id, request, cancellationToken);
            });
        }
    }
}
