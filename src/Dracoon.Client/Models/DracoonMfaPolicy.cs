using System;

namespace Dracoon.Client.Models;

/// <summary>Who needs a second factor: <c>GET /system/config/policies/mfa</c>.</summary>
public sealed class DracoonMfaPolicy : DracoonObject
{
    /// <summary>True when everybody does.</summary>
    public bool? IsMfaEnforced { get; internal set; }

    /// <summary>The types of users who do: <c>internal</c>, <c>guest</c>.</summary>
    public string[] EnforcedUserTypes { get; internal set; } = Array.Empty<string>();

    /// <summary>What it says, in one line.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => IsMfaEnforced == true ? "second factor enforced for all" : EnforcedUserTypes.Length > 0 ? "second factor enforced for " + string.Join(", ", EnforcedUserTypes) : "second factor not enforced";
}
