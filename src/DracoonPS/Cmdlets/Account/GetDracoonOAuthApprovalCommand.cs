using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;
using DracoonPS.Completion;

namespace DracoonPS.Commands;

/// <summary>Gets the OAuth clients that the signed-in user let in on the login page.</summary>
/// <example>
/// <code>Get-DracoonOAuthApproval</code>
/// <para>Lists the clients.</para>
/// </example>
/// <example>
/// <code>Get-DracoonOAuthApproval -Client 'my*' | Remove-DracoonOAuthApproval</code>
/// <para>Takes the approval of some of them back.</para>
/// </example>
[ApiOperation("GET /user/oauth/approvals")]
[Cmdlet(VerbsCommon.Get, "DracoonOAuthApproval")]
[OutputType(typeof(DracoonOAuthApproval))]
public sealed class GetDracoonOAuthApprovalCommand : DracoonCmdlet
{
    /// <summary>Only the client of this name or id; wildcards are allowed.</summary>
    [Parameter(Position = 0)]
    [SupportsWildcards]
    [NoScriptBlock]
    [ArgumentCompleter(typeof(OAuthApprovalCompleter))]
    public string Client { get; set; } = "*";

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
        string? sort = SortBuilder.Parse(Sort).ToSort();
        await TryAsync(session.UserName, async () =>
        {
            foreach (DracoonOAuthApproval approval in await session.OAuthGrants.ListApprovalsAsync(sort, cancellationToken))
            {
                if (pattern.IsMatch(approval.ClientName) || pattern.IsMatch(approval.ClientId))
                {
                    WriteObject(approval);
                }
            }
        });
    }
}
