using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;
using DracoonPS.Completion;
using DracoonPS.References;

namespace DracoonPS.Commands;

/// <summary>Gives webhooks to rooms, so that what happens there is posted to them, or takes them away.</summary>
/// <remarks><para>Needs an admin of the room. The room's other webhooks stay as they are.</para></remarks>
/// <example>
/// <code>Set-DracoonRoomWebhook /Projects -Webhook 'Build server'</code>
/// <para>Has the events of a room posted to a webhook.</para>
/// </example>
/// <example>
/// <code>Get-DracoonRoom / -Recurse -Managed | Get-DracoonRoomWebhook -Assigned $true | Set-DracoonRoomWebhook -Assigned $false -WhatIf</code>
/// <para>Shows what it would be to take all webhooks from all rooms: each row is a room and a webhook.</para>
/// </example>
[ApiOperation("PUT /nodes/rooms/{room_id}/webhooks")]
[ApiOperation("GET /nodes/rooms/{room_id}/webhooks")]
[Cmdlet(VerbsCommon.Set, "DracoonRoomWebhook", SupportsShouldProcess = true)]
[OutputType(typeof(DracoonRoomWebhook))]
public sealed class SetDracoonRoomWebhookCommand : RoomChangeCmdlet
{
    /// <summary>The webhooks: ids or names.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [Alias("WebhookId")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(WebhookCompleter))]
    public string[] Webhook { get; set; } = Array.Empty<string>();

    /// <summary>False to take them away; without it they are given.</summary>
    [Parameter]
    public bool Assigned { get; set; } = true;

    /// <summary>Emits the room's webhooks as they are then: those that were named.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    private protected override RoomChange Prepare(DracoonSession session, NodeReference room)
    {
        string[] names = Webhook;
        bool assigned = Assigned;
        bool passThru = PassThru;
        return new RoomChange((assigned ? "Assign webhook " : "Unassign webhook ") + string.Join(", ", names), async (id, output, cancel) =>
        {
            var ids = new HashSet<long>(await ResolveAsync(session, id, names, cancel));
            IReadOnlyList<DracoonRoomWebhook> changed = await session.RoomSettings.SetWebhooksAsync(id, ids, assigned, cancel);
            if (!passThru)
            {
                return;
            }
            string path = (await session.Nodes.GetAsync(id, cancel)).Path;
            foreach (DracoonRoomWebhook webhook in changed.Where(w => ids.Contains(w.WebhookId)))
            {
                webhook.RoomPath = path;
                await output.WriteAsync(webhook);
            }
        });
    }

    /// <summary>Names are looked up in the room: only a config manager may list the webhooks of the tenant.</summary>
    private static async Task<IEnumerable<long>> ResolveAsync(DracoonSession session, long roomId, string[] names, CancellationToken cancellationToken)
    {
        if (names.All(n => ReferenceRow.AsId(n) is not null))
        {
            return names.Select(n => ReferenceRow.AsId(n)!.Value);
        }
        var known = new List<DracoonRoomWebhook>();
        using (PagedQuery<DracoonRoomWebhook> all = session.RoomSettings.ListWebhooks(roomId))
        {
            while (await all.MoveNextAsync(cancellationToken))
            {
                known.Add(all.Current);
            }
        }
        return names.Select(name => ReferenceRow.AsId(name) ?? Find(known, name)).ToList();
    }

    private static long Find(List<DracoonRoomWebhook> known, string name)
    {
        long[] ids = known.Where(w => string.Equals(w.Name, name, StringComparison.OrdinalIgnoreCase)).Select(w => w.WebhookId).ToArray();
        return ids.Length == 1 ? ids[0] : throw new DracoonReferenceException(ids.Length == 0 ? ReferenceFailure.NotFound : ReferenceFailure.Ambiguous, "webhook", name, ids);
    }
}
