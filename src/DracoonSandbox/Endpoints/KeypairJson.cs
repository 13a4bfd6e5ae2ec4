using System.Security.Cryptography;
using System.Text.Json.Nodes;
using DracoonSandbox.Http;
using DracoonSandbox.State;

namespace DracoonSandbox.Endpoints;

/// <summary>Keypairs as the API reads and writes them, and the two ways to add one: alone, or beside the one that it takes over from.</summary>
internal static class KeypairJson
{
    public static JsonObject Write(KeypairRecord keypair) => new()
    {
        ["privateKeyContainer"] = new JsonObject { ["version"] = keypair.Version, ["privateKey"] = keypair.PrivateKey, ["createdAt"] = Answer.Iso(keypair.CreatedAt) },
        ["publicKeyContainer"] = UserJson.PublicKey(keypair),
    };

    public static JsonArray Write(KeypairSet keypairs) => new([.. keypairs.ByPreference.Select(Write)]);

    /// <summary>The version that the query names; null for none.</summary>
    /// <exception cref="ApiError">It is unknown.</exception>
    public static string? Version(HttpContext context)
    {
        string? version = context.Request.Query["version"];
        return string.IsNullOrEmpty(version) ? null
            : KeypairSet.IsVersion(version) ? version
            : throw ApiError.Invalid(-70022, $"The version '{version}' is unknown.");
    }

    /// <summary>Adds a keypair of a version that is not there yet.</summary>
    /// <param name="conflictStatus">409 or 400, as the operation documents it.</param>
    public static void Add(SandboxState state, KeypairSet keypairs, JsonObject body, int conflictStatus)
    {
        KeypairRecord keypair = Read(state, body);
        if (keypairs.Find(keypair.Version) is not null)
        {
            throw new ApiError(conflictStatus, -70021, "Conflict", $"There is a keypair of version {keypair.Version} already.");
        }
        keypairs.Items.Add(keypair);
    }

    /// <summary>Adds a keypair; the one before stays, its private key replaced by the copy that is sent along.</summary>
    /// <param name="conflictStatus">409 or 400, as the operation documents it.</param>
    public static void AddKeepingPrevious(SandboxState state, KeypairSet keypairs, JsonObject body, int conflictStatus)
    {
        KeypairRecord keypair = Read(state, body);
        JsonObject container = body["previousPrivateKey"] as JsonObject ?? throw ApiError.Invalid(-80000, "'previousPrivateKey' is mandatory.");
        string version = container.RequiredText("version");
        string privateKey = PrivateKey(container);
        if (keypairs.Find(version) is not { } previous)
        {
            throw ApiError.Invalid(-70023, $"There is no previous keypair of version '{version}'.");
        }
        if (keypairs.Items.Count(k => k.Version == keypair.Version) > 1)
        {
            throw new ApiError(conflictStatus, -70021, "Conflict", $"There are two keypairs of version {keypair.Version} already. Delete the older one first.");
        }
        keypairs.Items[keypairs.Items.IndexOf(previous)] = previous with { PrivateKey = privateKey };
        keypairs.Items.Add(keypair);
    }

    /// <summary>Removes a keypair and the file keys that only it opens; a file that nobody has a key for any more goes with them.</summary>
    public static void Remove(SandboxState state, KeypairSet keypairs, KeypairRecord keypair)
    {
        keypairs.Items.Remove(keypair);
        foreach (NodeRecord file in state.Nodes.All.Where(n => n.Keys.ContainsKey(keypair.Id)).ToArray())
        {
            file.Keys.Remove(keypair.Id);
            if (file.Keys.Count == 0)
            {
                state.Nodes.Remove(file);
            }
        }
    }

    public static KeypairRecord Read(SandboxState state, JsonObject body)
    {
        JsonObject privateKey = body["privateKeyContainer"] as JsonObject ?? throw ApiError.Invalid(-80000, "'privateKeyContainer' is mandatory.");
        JsonObject publicKey = body["publicKeyContainer"] as JsonObject ?? throw ApiError.Invalid(-80000, "'publicKeyContainer' is mandatory.");
        string version = privateKey.RequiredText("version");
        if (!KeypairSet.IsVersion(version) || publicKey.RequiredText("version") != version)
        {
            throw ApiError.Invalid(-70022, "The version is unknown, or the two keys are of different ones.");
        }
        return new KeypairRecord(state.NextId(), version, PrivateKey(privateKey), PublicKey(publicKey.RequiredText("publicKey"), version), state.Now);
    }

    private static string PrivateKey(JsonObject container)
    {
        string pem = container.RequiredText("privateKey");
        return pem.Contains("ENCRYPTED PRIVATE KEY", StringComparison.Ordinal) ? pem : throw ApiError.Invalid(-70023, "The private key is not encrypted.");
    }

    private static string PublicKey(string pem, string version)
    {
        using var rsa = RSA.Create();
        try
        {
            rsa.ImportFromPem(pem);
        }
        catch (Exception e) when (e is ArgumentException or CryptographicException)
        {
            throw ApiError.Invalid(-70022, "The public key can't be read: " + e.Message);
        }
        int bits = version == KeypairSet.Rsa2048 ? 2048 : 4096;
        return rsa.KeySize == bits ? pem : throw ApiError.Invalid(-70022, $"The public key has {rsa.KeySize} bits; version {version} has {bits}.");
    }
}
