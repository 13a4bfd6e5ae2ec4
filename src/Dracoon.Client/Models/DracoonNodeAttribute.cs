using Newtonsoft.Json;

namespace Dracoon.Client.Models;

/// <summary>A key and a value that a client keeps at a node.</summary>
public sealed class DracoonNodeAttribute : DracoonObject
{
    /// <summary>The node's number.</summary>
    [JsonIgnore]
    public long NodeId { get; internal set; }

    /// <summary>The key.</summary>
    public string Key { get; internal set; } = "";

    /// <summary>The value.</summary>
    public string Value { get; internal set; } = "";

    /// <summary>Key and value.</summary>
    /// <returns>For example <c>state=done</c>.</returns>
    public override string ToString() => Key + "=" + Value;
}
