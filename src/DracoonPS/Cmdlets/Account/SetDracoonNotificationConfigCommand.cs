using System;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;
using DracoonPS.Completion;

namespace DracoonPS.Commands;

/// <summary>Chooses by which channels the signed-in user hears of events, or that they hear nothing.</summary>
/// <example>
/// <code>Get-DracoonNotificationConfig -Scope node | Set-DracoonNotificationConfig -ChannelId 1</code>
/// <para>Hears of nodes by the channel number 1.</para>
/// </example>
/// <example>
/// <code>Set-DracoonNotificationConfig -ConfigId 4711 -Disable</code>
/// <para>Hears nothing of one kind of event any more.</para>
/// </example>
[ApiOperation("PUT /user/notifications/config/{id}")]
[Cmdlet(VerbsCommon.Set, "DracoonNotificationConfig", SupportsShouldProcess = true, DefaultParameterSetName = ChannelSet)]
[OutputType(typeof(DracoonNotificationConfig))]
public sealed class SetDracoonNotificationConfigCommand : DracoonCmdlet
{
    private const string ChannelSet = "Channel";
    private const string DisableSet = "Disable";

    /// <summary>The numbers of the settings, as Get-DracoonNotificationConfig shows them.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ValidateRange(1L, long.MaxValue)]
    [ArgumentCompleter(typeof(NotificationConfigCompleter))]
    public long[] ConfigId { get; set; } = Array.Empty<long>();

    /// <summary>The numbers of the channels.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ChannelSet)]
    [ValidateRange(1L, long.MaxValue)]
    [ArgumentCompleter(typeof(NotificationChannelCompleter))]
    public long[] ChannelId { get; set; } = Array.Empty<long>();

    /// <summary>Hears nothing any more.</summary>
    [Parameter(Mandatory = true, ParameterSetName = DisableSet)]
    public SwitchParameter Disable { get; set; }

    /// <summary>Emits the settings as changed.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        DracoonSession session = RequireSession();
        foreach (long id in ConfigId)
        {
            await TryAsync(id, async () =>
            {
                string action = Disable ? "Disable" : "Set the channels to " + string.Join(", ", ChannelId);
                if (!ShouldProcess($"notification setting {id} of {session}", action))
                {
                    return;
                }
                DracoonNotificationConfig config = await session.Notifications.SetAsync(id, Disable ? Array.Empty<long>() : ChannelId, cancellationToken);
                if (PassThru)
                {
                    WriteObject(config);
                }
            });
        }
    }
}
