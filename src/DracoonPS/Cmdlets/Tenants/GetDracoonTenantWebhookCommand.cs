using System;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;
using DracoonPS.Completion;
using DracoonPS.References;

namespace DracoonPS.Commands;

/// <summary>Gets webhooks for events of tenants: all, those that a filter fits, or certain ones.</summary>
/// <remarks><para>Needs a session with a service token: Connect-Dracoon -ServiceToken.</para></remarks>
/// <example>
/// <code>Get-DracoonTenantWebhook</code>
/// <para>Lists the webhooks for events of tenants, when they end and whether they work.</para>
/// </example>
/// <example>
/// <code>Get-DracoonTenantWebhook -Enabled $false</code>
/// <para>Lists those that are disabled; FailStatus says which answer to a delivery disabled one.</para>
/// </example>
[ApiOperation("GET /provisioning/webhooks")]
[ApiOperation("GET /provisioning/webhooks/{webhook_id}")]
[Cmdlet(VerbsCommon.Get, "DracoonTenantWebhook", DefaultParameterSetName = ListSet, SupportsPaging = true)]
[OutputType(typeof(DracoonTenantWebhook))]
public sealed class GetDracoonTenantWebhookCommand : GetWebhookCmdlet<DracoonTenantWebhook, TenantWebhookReference>
{
    /// <summary>The webhooks: objects, ids, names, or rows with a column TenantWebhookId.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ParameterSetName = SingleSet)]
    [ArgumentCompleter(typeof(TenantWebhookCompleter))]
    public TenantWebhookReference[] Webhook { get; set; } = Array.Empty<TenantWebhookReference>();

    /// <summary>Only webhooks with this name; wildcards are allowed.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [SupportsWildcards]
    [NoScriptBlock]
    [ArgumentCompleter(typeof(TenantWebhookCompleter))]
    public string? Name { get; set; }

    /// <inheritdoc/>
    protected override Task ProcessRecordAsync(CancellationToken cancellationToken) => ParameterSetName == SingleSet
        ? EmitAsync(RequireServiceSession(), Webhook, cancellationToken)
        : EmitAsync(RequireServiceSession(), Name, cancellationToken);

    private protected override Task<DracoonTenantWebhook> GetAsync(DracoonSession session, long id, CancellationToken cancellationToken) =>
        session.TenantWebhooks.GetAsync(id, cancellationToken);

    private protected override PagedQuery<DracoonTenantWebhook> List(DracoonSession session, ListOptions options) => session.TenantWebhooks.List(options);
}
