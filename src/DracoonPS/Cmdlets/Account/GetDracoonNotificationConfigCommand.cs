using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;
using DracoonPS.Completion;

namespace DracoonPS.Commands;

/// <summary>Gets the kinds of events that the signed-in user can hear of, and by which channels they do.</summary>
/// <example>
/// <code>Get-DracoonNotificationConfig</code>
/// <para>Lists all kinds of events.</para>
/// </example>
/// <example>
/// <code>Get-DracoonNotificationConfig -Scope '*share*' | Set-DracoonNotificationConfig -Disable</code>
/// <para>Wants to hear nothing of shares.</para>
/// </example>
[ApiOperation("GET /user/notifications/config")]
[ApiOperation("GET /resources/user/notifications/scopes")]
[Cmdlet(VerbsCommon.Get, "DracoonNotificationConfig")]
[OutputType(typeof(DracoonNotificationConfig))]
public sealed class GetDracoonNotificationConfigCommand : DracoonCmdlet
{
    /// <summary>Only events about this; wildcards are allowed.</summary>
    [Parameter]
    [SupportsWildcards]
    [NoScriptBlock]
    [ArgumentCompleter(typeof(NotificationScopeCompleter))]
    public string Scope { get; set; } = "*";

    /// <summary>Only events of this kind; wildcards are allowed.</summary>
    [Parameter(Position = 0)]
    [SupportsWildcards]
    [NoScriptBlock]
    [ArgumentCompleter(typeof(NotificationEventCompleter))]
    public string EventType { get; set; } = "*";

    /// <inheritdoc/>
    protected override async Task EndProcessingAsync(CancellationToken cancellationToken)
    {
        DracoonSession session = RequireSession();
        WildcardPattern scope = Wildcard.Pattern(Scope);
        WildcardPattern eventType = Wildcard.Pattern(EventType);
        foreach (DracoonNotificationConfig config in await session.Notifications.ListWithScopesAsync(cancellationToken))
        {
            if (scope.IsMatch(config.ScopeName ?? "") && eventType.IsMatch(config.EventTypeName))
            {
                WriteObject(config);
            }
        }
    }
}
