using System.Collections.Generic;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;
using DracoonPS.Completion;

namespace DracoonPS.Commands;

/// <summary>Gets the ways in which the tenant tells users what happens.</summary>
/// <remarks><para>Needs the role config manager; Get-DracoonConfig NotificationChannels shows them to everybody.</para></remarks>
/// <example>
/// <code>Get-DracoonNotificationChannel</code>
/// <para>Lists the channels.</para>
/// </example>
/// <example>
/// <code>Get-DracoonNotificationChannel -Name '*hour*' | Set-DracoonNotificationChannel -Enabled $false</code>
/// <para>Switches channels off by their name.</para>
/// </example>
[ApiOperation("GET /settings/notifications/channels")]
[Cmdlet(VerbsCommon.Get, "DracoonNotificationChannel")]
[OutputType(typeof(DracoonNotificationChannel))]
public sealed class GetDracoonNotificationChannelCommand : DracoonCmdlet
{
    /// <summary>Only channels with this name; wildcards are allowed.</summary>
    [Parameter(Position = 0)]
    [SupportsWildcards]
    [NoScriptBlock]
    [ArgumentCompleter(typeof(NotificationChannelCompleter))]
    public string? Name { get; set; }

    /// <inheritdoc/>
    protected override async Task EndProcessingAsync(CancellationToken cancellationToken)
    {
        DracoonSession session = RequireSession();
        await TryAsync(session.BaseUri, async () =>
        {
            IReadOnlyList<DracoonNotificationChannel> channels = await session.Settings.GetNotificationChannelsAsync(cancellationToken);
            WildcardPattern? pattern = Name is null ? null : new WildcardPattern(Name, WildcardOptions.IgnoreCase);
            foreach (DracoonNotificationChannel channel in channels)
            {
                if (pattern is null || pattern.IsMatch(channel.Name))
                {
                    WriteObject(channel);
                }
            }
        });
    }
}
