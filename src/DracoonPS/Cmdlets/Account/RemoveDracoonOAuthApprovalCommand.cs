using System;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using DracoonPS.Completion;

namespace DracoonPS.Commands;

/// <summary>Takes the approval of OAuth clients back: at the next sign-in the login page asks again.</summary>
/// <remarks><para>Sign-ins that hold stay; Remove-DracoonOAuthAuthorization ends them.</para></remarks>
/// <example>
/// <code>Remove-DracoonOAuthApproval my-client</code>
/// <para>Takes back the approval of one client, after a question.</para>
/// </example>
/// <example>
/// <code>Get-DracoonOAuthApproval | Remove-DracoonOAuthApproval -WhatIf</code>
/// <para>Shows which approvals would be taken back.</para>
/// </example>
[ApiOperation("DELETE /user/oauth/approvals/{client_id}")]
[Cmdlet(VerbsCommon.Remove, "DracoonOAuthApproval", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
public sealed class RemoveDracoonOAuthApprovalCommand : DracoonCmdlet
{
    /// <summary>The ids of the clients.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(OAuthApprovalCompleter))]
    public string[] ClientId { get; set; } = Array.Empty<string>();

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        DracoonSession session = RequireSession();
        foreach (string clientId in ClientId)
        {
            await TryAsync(clientId, async () =>
            {
                if (ShouldProcess(session.ToString(), $"Take back the approval of {clientId}"))
                {
                    await session.OAuthGrants.DeleteApprovalAsync(clientId, cancellationToken);
                }
            });
        }
    }
}
