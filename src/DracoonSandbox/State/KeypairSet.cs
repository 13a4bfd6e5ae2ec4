using System.Text.Json.Serialization;

namespace DracoonSandbox.State;

/// <summary>A keypair: the private key is protected by a password that the server never sees.</summary>
/// <param name="Id">Tells keypairs apart, also those of one version or with one public key. File keys are kept by it.</param>
/// <param name="Version">"A" or "RSA-4096".</param>
/// <param name="PrivateKey">PEM, encrypted.</param>
/// <param name="PublicKey">PEM.</param>
/// <param name="CreatedAt">When it came, UTC.</param>
internal sealed record KeypairRecord(long Id, string Version, string PrivateKey, string PublicKey, DateTime CreatedAt);

/// <summary>The keypairs of a user, of a room's rescue key, or of the system's: none, one, or a new one beside the one that it takes over from.</summary>
internal sealed class KeypairSet
{
    public const string Rsa2048 = "A";
    public const string Rsa4096 = "RSA-4096";

    public List<KeypairRecord> Items { get; init; } = [];

    [JsonIgnore]
    public int Count => Items.Count;

    /// <summary>The best first: the stronger version, and of one version the newer one.</summary>
    [JsonIgnore]
    public IEnumerable<KeypairRecord> ByPreference => Items.OrderByDescending(k => k.Version == Rsa4096).ThenByDescending(k => k.Id);

    /// <summary>The one that new file keys are for.</summary>
    [JsonIgnore]
    public KeypairRecord? Preferred => ByPreference.FirstOrDefault();

    /// <summary>The one that the preferred one took over from.</summary>
    [JsonIgnore]
    public KeypairRecord? Previous => ByPreference.Skip(1).FirstOrDefault();

    public KeypairRecord? Find(string version) => ByPreference.FirstOrDefault(k => k.Version == version);

    /// <summary>The one that a file key of this version is encrypted for.</summary>
    public KeypairRecord? ForFileKey(string fileKeyVersion) => Find(fileKeyVersion == "RSA-4096/AES-256-GCM" ? Rsa4096 : fileKeyVersion);

    public static bool IsVersion(string text) => text is Rsa2048 or Rsa4096;
}

/// <summary>The owner of rescue keypairs. It has an id as users have, by which file keys are handed to it.</summary>
internal sealed class RescueRecord
{
    public required long Id { get; init; }

    public KeypairSet Keypairs { get; init; } = new();
}
