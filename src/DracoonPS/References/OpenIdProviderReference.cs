using System.Management.Automation;
using Dracoon.Client.Models;

namespace DracoonPS.References;

/// <summary>An OpenID Connect provider as a parameter names it: the object itself, an id, a name, or a row with a column <c>OpenIdProviderId</c>.</summary>
public sealed class OpenIdProviderReference : ItemReference<DracoonOpenIdProvider>
{
    private static readonly ReferenceKind<DracoonOpenIdProvider> Kind = new("OpenID provider", "OpenIdProviderId", p => p.OpenIdProviderId, p => p.ToString(),
        (session, name, cancellationToken) => session.IdentityProviders.ResolveOpenIdProviderAsync(name, cancellationToken));

    /// <summary>The OpenID provider itself.</summary>
    /// <param name="item">The OpenID provider.</param>
    public OpenIdProviderReference(DracoonOpenIdProvider item)
        : base(Kind, item)
    {
    }

    /// <summary>By number.</summary>
    /// <param name="id">The number.</param>
    public OpenIdProviderReference(long id)
        : base(Kind, id)
    {
    }

    /// <summary>By name; digits only are a number.</summary>
    /// <param name="name">The name.</param>
    public OpenIdProviderReference(string name)
        : base(Kind, name)
    {
    }

    /// <summary>By a row with a column <c>OpenIdProviderId</c>.</summary>
    /// <param name="row">The row.</param>
    public OpenIdProviderReference(PSObject row)
        : base(Kind, row)
    {
    }
}
