using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;

namespace DracoonPS.Completion;

/// <summary>Completes the names of OAuth clients.</summary>
public sealed class OAuthClientNameCompleter : ListCompleter<DracoonOAuthClient>
{
    private protected override Task<IReadOnlyList<DracoonOAuthClient>> ListAsync(DracoonSession session, CompletionRequest request, CancellationToken cancellationToken) =>
        session.OAuthClients.ListAsync(null, null, cancellationToken);

    private protected override Candidate Describe(DracoonOAuthClient item) => new(item.Name ?? "", $"{item.ClientId} ({item.ClientType}{(item.IsEnabled == false ? ", disabled" : "")})");
}
