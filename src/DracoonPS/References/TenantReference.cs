using System.Management.Automation;
using Dracoon.Client.Models;

namespace DracoonPS.References;

/// <summary>A tenant as a parameter names it: the object itself, an id, a name, or a row with a column <c>TenantId</c>.</summary>
public sealed class TenantReference : ItemReference<DracoonTenant>
{
    private static readonly ReferenceKind<DracoonTenant> Kind = new("tenant", "TenantId", t => t.TenantId, t => t.CompanyName,
        (session, name, cancellationToken) => session.Tenants.ResolveAsync(name, cancellationToken));

    /// <summary>The tenant itself.</summary>
    /// <param name="item">The tenant.</param>
    public TenantReference(DracoonTenant item)
        : base(Kind, item)
    {
    }

    /// <summary>By number.</summary>
    /// <param name="id">The number.</param>
    public TenantReference(long id)
        : base(Kind, id)
    {
    }

    /// <summary>By name; digits only are a number.</summary>
    /// <param name="name">The name.</param>
    public TenantReference(string name)
        : base(Kind, name)
    {
    }

    /// <summary>By a row with a column <c>TenantId</c>.</summary>
    /// <param name="row">The row.</param>
    public TenantReference(PSObject row)
        : base(Kind, row)
    {
    }
}
