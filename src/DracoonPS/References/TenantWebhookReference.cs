using System.Management.Automation;
using Dracoon.Client.Models;

namespace DracoonPS.References;

/// <summary>A webhook for events of tenants as a parameter names it: the object itself, an id, a name, or a row with a column <c>TenantWebhookId</c>.</summary>
public sealed class TenantWebhookReference : ItemReference<DracoonTenantWebhook>
{
    private static readonly ReferenceKind<DracoonTenantWebhook> Kind = new("tenant webhook", "TenantWebhookId", w => w.TenantWebhookId, w => w.Name,
        (session, name, cancellationToken) => session.TenantWebhooks.ResolveAsync(name, cancellationToken));

    /// <summary>The tenant webhook itself.</summary>
    /// <param name="item">The tenant webhook.</param>
    public TenantWebhookReference(DracoonTenantWebhook item)
        : base(Kind, item)
    {
    }

    /// <summary>By number.</summary>
    /// <param name="id">The number.</param>
    public TenantWebhookReference(long id)
        : base(Kind, id)
    {
    }

    /// <summary>By name; digits only are a number.</summary>
    /// <param name="name">The name.</param>
    public TenantWebhookReference(string name)
        : base(Kind, name)
    {
    }

    /// <summary>By a row with a column <c>TenantWebhookId</c>.</summary>
    /// <param name="row">The row.</param>
    public TenantWebhookReference(PSObject row)
        : base(Kind, row)
    {
    }
}
