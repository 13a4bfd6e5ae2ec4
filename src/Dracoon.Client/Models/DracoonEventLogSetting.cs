using System;
namespace Dracoon.Client.Models;

/// <summary>What the event log keeps: <c>GET /system/config/settings/eventlog</c>.</summary>
public sealed class DracoonEventLogSetting : DracoonObject
{
    /// <summary>True when events are kept.</summary>
    public bool? Enabled { get; internal set; }

    /// <summary>For how many days; 0 for ever.</summary>
    public int? RetentionPeriod { get; internal set; }

    /// <summary>True when the addresses of users are kept.</summary>
    public bool? LogIpEnabled { get; internal set; }

    /// <summary>What it says, in one line.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => "event log " + Words.OnOff(Enabled) + (RetentionPeriod is int days ? FormattableString.Invariant($", {days} days") : "");
}
