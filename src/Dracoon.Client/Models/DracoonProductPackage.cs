using Newtonsoft.Json;
using System.Collections.Generic;
using System.Linq;

namespace Dracoon.Client.Models;

/// <summary>What the tenant has bought, or could: <c>GET /config/info/product_packages</c>, <c>…/current</c>.</summary>
public sealed class DracoonProductPackage : DracoonObject
{
    /// <summary>The package's number.</summary>
    public long? ProductPackageId { get; internal set; }

    /// <summary>Its name.</summary>
    public string? ProductPackageName { get; internal set; }

    /// <summary>The names of the features that are available.</summary>
    public string[] FeatureNames => Features.Where(f => f.IsAvailable != false).Select(f => f.FeatureName ?? "").ToArray();

    /// <summary>The names of the OAuth clients that are available.</summary>
    public string[] ClientNames => Clients.Where(c => c.IsAvailable != false).Select(c => c.OAuthClientName ?? "").ToArray();

    /// <summary>The features.</summary>
    public List<DracoonProductFeature> Features { get; internal set; } = new();

    /// <summary>The OAuth clients.</summary>
    public List<DracoonProductClient> Clients { get; internal set; } = new();

    /// <summary>The name.</summary>
    /// <returns>The name.</returns>
    public override string ToString() => ProductPackageName ?? "";
}

/// <summary>A feature of a product package.</summary>
public sealed class DracoonProductFeature : DracoonObject
{
    /// <summary>The feature's number.</summary>
    public int? FeatureId { get; internal set; }

    /// <summary>Its name.</summary>
    public string? FeatureName { get; internal set; }

    /// <summary>True when the tenant can use it.</summary>
    public bool? IsAvailable { get; internal set; }

    /// <summary>The name.</summary>
    /// <returns>The name.</returns>
    public override string ToString() => FeatureName ?? "";
}

/// <summary>An OAuth client of a product package.</summary>
public sealed class DracoonProductClient : DracoonObject
{
    /// <summary>Its name.</summary>
    [JsonProperty("oauthClientName")]
    public string? OAuthClientName { get; internal set; }

    /// <summary>True when the tenant can use it.</summary>
    public bool? IsAvailable { get; internal set; }

    /// <summary>The name.</summary>
    /// <returns>The name.</returns>
    public override string ToString() => OAuthClientName ?? "";
}

/// <summary>The API's list of product packages.</summary>
internal sealed class ProductPackageList
{
    public List<DracoonProductPackage> Packages { get; set; } = new();
}
