namespace DracoonPS;

/// <summary>What Get-DracoonSystemSetting reads.</summary>
public enum SystemSettingSection
{
    /// <summary>The general settings.</summary>
    General,

    /// <summary>What new objects get where nothing else is said.</summary>
    Defaults,

    /// <summary>The ways to sign in.</summary>
    Auth,

    /// <summary>What the event log keeps.</summary>
    EventLog,

    /// <summary>Where events are sent to.</summary>
    Syslog,

    /// <summary>What whoever runs the server decided.</summary>
    Infrastructure,
}
