using System;
using Dracoon.Crypto;
using Newtonsoft.Json.Linq;

namespace Dracoon.Client.Models;

/// <summary>A keypair as the API writes it.</summary>
internal sealed class UserKeyPairContainer
{
    public PrivateKeyContainer? PrivateKeyContainer { get; set; }

    public PublicKeyContainer? PublicKeyContainer { get; set; }

    public DracoonKeypair ToKeypair()
    {
        if (PrivateKeyContainer is null || PublicKeyContainer is null)
        {
            throw new FormatException("A keypair of the server lacks one of its keys.");
        }
        return new DracoonKeypair(
            new ProtectedPrivateKey(PrivateKeyContainer.Version, PrivateKeyContainer.PrivateKey),
            PublicKeyContainer.ToPublicKey(),
            PublicKeyContainer.CreatedAt ?? PrivateKeyContainer.CreatedAt);
    }

    public static JObject Write(DracoonKeypair keypair) => new()
    {
        ["privateKeyContainer"] = PrivateKeyContainer.Write(keypair.GetPrivateKey()),
        ["publicKeyContainer"] = new JObject { ["version"] = keypair.Version, ["publicKey"] = keypair.PublicKeyPem },
    };
}

/// <summary>A private key as the API writes it.</summary>
internal sealed class PrivateKeyContainer
{
    public string Version { get; set; } = "";

    public string PrivateKey { get; set; } = "";

    public DateTime? CreatedAt { get; set; }

    public static JObject Write(ProtectedPrivateKey key) => new() { ["version"] = key.Version.ToApiName(), ["privateKey"] = key.Pem };
}

/// <summary>A public key as the API writes it.</summary>
internal sealed class PublicKeyContainer
{
    public string Version { get; set; } = "";

    public string PublicKey { get; set; } = "";

    public DateTime? CreatedAt { get; set; }

    public PublicKey ToPublicKey() => new(Version, PublicKey);
}

/// <summary>A file key, encrypted for somebody, as the API writes it.</summary>
internal sealed class FileKeyContainer
{
    public string Key { get; set; } = "";

    public string Iv { get; set; } = "";

    public string Version { get; set; } = "";

    public string? Tag { get; set; }

    public EncryptedFileKey ToKey() => new(Version, Key, Iv, Tag);

    public static JObject Write(EncryptedFileKey key) => new()
    {
        ["key"] = key.Key,
        ["iv"] = key.Iv,
        ["version"] = key.Version,
        ["tag"] = key.Tag ?? "",
    };
}
