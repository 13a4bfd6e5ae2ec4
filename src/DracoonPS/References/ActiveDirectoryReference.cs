using System.Management.Automation;
using Dracoon.Client.Models;

namespace DracoonPS.References;

/// <summary>An Active Directory configuration as a parameter names it: the object itself, an id, a name, or a row with a column <c>ActiveDirectoryId</c>.</summary>
public sealed class ActiveDirectoryReference : ItemReference<DracoonActiveDirectory>
{
    private static readonly ReferenceKind<DracoonActiveDirectory> Kind = new("Active Directory", "ActiveDirectoryId", a => a.ActiveDirectoryId, a => a.Alias,
        (session, name, cancellationToken) => session.IdentityProviders.ResolveActiveDirectoryAsync(name, cancellationToken));

    /// <summary>The Active Directory itself.</summary>
    /// <param name="item">The Active Directory.</param>
    public ActiveDirectoryReference(DracoonActiveDirectory item)
        : base(Kind, item)
    {
    }

    /// <summary>By number.</summary>
    /// <param name="id">The number.</param>
    public ActiveDirectoryReference(long id)
        : base(Kind, id)
    {
    }

    /// <summary>By name; digits only are a number.</summary>
    /// <param name="name">The name.</param>
    public ActiveDirectoryReference(string name)
        : base(Kind, name)
    {
    }

    /// <summary>By a row with a column <c>ActiveDirectoryId</c>.</summary>
    /// <param name="row">The row.</param>
    public ActiveDirectoryReference(PSObject row)
        : base(Kind, row)
    {
    }
}
