using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;
using DracoonPS.References;

namespace DracoonPS.Completion;

/// <summary>Completes the keys of attributes of the node that -Node names.</summary>
public sealed class NodeAttributeKeyCompleter : ListCompleter<DracoonNodeAttribute>
{
    private protected override string ListName(CompletionRequest request) => request.Argument<NodeReference>("Node")?.ToString() ?? "";

    private protected override async Task<IReadOnlyList<DracoonNodeAttribute>> ListAsync(DracoonSession session, CompletionRequest request, CancellationToken cancellationToken)
    {
        if (request.Argument<NodeReference>("Node") is not NodeReference reference)
        {
            return Array.Empty<DracoonNodeAttribute>();
        }
        long id = (await reference.ResolveIdAsync(session, cancellationToken).ConfigureAwait(false)).Id;
        using PagedQuery<DracoonNodeAttribute> attributes = session.Nodes.ListAttributes(id, new ListOptions { First = ListOptions.MaximumPageSize });
        return await attributes.ToListAsync(cancellationToken).ConfigureAwait(false);
    }

    private protected override Candidate Describe(DracoonNodeAttribute item) => new(item.Key, item.Value);
}
