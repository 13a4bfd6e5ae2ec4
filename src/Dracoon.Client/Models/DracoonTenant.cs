using System;
using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json;

namespace Dracoon.Client.Models;

/// <summary>A tenant of the installation (in the API's words a customer), as <c>GET /provisioning/customers</c> gives it. Times are UTC.</summary>
public sealed class DracoonTenant : DracoonObject
{
    /// <summary>The tenant's number.</summary>
    [JsonProperty("id")]
    public long TenantId { get; internal set; }

    /// <summary>The name of the company.</summary>
    public string CompanyName { get; internal set; } = "";

    /// <summary><c>demo</c>, <c>free</c> or <c>pay</c>.</summary>
    [JsonProperty("customerContractType")]
    public string ContractType { get; internal set; } = "";

    /// <summary>True when nobody of the tenant may sign in.</summary>
    public bool? IsLocked { get; internal set; }

    /// <summary>The most bytes; null for no limit.</summary>
    public long? Quota => QuotaMax is long bytes && bytes >= 0 ? bytes : null;

    /// <summary>How many bytes are in use. Not known in the answer to a change.</summary>
    public long? QuotaUsed { get; internal set; }

    /// <summary>The most users.</summary>
    [JsonProperty("userMax")]
    public int? MaxUsers { get; internal set; }

    /// <summary>How many users there are. Not known in the answer to a change.</summary>
    [JsonProperty("userUsed")]
    public int? UserCount { get; internal set; }

    /// <summary>How many of them are users of the tenant's own.</summary>
    [JsonProperty("cntInternalUser")]
    public int? InternalUserCount { get; internal set; }

    /// <summary>How many of them are guests.</summary>
    [JsonProperty("cntGuestUser")]
    public int? GuestUserCount { get; internal set; }

    /// <summary>The most webhooks.</summary>
    [JsonProperty("webhooksMax")]
    public long? MaxWebhooks { get; internal set; }

    /// <summary>How many days are left of a trial.</summary>
    public int? TrialDaysLeft => TrialLeft ?? TrialDays;

    /// <summary>The number that the tenant has at the provider.</summary>
    public string? ProviderCustomerId { get; internal set; }

    /// <summary>The tenant's UUID.</summary>
    [JsonProperty("customerUuid")]
    public string? TenantUuid { get; internal set; }

    /// <summary>When the tenant was created.</summary>
    public DateTime? CreatedAt { get; internal set; }

    /// <summary>When it was last changed; null for never.</summary>
    public DateTime? UpdatedAt { get; internal set; }

    /// <summary>When somebody of the tenant last signed in; null for never.</summary>
    public DateTime? LastLoginAt { get; internal set; }

    /// <summary>The first admin's user name; known in the answer to the creation.</summary>
    public string? AdminUserName => FirstAdmin?.UserName;

    /// <summary>The first admin's e-mail address; known in the answer to the creation.</summary>
    public string? AdminEmail => FirstAdmin?.Email;

    /// <summary>The code that a trial is activated with.</summary>
    public string? ActivationCode { get; internal set; }

    [JsonProperty("quotaMax")]
    internal long? QuotaMax { get; set; }

    [JsonProperty("trialDaysLeft")]
    internal int? TrialLeft { get; set; }

    [JsonProperty("trialDays")]
    internal int? TrialDays { get; set; }

    [JsonProperty("lockStatus")]
    internal bool? OldLockStatus { get; set; } // deprecated; named here because every tenant has it

    [JsonProperty("firstAdminUser")]
    internal FirstAdminUser? FirstAdmin { get; set; }

    [JsonProperty("customerAttributes")]
    internal ItemList<KeyValueEntry>? AttributeList { get; set; }

    /// <summary>The first admin, with everything that the answer to the creation tells.</summary>
    /// <returns>The admin; null in all other answers.</returns>
    public FirstAdminUser? GetFirstAdmin() => FirstAdmin;

    /// <summary>The tenant's attributes, where they were asked for.</summary>
    /// <returns>Key and value; empty when there are none.</returns>
    public IReadOnlyDictionary<string, string> GetAttributes() => AttributeList?.Items.ToDictionary(a => a.Key, a => a.Value) ?? new Dictionary<string, string>();

    /// <summary>The name of the company.</summary>
    /// <returns>The name.</returns>
    public override string ToString() => CompanyName;
}

/// <summary>A key and its value, as the API writes attributes.</summary>
internal sealed class KeyValueEntry
{
    public string Key { get; set; } = "";

    public string Value { get; set; } = "";
}
