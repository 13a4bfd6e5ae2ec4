using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;

namespace DracoonPS.Completion;

/// <summary>Completes the numbers of the configurations that users can sign in with: OpenID Connect and Active Directory.</summary>
public sealed class SignInProviderCompleter : ListCompleter<SignInProviderCompleter.Provider>
{
    private protected override string ListName(CompletionRequest request) => request.Argument<string>("AuthMethod") ?? "";

    private protected override async Task<IReadOnlyList<Provider>> ListAsync(DracoonSession session, CompletionRequest request, CancellationToken cancellationToken)
    {
        string? method = request.Argument<string>("AuthMethod");
        var found = new List<Provider>();
        if (method is null or "openid")
        {
            found.AddRange((await session.IdentityProviders.ListOpenIdProvidersAsync(cancellationToken).ConfigureAwait(false)).Select(p => new Provider(p.OpenIdProviderId, p.Name, "OpenID provider")));
        }
        if (method is null or "active_directory")
        {
            found.AddRange((await session.IdentityProviders.ListActiveDirectoriesAsync(cancellationToken).ConfigureAwait(false)).Select(p => new Provider(p.ActiveDirectoryId, p.Alias, "Active Directory")));
        }
        return found;
    }

    private protected override Candidate Describe(SignInProviderCompleter.Provider item) => new(item.Name ?? "", FormattableString.Invariant($"{item.Kind} {item.Id}"), item.Id);

    /// <summary>A configuration.</summary>
    /// <param name="Id">Its number, among those of its kind.</param>
    /// <param name="Name">Its name.</param>
    /// <param name="Kind">What it is.</param>
    public sealed record Provider(long Id, string? Name, string Kind);
}
