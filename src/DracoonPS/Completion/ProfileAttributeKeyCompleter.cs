using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;

namespace DracoonPS.Completion;

/// <summary>Completes the keys of what programs keep with the signed-in user.</summary>
public sealed class ProfileAttributeKeyCompleter : ListCompleter<DracoonProfileAttribute>
{
    private protected override async Task<IReadOnlyList<DracoonProfileAttribute>> ListAsync(DracoonSession session, CompletionRequest request, CancellationToken cancellationToken)
    {
        using PagedQuery<DracoonProfileAttribute> attributes = session.ProfileAttributes.List(new ListOptions { First = ListOptions.MaximumPageSize });
        return await attributes.ToListAsync(cancellationToken).ConfigureAwait(false);
    }

    private protected override Candidate Describe(DracoonProfileAttribute item) => new(item.Key, item.Value);
}
