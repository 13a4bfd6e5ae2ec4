using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;

namespace DracoonPS.Completion;

/// <summary>Completes the keys of settings that have no name of their own.</summary>
public sealed class ConfigOptionCompleter : ListCompleter<DracoonConfigOption>
{
    private protected override Task<IReadOnlyList<DracoonConfigOption>> ListAsync(DracoonSession session, CompletionRequest request, CancellationToken cancellationToken) =>
        session.Config.GetOptionsAsync(cancellationToken);

    private protected override Candidate Describe(DracoonConfigOption item) => new(item.Key, item.Value);
}
