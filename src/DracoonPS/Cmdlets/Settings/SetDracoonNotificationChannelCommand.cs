using System;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;
using DracoonPS.Completion;
using DracoonPS.References;

namespace DracoonPS.Commands;

/// <summary>Switches ways in which the tenant tells users what happens on or off.</summary>
/// <remarks><para>Needs the role config manager.</para></remarks>
/// <example>
/// <code>Set-DracoonNotificationChannel 1 -Enabled $false</code>
/// <para>Switches a channel off.</para>
/// </example>
/// <example>
/// <code>Get-DracoonNotificationChannel | Set-DracoonNotificationChannel -Enabled $true -PassThru</code>
/// <para>Switches all channels on, and shows them.</para>
/// </example>
[ApiOperation("PUT /settings/notifications/channels")]
[ApiOperation("GET /settings/notifications/channels")]
[Cmdlet(VerbsCommon.Set, "DracoonNotificationChannel", SupportsShouldProcess = true)]
[OutputType(typeof(DracoonNotificationChannel))]
public sealed class SetDracoonNotificationChannelCommand : DracoonCmdlet
{
    /// <summary>The channels: objects, ids, names, or rows with a column ChannelId.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ArgumentCompleter(typeof(NotificationChannelCompleter))]
    public NotificationChannelReference[] Channel { get; set; } = Array.Empty<NotificationChannelReference>();

    /// <summary>True to switch it on.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    public bool Enabled { get; set; }

    /// <summary>Emits the channels as changed.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        DracoonSession session = RequireSession();
        foreach (NotificationChannelReference channel in Channel)
        {
            await TryAsync(channel, async () =>
            {
                (int id, string text) = await channel.ResolveIdAsync(session, cancellationToken);
                if (!ShouldProcess(text, Enabled ? "Switch the channel on" : "Switch the channel off"))
                {
                    return;
                }
                DracoonNotificationChannel? changed = (await session.Settings.UpdateNotificationChannelAsync(id, Enabled, cancellationToken)).FirstOrDefault(c => c.ChannelId == id);
                if (PassThru && changed is not null)
                {
                    WriteObject(changed);
                }
            });
        }
    }
}
