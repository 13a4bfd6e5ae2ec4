namespace Dracoon.Crypto;

/// <summary>The kinds of key pair that DRACOON knows.</summary>
public enum KeypairVersion
{
    /// <summary>RSA with 2048 bits; the API calls it <c>A</c>. Written by old clients.</summary>
    Rsa2048,

    /// <summary>RSA with 4096 bits; the API calls it <c>RSA-4096</c>.</summary>
    Rsa4096,
}

/// <summary>The API's names of the key pair versions.</summary>
public static class KeypairVersions
{
    /// <summary>The name that the API uses: <c>A</c> or <c>RSA-4096</c>.</summary>
    public static string ToApiName(this KeypairVersion version) => version == KeypairVersion.Rsa2048 ? "A" : "RSA-4096";

    /// <summary>Reads the API's name.</summary>
    /// <exception cref="DracoonCryptoException"><see cref="CryptoError.UnknownVersion"/>.</exception>
    public static KeypairVersion Parse(string apiName) => apiName switch
    {
        "A" => KeypairVersion.Rsa2048,
        "RSA-4096" => KeypairVersion.Rsa4096,
        _ => throw new DracoonCryptoException(
            CryptoError.UnknownVersion, $"The key pair version '{apiName}' is not known. Expected 'A' (RSA-2048) or 'RSA-4096'."),
    };

    internal static int Bits(this KeypairVersion version) => version == KeypairVersion.Rsa2048 ? 2048 : 4096;
}
