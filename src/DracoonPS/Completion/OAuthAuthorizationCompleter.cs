using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;

namespace DracoonPS.Completion;

/// <summary>Completes the ids of the OAuth clients that the signed-in user is signed in with.</summary>
public sealed class OAuthAuthorizationCompleter : ListCompleter<DracoonOAuthAuthorization>
{
    private protected override async Task<IReadOnlyList<DracoonOAuthAuthorization>> ListAsync(DracoonSession session, CompletionRequest request, CancellationToken cancellationToken) =>
        (await session.OAuthGrants.ListAuthorizationsAsync(null, null, cancellationToken).ConfigureAwait(false)).GroupBy(a => a.ClientId).Select(g => g.First()).ToList();

    private protected override Candidate Describe(DracoonOAuthAuthorization item) => new(item.ClientId, item.ClientName);
}
