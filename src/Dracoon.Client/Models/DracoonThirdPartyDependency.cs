using Newtonsoft.Json;
using System;

namespace Dracoon.Client.Models;

/// <summary>Software of others that the server is built on: <c>GET /public/software/third_party_dependencies</c>.</summary>
public sealed class DracoonThirdPartyDependency : DracoonObject
{
    /// <summary>Its name.</summary>
    public string? Name { get; internal set; }

    /// <summary>Its version.</summary>
    public string? Version { get; internal set; }

    /// <summary>Its licences.</summary>
    public string[] Licenses { get; internal set; } = Array.Empty<string>();

    /// <summary>Where it comes from.</summary>
    public string? Url { get; internal set; }

    /// <summary>What it is.</summary>
    public string? Description { get; internal set; }

    /// <summary>Its publisher, as package managers name it.</summary>
    public string? GroupId { get; internal set; }

    /// <summary>Its name there.</summary>
    public string? ArtifactId { get; internal set; }

    /// <summary>What kind of software it is.</summary>
    public string? Type { get; internal set; }

    /// <summary>Its name in the list of the server.</summary>
    [JsonProperty("id")]
    public string? DependencyId { get; internal set; }

    /// <summary>Name and version.</summary>
    /// <returns>For example <c>ASP.NET Core 10.0.0</c>.</returns>
    public override string ToString() => Name + " " + Version;
}
