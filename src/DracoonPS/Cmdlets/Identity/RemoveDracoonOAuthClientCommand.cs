using System;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using DracoonPS.Completion;
using DracoonPS.References;

namespace DracoonPS.Commands;

/// <summary>Removes OAuth clients: who is signed in with one is signed out.</summary>
/// <remarks><para>Needs the role config manager. The clients that every DRACOON has can't be removed.</para></remarks>
/// <example>
/// <code>Remove-DracoonOAuthClient nightly</code>
/// <para>Removes one client, after a question.</para>
/// </example>
/// <example>
/// <code>Get-DracoonOAuthClient -Enabled $false -Standard $false | Remove-DracoonOAuthClient -WhatIf</code>
/// <para>Shows which disabled clients would be removed.</para>
/// </example>
[ApiOperation("DELETE /system/config/oauth/clients/{client_id}")]
[Cmdlet(VerbsCommon.Remove, "DracoonOAuthClient", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
public sealed class RemoveDracoonOAuthClientCommand : DracoonCmdlet
{
    /// <summary>The clients: objects, client ids, or rows with a column ClientId.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ArgumentCompleter(typeof(OAuthClientCompleter))]
    public OAuthClientReference[] Client { get; set; } = Array.Empty<OAuthClientReference>();

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        DracoonSession session = RequireSession();
        foreach (OAuthClientReference client in Client)
        {
            if (ShouldProcess($"{client} (OAuth client)", "Remove OAuth client and end its sign-ins"))
            {
                await TryAsync(client, () => session.OAuthClients.DeleteAsync(client.ClientId, cancellationToken));
            }
        }
    }
}
