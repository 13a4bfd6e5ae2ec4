namespace DracoonPS;

/// <summary>
/// A keypair's version. The module's own, since a field of a value type of Dracoon.Crypto in a cmdlet would make the engine load that
/// assembly while it looks through this one, before the module could say where it is.
/// </summary>
public enum KeypairVersion
{
    /// <summary>RSA-2048, which the API calls A.</summary>
    Rsa2048,

    /// <summary>RSA-4096.</summary>
    Rsa4096,
}

/// <summary>Between the module's versions and those of Dracoon.Crypto.</summary>
internal static class KeypairVersions
{
    public static Dracoon.Crypto.KeypairVersion ToCrypto(this KeypairVersion version) =>
        version == KeypairVersion.Rsa2048 ? Dracoon.Crypto.KeypairVersion.Rsa2048 : Dracoon.Crypto.KeypairVersion.Rsa4096;

    public static Dracoon.Crypto.KeypairVersion? ToCrypto(this KeypairVersion? version) => version is KeypairVersion some ? some.ToCrypto() : null;

    public static string ToApiName(this KeypairVersion version) => version == KeypairVersion.Rsa2048 ? "A" : "RSA-4096";
}
