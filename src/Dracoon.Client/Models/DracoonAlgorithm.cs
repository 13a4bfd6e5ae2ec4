using Newtonsoft.Json;
using System.Collections.Generic;

namespace Dracoon.Client.Models;

/// <summary>A way to encrypt: <c>GET /config/info/policies/algorithms</c>.</summary>
public sealed class DracoonAlgorithm : DracoonObject
{
    /// <summary><c>FileKey</c> or <c>KeyPair</c>: what it is for.</summary>
    [JsonIgnore]
    public string Kind { get; internal set; } = "";

    /// <summary>Its name in the API.</summary>
    public string Version { get; internal set; } = "";

    /// <summary>Its name for people.</summary>
    public string? Description { get; internal set; }

    /// <summary><c>REQUIRED</c> for what new keys have to use, <c>DISCOURAGED</c> for what is only still read.</summary>
    public string? Status { get; internal set; }

    /// <summary>Kind and version.</summary>
    /// <returns>For example <c>KeyPair RSA-4096</c>.</returns>
    public override string ToString() => Kind + " " + Version;
}

/// <summary>The API's <c>AlgorithmVersionInfoList</c>.</summary>
internal sealed class AlgorithmList
{
    public List<DracoonAlgorithm> FileKeyAlgorithms { get; set; } = new();

    public List<DracoonAlgorithm> KeyPairAlgorithms { get; set; } = new();
}
