using System.Collections.Generic;
using Newtonsoft.Json;

namespace Dracoon.Client.Models;

/// <summary>A kind of event, as <c>GET /eventlog/operations</c> gives it.</summary>
public sealed class DracoonEventOperation : DracoonObject
{
    /// <summary>The number.</summary>
    [JsonProperty("id")]
    public int OperationId { get; internal set; }

    /// <summary>The name.</summary>
    public string Name { get; internal set; } = "";

    /// <summary>True for what is not logged any more.</summary>
    public bool IsDeprecated { get; internal set; }

    /// <summary>The name.</summary>
    /// <returns>The name.</returns>
    public override string ToString() => Name;
}

/// <summary>The answer of <c>GET /eventlog/operations</c>.</summary>
public sealed class DracoonEventOperationList : DracoonObject
{
    /// <summary>The kinds of events.</summary>
    [JsonProperty("operationList")]
    public IReadOnlyList<DracoonEventOperation> Operations { get; internal set; } = new List<DracoonEventOperation>();
}
