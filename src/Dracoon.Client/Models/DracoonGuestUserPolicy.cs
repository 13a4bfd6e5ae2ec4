namespace Dracoon.Client.Models;

/// <summary>Whether guests can be invited: <c>GET /system/config/policies/guest_users</c>, <c>GET /config/info/policies/guest_users</c>.</summary>
public sealed class DracoonGuestUserPolicy : DracoonObject
{
    /// <summary>True when guests can be invited to rooms.</summary>
    public bool? IsInviteUsersEnabled { get; internal set; }

    /// <summary>What it says, in one line.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => "inviting guests " + Words.OnOff(IsInviteUsersEnabled);
}
