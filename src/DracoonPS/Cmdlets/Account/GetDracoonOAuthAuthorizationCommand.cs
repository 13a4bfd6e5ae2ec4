using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;
using DracoonPS.Completion;

namespace DracoonPS.Commands;

/// <summary>Gets the places where the signed-in user is signed in: apps, browsers, scripts.</summary>
/// <example>
/// <code>Get-DracoonOAuthAuthorization</code>
/// <para>Lists all sign-ins that hold; IsCurrent marks the session's own.</para>
/// </example>
/// <example>
/// <code>Get-DracoonOAuthAuthorization | Where-Object { -not $_.IsCurrent } | Remove-DracoonOAuthAuthorization</code>
/// <para>Signs out everywhere else.</para>
/// </example>
[ApiOperation("GET /user/oauth/authorizations")]
[Cmdlet(VerbsCommon.Get, "DracoonOAuthAuthorization")]
[OutputType(typeof(DracoonOAuthAuthorization))]
public sealed class GetDracoonOAuthAuthorizationCommand : DracoonCmdlet
{
    /// <summary>Only sign-ins with the client of this name or id; wildcards are allowed.</summary>
    [Parameter(Position = 0)]
    [SupportsWildcards]
    [NoScriptBlock]
    [ArgumentCompleter(typeof(OAuthAuthorizationCompleter))]
    public string Client { get; set; } = "*";

    /// <summary>Only sign-ins with clients that every DRACOON has, or only those with others.</summary>
    [Parameter]
    public bool? Standard { get; set; }

    /// <summary>The order: <c>clientName</c> or <c>clientName:desc</c>.</summary>
    [Parameter]
    [NoScriptBlock]
    [ArgumentCompleter(typeof(SortCompleter))]
    public string? Sort { get; set; }

    /// <inheritdoc/>
    protected override async Task EndProcessingAsync(CancellationToken cancellationToken)
    {
        DracoonSession session = RequireSession();
        WildcardPattern pattern = Wildcard.Pattern(Client);
        string? filter = Standard is bool standard ? new FilterBuilder().Add("isStandard", standard).ToFilter() : null;
        string? sort = SortBuilder.Parse(Sort).ToSort();
        await TryAsync(session.UserName, async () =>
        {
            foreach (DracoonOAuthAuthorization authorization in await session.OAuthGrants.ListAuthorizationsAsync(filter, sort, cancellationToken))
            {
                if (pattern.IsMatch(authorization.ClientName) || pattern.IsMatch(authorization.ClientId))
                {
                    WriteObject(authorization);
                }
            }
        });
    }
}
