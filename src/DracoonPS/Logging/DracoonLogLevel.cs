namespace DracoonPS;

/// <summary>How much the log holds; each level includes those before it.</summary>
public enum DracoonLogLevel
{
    /// <summary>Requests that the server failed at, or never answered.</summary>
    Error,

    /// <summary>Also what was refused, cancelled or repeated.</summary>
    Warning,

    /// <summary>Every request.</summary>
    Information,

    /// <summary>Every request, with the names and search texts in its address.</summary>
    Debug,
}
