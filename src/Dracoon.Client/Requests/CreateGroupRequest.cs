using System;

namespace Dracoon.Client.Requests;

/// <summary>The body of <c>POST /groups</c>.</summary>
public sealed class CreateGroupRequest : RequestBody
{
    /// <summary>The name; required.</summary>
    public string? Name { get => Get<string>("name"); set => Set("name", value); }

    /// <summary>When the group ends; null for never.</summary>
    public DateTime? ExpireAt { get => GetExpiration("expiration"); set => SetExpiration("expiration", value); }
}
