using System;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;
using DracoonPS.Completion;
using DracoonPS.References;

namespace DracoonPS.Commands;

/// <summary>Gets webhooks: all, those that a filter fits, or certain ones.</summary>
/// <remarks><para>Needs the role config manager.</para></remarks>
/// <example>
/// <code>Get-DracoonWebhook</code>
/// <para>Lists the webhooks, when they end and whether they work.</para>
/// </example>
/// <example>
/// <code>Get-DracoonWebhook -Enabled $false</code>
/// <para>Lists those that are disabled; FailStatus says which answer to a delivery disabled one.</para>
/// </example>
[ApiOperation("GET /settings/webhooks")]
[ApiOperation("GET /settings/webhooks/{webhook_id}")]
[Cmdlet(VerbsCommon.Get, "DracoonWebhook", DefaultParameterSetName = ListSet, SupportsPaging = true)]
[OutputType(typeof(DracoonWebhook))]
public sealed class GetDracoonWebhookCommand : DracoonListCmdlet<DracoonWebhook>
{
    private const string ListSet = "List";
    private const string SingleSet = "Single";

    /// <summary>The webhooks: objects, ids, names, or rows with a column WebhookId.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ParameterSetName = SingleSet)]
    [ArgumentCompleter(typeof(WebhookCompleter))]
    public WebhookReference[] Webhook { get; set; } = Array.Empty<WebhookReference>();

    /// <summary>Only webhooks with this name; wildcards are allowed.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [SupportsWildcards]
    [NoScriptBlock]
    [ArgumentCompleter(typeof(WebhookCompleter))]
    public string? Name { get; set; }

    /// <summary>Only webhooks that work, or only those that don't.</summary>
    [Parameter(ParameterSetName = ListSet)]
    public bool? Enabled { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        DracoonSession session = RequireSession();
        if (ParameterSetName == SingleSet)
        {
            RequireNoListing("-Webhook");
            foreach (WebhookReference webhook in Webhook)
            {
                await TryAsync(webhook, async () =>
                {
                    (long id, _) = await webhook.ResolveIdAsync(session, cancellationToken);
                    WriteObject(await session.Webhooks.GetAsync(id, cancellationToken));
                });
            }
            return;
        }
        var filter = new FilterBuilder().Raw(Filter);
        Func<DracoonWebhook, bool>? matches = null;
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
        using PagedQuery<DracoonWebhook> webhooks = session.Webhooks.List(Options(filter, matches is not null));
        await TryAsync(filter.ToString(), () => EmitAsync(webhooks, matches, cancellationToken));
    }
}
