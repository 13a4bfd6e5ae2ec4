using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;
using DracoonPS.References;

namespace DracoonPS.Completion;

/// <summary>Completes the keys of attributes of the tenant that -Tenant names.</summary>
public sealed class TenantAttributeKeyCompleter : ListCompleter<DracoonTenantAttribute>
{
    private protected override bool IsForTenants => true;

    private protected override string ListName(CompletionRequest request) => request.Argument<TenantReference>("Tenant")?.ToString() ?? "";

    private protected override async Task<IReadOnlyList<DracoonTenantAttribute>> ListAsync(DracoonSession session, CompletionRequest request, CancellationToken cancellationToken)
    {
        if (request.Argument<TenantReference>("Tenant") is not TenantReference reference)
        {
            return Array.Empty<DracoonTenantAttribute>();
        }
        long id = (await reference.ResolveIdAsync(session, cancellationToken).ConfigureAwait(false)).Id;
        using PagedQuery<DracoonTenantAttribute> attributes = session.Tenants.ListAttributes(id, new ListOptions { First = ListOptions.MaximumPageSize });
        return await attributes.ToListAsync(cancellationToken).ConfigureAwait(false);
    }

    private protected override Candidate Describe(DracoonTenantAttribute item) => new(item.Key, item.Value);
}
