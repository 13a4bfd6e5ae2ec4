using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;

namespace DracoonPS.Completion;

/// <summary>Completes the names of OpenID Connect providers.</summary>
public sealed class OpenIdProviderCompleter : ListCompleter<DracoonOpenIdProvider>
{
    private protected override Task<IReadOnlyList<DracoonOpenIdProvider>> ListAsync(DracoonSession session, CompletionRequest request, CancellationToken cancellationToken) =>
        session.IdentityProviders.ListOpenIdProvidersAsync(cancellationToken);

    private protected override Candidate Describe(DracoonOpenIdProvider item) => new(item.Name ?? "", FormattableString.Invariant($"OpenID provider {item.OpenIdProviderId}, {item.Issuer}"), item.OpenIdProviderId);
}
