using System;
using Dracoon.Client;
using Dracoon.Client.Models;

namespace DracoonPS.Completion;

/// <summary>Completes the names of webhooks for events of tenants.</summary>
public sealed class TenantWebhookCompleter : SearchCompleter<DracoonTenantWebhook>
{
    private protected override bool IsForTenants => true;

    private protected override PagedQuery<DracoonTenantWebhook> List(DracoonSession session, ListOptions options) => session.TenantWebhooks.List(options);

    private protected override Candidate Describe(DracoonTenantWebhook item) => new(item.Name, FormattableString.Invariant($"webhook {item.TenantWebhookId}, {string.Join(", ", item.EventTypeNames)}{(item.IsEnabled ? "" : ", disabled")}"), item.TenantWebhookId);
}
