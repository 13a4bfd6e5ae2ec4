namespace DracoonPS;

/// <summary>What Get-DracoonPolicy reads.</summary>
public enum PolicyKind
{
    /// <summary>What classifications demand.</summary>
    Classification,

    /// <summary>Whether guests can be invited.</summary>
    GuestUser,

    /// <summary>Who needs a second factor.</summary>
    Mfa,

    /// <summary>What passwords have to be.</summary>
    Password,

    /// <summary>Whether rooms can be protected.</summary>
    VirusProtection,
}
