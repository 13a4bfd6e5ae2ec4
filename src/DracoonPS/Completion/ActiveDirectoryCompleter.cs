using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;

namespace DracoonPS.Completion;

/// <summary>Completes the names of Active Directory configurations.</summary>
public sealed class ActiveDirectoryCompleter : ListCompleter<DracoonActiveDirectory>
{
    private protected override Task<IReadOnlyList<DracoonActiveDirectory>> ListAsync(DracoonSession session, CompletionRequest request, CancellationToken cancellationToken) =>
        session.IdentityProviders.ListActiveDirectoriesAsync(cancellationToken);

    private protected override Candidate Describe(DracoonActiveDirectory item) => new(item.Alias, FormattableString.Invariant($"Active Directory {item.ActiveDirectoryId}, {item.ServerAddress}:{item.ServerPort}"), item.ActiveDirectoryId);
}
