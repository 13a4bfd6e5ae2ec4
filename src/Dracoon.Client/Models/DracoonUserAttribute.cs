using Newtonsoft.Json;

namespace Dracoon.Client.Models;

/// <summary>A note of the user managers about a user: a row of <c>GET /users/{user_id}/userAttributes</c>.</summary>
public sealed class DracoonUserAttribute : DracoonObject
{
    /// <summary>The user's number.</summary>
    [JsonIgnore]
    public long UserId { get; internal set; }

    /// <summary>The key; upper and lower case are the same.</summary>
    public string Key { get; internal set; } = "";

    /// <summary>The value.</summary>
    public string? Value { get; internal set; }

    /// <summary>Key and value.</summary>
    /// <returns>For example <c>costCenter=4711</c>.</returns>
    public override string ToString() => Key + "=" + Value;
}
