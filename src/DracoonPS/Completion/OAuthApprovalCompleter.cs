using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;

namespace DracoonPS.Completion;

/// <summary>Completes the ids of the OAuth clients that the signed-in user let in.</summary>
public sealed class OAuthApprovalCompleter : ListCompleter<DracoonOAuthApproval>
{
    private protected override Task<IReadOnlyList<DracoonOAuthApproval>> ListAsync(DracoonSession session, CompletionRequest request, CancellationToken cancellationToken) =>
        session.OAuthGrants.ListApprovalsAsync(null, cancellationToken);

    private protected override Candidate Describe(DracoonOAuthApproval item) => new(item.ClientId, item.ClientName);
}
