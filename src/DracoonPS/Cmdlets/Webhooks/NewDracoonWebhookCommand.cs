using System;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;
using Dracoon.Client.Requests;
using DracoonPS.Completion;

namespace DracoonPS.Commands;

/// <summary>Creates a webhook.</summary>
/// <remarks><para>Needs the role config manager. The address must be https. Messages are signed when the webhook has a secret: the receiver checks the header
/// X-DRACOON-Signature, which is "SHA256=" and the HMAC-SHA256 of the message under the secret in Base64.</para>
/// <para>Events of rooms, such as file.created, are told of the rooms that the webhook is assigned to with Set-DracoonRoomWebhook. They can't be mixed with others in one webhook.</para></remarks>
/// <example>
/// <code>New-DracoonWebhook -Name Accounts -Url https://hooks.example.org/dracoon -EventType user.created, user.locked -Secret (Read-Host -AsSecureString)</code>
/// <para>Creates a webhook whose messages are signed.</para>
/// </example>
/// <example>
/// <code>New-DracoonWebhook -Name Test -Url https://hooks.example.org/dracoon -EventType user.created -SendExample</code>
/// <para>Creates a webhook and has an example sent at once.</para>
/// </example>
[ApiOperation("POST /settings/webhooks")]
[Cmdlet(VerbsCommon.New, "DracoonWebhook", SupportsShouldProcess = true)]
[OutputType(typeof(DracoonWebhook))]
public sealed class NewDracoonWebhookCommand : NewWebhookCmdlet<DracoonWebhook>
{
    /// <summary>The names of the events, as Get-DracoonWebhookEventType lists them.</summary>
    [Parameter(Mandatory = true, Position = 2, ValueFromPipelineByPropertyName = true)]
    [Alias("EventTypeNames")]
    [ArgumentCompleter(typeof(WebhookEventTypeCompleter))]
    public string[] EventType { get; set; } = Array.Empty<string>();

    /// <inheritdoc/>
    protected override Task ProcessRecordAsync(CancellationToken cancellationToken) => CreateAsync(RequireSession(), EventType, cancellationToken);

    private protected override Task<DracoonWebhook> CreateAsync(DracoonSession session, WebhookRequest request, CancellationToken cancellationToken) =>
        session.Webhooks.CreateAsync(request, cancellationToken);
}
