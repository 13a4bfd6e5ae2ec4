using System;
namespace Dracoon.Client.Models;

/// <summary>Where events are sent to: <c>GET /system/config/settings/syslog</c>.</summary>
public sealed class DracoonSyslogSetting : DracoonObject
{
    /// <summary>True when events are sent.</summary>
    public bool? Enabled { get; internal set; }

    /// <summary>The syslog server.</summary>
    public string? Host { get; internal set; }

    /// <summary>Its port.</summary>
    public int? Port { get; internal set; }

    /// <summary><c>TCP</c> or <c>UDP</c>.</summary>
    public string? Protocol { get; internal set; }

    /// <summary>True when the addresses of users are sent.</summary>
    public bool? LogIpEnabled { get; internal set; }

    /// <summary>What it says, in one line.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => "syslog " + Words.OnOff(Enabled) + (string.IsNullOrEmpty(Host) ? "" : FormattableString.Invariant($", {Protocol} {Host}:{Port}"));
}
