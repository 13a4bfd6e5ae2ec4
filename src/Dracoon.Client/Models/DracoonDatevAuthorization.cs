using System;
using System.Linq;
using Newtonsoft.Json;

namespace Dracoon.Client.Models;

/// <summary>The beginning of connecting a room with DATEV: where to sign in.</summary>
public sealed class DracoonDatevAuthorization : DracoonObject
{
    private static readonly char[] Separators = { '?', '&', '#' };

    /// <summary>Where somebody signs in to DATEV, in a browser.</summary>
    public string Url { get; internal set; } = "";

    /// <summary>What of DATEV the room is to be connected with.</summary>
    [JsonIgnore]
    public DatevIntegration Integration { get; internal set; }

    /// <summary>What tells this authorization from others; Complete-DracoonDatevAuthorization needs it.</summary>
    [JsonIgnore]
    public string? State => Parameter(Url, "state");

    /// <summary>A parameter of an address.</summary>
    /// <param name="url">The address.</param>
    /// <param name="name">The parameter's name.</param>
    /// <returns>Its value; null when it is not there.</returns>
    public static string? Parameter(string url, string name) => url.Split(Separators)
        .Where(p => p.StartsWith(name + "=", StringComparison.Ordinal)).Select(p => Uri.UnescapeDataString(p.Substring(name.Length + 1).Replace('+', ' '))).FirstOrDefault();

    /// <summary>The address.</summary>
    /// <returns>The address.</returns>
    public override string ToString() => Url;
}
