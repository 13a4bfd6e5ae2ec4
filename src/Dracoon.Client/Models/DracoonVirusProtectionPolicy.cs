namespace Dracoon.Client.Models;

/// <summary>Whether rooms can be protected: <c>GET /system/config/policies/virus_protection</c>, <c>GET /config/info/policies/virus_protection</c>.</summary>
public sealed class DracoonVirusProtectionPolicy : DracoonObject
{
    /// <summary>True when admins of rooms can switch virus protection on.</summary>
    public bool? IsVirusProtectionEnabled { get; internal set; }

    /// <summary>What it says, in one line.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => "virus protection " + Words.OnOff(IsVirusProtectionEnabled);
}
