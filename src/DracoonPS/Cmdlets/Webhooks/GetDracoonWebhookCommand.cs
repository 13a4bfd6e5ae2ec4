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
public sealed class GetDracoonWebhookCommand : GetWebhookCmdlet<DracoonWebhook, WebhookReference>
{
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

    /// <inheritdoc/>
    protected override Task ProcessRecordAsync(CancellationToken cancellationToken) => ParameterSetName == SingleSet
        ? EmitAsync(RequireSession(), Webhook, cancellationToken)
        : EmitAsync(RequireSession(), Name, cancellationToken);

    private protected override Task<DracoonWebhook> GetAsync(DracoonSession session, long id, CancellationToken cancellationToken) =>
        session.Webhooks.GetAsync(id, cancellationToken);

    private protected override PagedQuery<DracoonWebhook> List(DracoonSession session, ListOptions options) => session.Webhooks.List(options);
}
