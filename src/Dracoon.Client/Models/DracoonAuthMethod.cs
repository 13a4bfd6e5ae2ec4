using Newtonsoft.Json;

namespace Dracoon.Client.Models;

/// <summary>A way to sign in: <c>GET /system/config/settings/auth</c>, <c>GET /public/system/info</c>.</summary>
public sealed class DracoonAuthMethod : DracoonObject
{
    /// <summary><c>basic</c>, <c>active_directory</c>, <c>radius</c> or <c>openid</c>.</summary>
    [JsonProperty("name")]
    public string AuthMethod { get; internal set; } = "";

    /// <summary>True when users can sign in that way.</summary>
    public bool IsEnabled { get; internal set; }

    /// <summary>Its place: the smallest comes first, and is the default.</summary>
    public int Priority { get; internal set; }

    /// <summary>The way.</summary>
    /// <returns>For example <c>openid</c>.</returns>
    public override string ToString() => AuthMethod;
}
