namespace Dracoon.Client.Models;

/// <summary>An attribute of a tenant: a key and a value that DRACOON keeps and gives no meaning.</summary>
public sealed class DracoonTenantAttribute : DracoonObject
{
    /// <summary>The tenant.</summary>
    public long TenantId { get; internal set; }

    /// <summary>The key.</summary>
    public string Key { get; internal set; } = "";

    /// <summary>The value.</summary>
    public string Value { get; internal set; } = "";

    /// <summary>Key and value.</summary>
    /// <returns>For example <c>region=eu</c>.</returns>
    public override string ToString() => Key + "=" + Value;
}
