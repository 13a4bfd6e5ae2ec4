using System;
using Dracoon.Client;
using Dracoon.Client.Models;

namespace DracoonPS.Completion;

/// <summary>Completes the names of tenants.</summary>
public sealed class TenantCompleter : SearchCompleter<DracoonTenant>
{
    private protected override bool IsForTenants => true;

    private protected override string Field => "companyName";

    private protected override PagedQuery<DracoonTenant> List(DracoonSession session, ListOptions options) => session.Tenants.List(options);

    private protected override Candidate Describe(DracoonTenant item) => new(item.CompanyName, FormattableString.Invariant($"tenant {item.TenantId}, {item.ContractType}, {item.UserCount} users{(item.IsLocked == true ? ", locked" : "")}"), item.TenantId);
}
