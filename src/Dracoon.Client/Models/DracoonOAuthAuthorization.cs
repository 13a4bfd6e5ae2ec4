using System;
using Newtonsoft.Json;

namespace Dracoon.Client.Models;

/// <summary>A place where the user is signed in: an OAuth client that holds tokens. Times are UTC.</summary>
public sealed class DracoonOAuthAuthorization : DracoonObject
{
    /// <summary>The number of the sign-in.</summary>
    [JsonProperty("id")]
    public long? AuthorizationId { get; internal set; }

    /// <summary>The client's id.</summary>
    public string ClientId { get; internal set; } = "";

    /// <summary>The client's name.</summary>
    public string ClientName { get; internal set; } = "";

    /// <summary>True for a client that every DRACOON has.</summary>
    public bool? IsStandard { get; internal set; }

    /// <summary>True for the sign-in of the session that asks.</summary>
    [JsonProperty("isCurrentAuthorization")]
    public bool? IsCurrent { get; internal set; }

    /// <summary>When the user signed in.</summary>
    public DateTime? CreatedAt { get; internal set; }

    /// <summary>When the sign-in was last used.</summary>
    public DateTime? UsedAt { get; internal set; }

    /// <summary>When it ends; null for never or unknown.</summary>
    public DateTime? ExpiresAt { get; internal set; }

    /// <summary><c>browser</c>, <c>native</c> or <c>unknown</c>.</summary>
    public string? UserAgentCategory { get; internal set; }

    /// <summary>The kind of program.</summary>
    public string? UserAgentType { get; internal set; }

    /// <summary>The operating system.</summary>
    public string? UserAgentOs { get; internal set; }

    /// <summary>What else is known of the program.</summary>
    public string? UserAgentInfo { get; internal set; }

    /// <summary>The client's name.</summary>
    /// <returns>The name.</returns>
    public override string ToString() => ClientName;
}

/// <summary>An OAuth client that the user let in.</summary>
public sealed class DracoonOAuthApproval : DracoonObject
{
    /// <summary>The client's id.</summary>
    public string ClientId { get; internal set; } = "";

    /// <summary>The client's name.</summary>
    public string ClientName { get; internal set; } = "";

    /// <summary>When the approval ends, UTC; null for never.</summary>
    public DateTime? ExpiresAt { get; internal set; }

    /// <summary>The client's name.</summary>
    /// <returns>The name.</returns>
    public override string ToString() => ClientName;
}
