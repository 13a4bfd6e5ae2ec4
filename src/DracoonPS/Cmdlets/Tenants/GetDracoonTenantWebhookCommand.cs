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
public sealed class GetDracoonTenantWebhookCommand : DracoonListCmdlet<DracoonTenantWebhook>
{
    private const string ListSet = "List";
    private const string SingleSet = "Single";

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

    /// <summary>Only webhooks that work, or only those that don't.</summary>
    [Parameter(ParameterSetName = ListSet)]
    public bool? Enabled { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        DracoonSession session = RequireServiceSession();
        if (ParameterSetName == SingleSet)
        {
            RequireNoListing("-Webhook");
            foreach (TenantWebhookReference webhook in Webhook)
            {
                await TryAsync(webhook, async () =>
                {
                    (long id, _) = await webhook.ResolveIdAsync(session, cancellationToken);
                    WriteObject(await session.TenantWebhooks.GetAsync(id, cancellationToken));
                });
            }
            return;
        }
        var filter = new FilterBuilder().Raw(Filter);
        Func<DracoonTenantWebhook, bool>? matches = null;
        if (Name is not null)
        {
            string part = Wildcard.CommonPart(Name);
            if (part.Length > 0)
            {
                filter.Add("name", "cn", part);
            }
            WildcardPattern pattern = Wildcard.Pattern(Name);
            matches = w => pattern.IsMatch(w.Name);
        }
        if (Enabled is bool enabled)
        {
            filter.Add("isEnabled", enabled);
        }
        using PagedQuery<DracoonTenantWebhook> webhooks = session.TenantWebhooks.List(Options(filter, matches is not null));
        await TryAsync(filter.ToString(), () => EmitAsync(webhooks, matches, cancellationToken));
    }
}
