using System.Collections.Generic;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;

namespace DracoonPS.Commands;

/// <summary>Gets the types of events that webhooks can be for.</summary>
/// <remarks><para>Needs the role config manager. With -Tenant, the events of tenants, and a session with a service token.</para></remarks>
/// <example>
/// <code>Get-DracoonWebhookEventType</code>
/// <para>Lists the events, and whether they are for the tenant or for rooms.</para>
/// </example>
/// <example>
/// <code>Get-DracoonWebhookEventType | Where-Object UsableNodeWebhook</code>
/// <para>Lists the events that a webhook tells of the rooms that it is assigned to.</para>
/// </example>
[ApiOperation("GET /settings/webhooks/event_types")]
[ApiOperation("GET /provisioning/webhooks/event_types")]
[Cmdlet(VerbsCommon.Get, "DracoonWebhookEventType")]
[OutputType(typeof(DracoonWebhookEventType))]
public sealed class GetDracoonWebhookEventTypeCommand : DracoonCmdlet
{
    /// <summary>The events for webhooks of New-DracoonTenantWebhook.</summary>
    [Parameter]
    public SwitchParameter Tenant { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<DracoonWebhookEventType> types = Tenant
            ? await RequireServiceSession().TenantWebhooks.GetEventTypesAsync(cancellationToken)
            : await RequireSession().Webhooks.GetEventTypesAsync(cancellationToken);
        WriteObject(types, enumerateCollection: true);
    }
}
