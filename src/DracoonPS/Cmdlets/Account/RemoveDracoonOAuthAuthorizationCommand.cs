using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using DracoonPS.Completion;

namespace DracoonPS.Commands;

/// <summary>Ends sign-ins of the signed-in user: their tokens are worthless from then on. The session's own can be among them.</summary>
/// <example>
/// <code>Get-DracoonOAuthAuthorization | Where-Object { -not $_.IsCurrent } | Remove-DracoonOAuthAuthorization -Confirm:$false</code>
/// <para>Signs out everywhere else, and asks nothing.</para>
/// </example>
/// <example>
/// <code>Remove-DracoonOAuthAuthorization -ClientId my-client -All</code>
/// <para>Signs out of one client wherever it runs, after a question.</para>
/// </example>
[ApiOperation("DELETE /user/oauth/authorizations/{client_id}")]
[ApiOperation("DELETE /user/oauth/authorizations/{client_id}/{authorization_id}")]
[Cmdlet(VerbsCommon.Remove, "DracoonOAuthAuthorization", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High, DefaultParameterSetName = OneSet)]
public sealed class RemoveDracoonOAuthAuthorizationCommand : DracoonCmdlet
{
    private const string OneSet = "One";
    private const string AllSet = "All";

    /// <summary>The client's id.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = OneSet, ValueFromPipelineByPropertyName = true)]
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = AllSet)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(OAuthAuthorizationCompleter))]
    public string ClientId { get; set; } = "";

    /// <summary>The number of the sign-in.</summary>
    [Parameter(Mandatory = true, Position = 1, ParameterSetName = OneSet, ValueFromPipelineByPropertyName = true)]
    [ValidateRange(1L, long.MaxValue)]
    public long AuthorizationId { get; set; }

    /// <summary>Ends all sign-ins with the client.</summary>
    [Parameter(Mandatory = true, ParameterSetName = AllSet)]
    public SwitchParameter All { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        DracoonSession session = RequireSession();
        bool all = ParameterSetName == AllSet;
        await TryAsync(all ? ClientId : AuthorizationId, async () =>
        {
            if (!ShouldProcess(session.ToString(), all ? $"End all sign-ins with {ClientId}" : $"End the sign-in {AuthorizationId} with {ClientId}"))
            {
                return;
            }
            await (all
                ? session.OAuthGrants.DeleteAuthorizationsAsync(ClientId, cancellationToken)
                : session.OAuthGrants.DeleteAuthorizationAsync(ClientId, AuthorizationId, cancellationToken));
        });
    }
}
