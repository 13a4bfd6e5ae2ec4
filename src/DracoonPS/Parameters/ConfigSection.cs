namespace DracoonPS;

/// <summary>What Get-DracoonConfig reads.</summary>
public enum ConfigSection
{
    /// <summary>The general settings.</summary>
    General,

    /// <summary>What new objects get where nothing else is said.</summary>
    Defaults,

    /// <summary>What whoever runs the server decided.</summary>
    Infrastructure,

    /// <summary>The ways to tell users what happens.</summary>
    NotificationChannels,

    /// <summary>The algorithms of encryption.</summary>
    Algorithms,

    /// <summary>What classifications demand.</summary>
    ClassificationPolicy,

    /// <summary>Whether guests can be invited.</summary>
    GuestUserPolicy,

    /// <summary>What passwords have to be.</summary>
    PasswordPolicy,

    /// <summary>Whether rooms can be protected.</summary>
    VirusProtectionPolicy,

    /// <summary>The products that there are.</summary>
    ProductPackages,

    /// <summary>The products that the tenant has.</summary>
    CurrentProductPackages,

    /// <summary>The tags of S3 storage.</summary>
    S3Tags,

    /// <summary>Settings as keys and values, deprecated by the API.</summary>
    Options,
}
