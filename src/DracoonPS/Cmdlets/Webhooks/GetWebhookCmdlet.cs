using System;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;
using DracoonPS.References;

namespace DracoonPS.Commands;

/// <summary>What getting webhooks of either kind has in common.</summary>
/// <typeparam name="TWebhook">The kind of webhook.</typeparam>
/// <typeparam name="TReference">How a parameter names it.</typeparam>
public abstract class GetWebhookCmdlet<TWebhook, TReference> : DracoonListCmdlet<TWebhook>
    where TWebhook : DracoonWebhookBase
    where TReference : ItemReference<TWebhook>
{
    private protected const string ListSet = "List";
    private protected const string SingleSet = "Single";

    /// <summary>Only webhooks that work, or only those that don't.</summary>
    [Parameter(ParameterSetName = ListSet)]
    public bool? Enabled { get; set; }

    private protected abstract Task<TWebhook> GetAsync(DracoonSession session, long id, CancellationToken cancellationToken);

    private protected abstract PagedQuery<TWebhook> List(DracoonSession session, ListOptions options);

    /// <summary>Emits certain webhooks.</summary>
    private protected async Task EmitAsync(DracoonSession session, TReference[] webhooks, CancellationToken cancellationToken)
    {
        RequireNoListing("-Webhook");
        foreach (TReference webhook in webhooks)
        {
            await TryAsync(webhook, async () =>
            {
                (long id, _) = await webhook.ResolveIdAsync(session, cancellationToken);
                WriteObject(await GetAsync(session, id, cancellationToken));
            });
        }
    }

    /// <summary>Emits those that the filters fit.</summary>
    private protected async Task EmitAsync(DracoonSession session, string? name, CancellationToken cancellationToken)
    {
        var filter = new FilterBuilder().Raw(Filter);
        Func<TWebhook, bool>? matches = null;
        if (name is not null)
        {
            string part = Wildcard.CommonPart(name);
            if (part.Length > 0)
            {
                filter.Add("name", "cn", part);
            }
            WildcardPattern pattern = Wildcard.Pattern(name);
            matches = w => pattern.IsMatch(w.Name);
        }
        if (Enabled is bool enabled)
        {
            filter.Add("isEnabled", enabled);
        }
        using PagedQuery<TWebhook> webhooks = List(session, Options(filter, matches is not null));
        await TryAsync(filter.ToString(), () => EmitAsync(webhooks, matches, cancellationToken));
    }
}
