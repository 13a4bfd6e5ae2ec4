namespace Dracoon.Client.Models;

/// <summary>A setting as key and value: <c>GET /config/settings</c>. Deprecated by the API; the other sections have most of them by better names.</summary>
public sealed class DracoonConfigOption : DracoonObject
{
    /// <summary>Its name.</summary>
    public string Key { get; internal set; } = "";

    /// <summary>Its value.</summary>
    public string? Value { get; internal set; }

    /// <summary>The setting.</summary>
    /// <returns>For example <c>default_language=en-GB</c>.</returns>
    public override string ToString() => Key + "=" + Value;
}
