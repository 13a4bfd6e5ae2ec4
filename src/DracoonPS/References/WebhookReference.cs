using System.Management.Automation;
using Dracoon.Client.Models;

namespace DracoonPS.References;

/// <summary>A webhook as a parameter names it: the object itself, an id, a name, or a row with a column <c>WebhookId</c>.</summary>
public sealed class WebhookReference : ItemReference<DracoonWebhook>
{
    private static readonly ReferenceKind<DracoonWebhook> Kind = new("webhook", "WebhookId", w => w.WebhookId, w => w.Name,
        (session, name, cancellationToken) => session.Webhooks.ResolveAsync(name, cancellationToken));

    /// <summary>The webhook itself.</summary>
    /// <param name="item">The webhook.</param>
    public WebhookReference(DracoonWebhook item)
        : base(Kind, item)
    {
    }

    /// <summary>By number.</summary>
    /// <param name="id">The number.</param>
    public WebhookReference(long id)
        : base(Kind, id)
    {
    }

    /// <summary>By name; digits only are a number.</summary>
    /// <param name="name">The name.</param>
    public WebhookReference(string name)
        : base(Kind, name)
    {
    }

    /// <summary>By a row with a column <c>WebhookId</c>.</summary>
    /// <param name="row">The row.</param>
    public WebhookReference(PSObject row)
        : base(Kind, row)
    {
    }
}
