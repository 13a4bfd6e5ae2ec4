using Newtonsoft.Json;

namespace Dracoon.Client.Models;

/// <summary>The customer (tenant): what is used, and what is left. Sizes are in bytes.</summary>
public sealed class DracoonCustomer : DracoonObject
{
    /// <summary>The customer's number.</summary>
    [JsonProperty("id")]
    public long CustomerId { get; internal set; }

    /// <summary>The customer's name.</summary>
    public string Name { get; internal set; } = "";

    /// <summary>How much may be stored; -1 for as much as there is place.</summary>
    public long SpaceLimit { get; internal set; }

    /// <summary>How much is stored.</summary>
    public long SpaceUsed { get; internal set; }

    /// <summary>How much is left; null where there is no limit.</summary>
    public long? SpaceLeft => SpaceLimit < 0 ? null : SpaceLimit - SpaceUsed;

    /// <summary>How many users are licensed.</summary>
    public long AccountsLimit { get; internal set; }

    /// <summary>How many users there are.</summary>
    public long AccountsUsed { get; internal set; }

    /// <summary>How many of them are internal users; null where the server does not say.</summary>
    [JsonProperty("cntInternalUser")]
    public long? InternalUserCount { get; internal set; }

    /// <summary>How many of them are guests; null where the server does not say.</summary>
    [JsonProperty("cntGuestUser")]
    public long? GuestUserCount { get; internal set; }

    /// <summary>True when rooms can be encrypted.</summary>
    [JsonProperty("customerEncryptionEnabled")]
    public bool IsEncryptionEnabled { get; internal set; }

    /// <summary>True for the customer that runs the server.</summary>
    public bool IsProviderCustomer { get; internal set; }

    /// <summary>The name.</summary>
    /// <returns>The name.</returns>
    public override string ToString() => Name;
}
