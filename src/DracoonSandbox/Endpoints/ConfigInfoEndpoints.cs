using System.Text.Json.Nodes;
using DracoonSandbox.Http;
using DracoonSandbox.State;

namespace DracoonSandbox.Endpoints;

/// <summary>/config/info: the settings and policies that every user may read.</summary>
internal static class ConfigInfoEndpoints
{
    public static void Map(IEndpointRouteBuilder app, SandboxState state)
    {
        void Get(string path, Func<SandboxState, JsonObject> read) => app.MapGet("/api/v4/config/info/" + path, () =>
        {
            lock (state.Gate)
            {
                return Answer.Ok(read(state));
            }
        });

        Get("general", General);
        Get("defaults", s => SystemSettings.Read(s, "defaults").With("hideLoginInputFields", (bool)s.Areas.Get<SettingsState>().General["hideLoginInputFields"]!));
        Get("infrastructure", s => SystemSettings.Read(s, "infrastructure"));
        Get("notifications/channels", s => CustomerSettingsEndpoints.Channels(s.Areas.Get<SettingsState>()));
        Get("policies/algorithms", _ => Algorithms());
        Get("policies/passwords", s => PasswordPolicyJson.All(s));
        Get("policies/classifications", PolicyEndpoints.Classifications);
        Get("policies/guest_users", PolicyEndpoints.GuestUsers);
        Get("policies/virus_protection", PolicyEndpoints.VirusProtection);
        Get("s3_tags", StorageConfigEndpoints.TagList);
        Get("product_packages", s => Packages(s, onlyCurrent: false));
        Get("product_packages/current", s => Packages(s, onlyCurrent: true));
    }

    private static JsonObject General(SandboxState state)
    {
        var settings = state.Areas.Get<SettingsState>();
        return SystemSettings.Read(state, "general")
            .With("homeRoomsActive", settings.HomeRoomsActive)
            .With("homeRoomParentId", settings.HomeRoomParentId)
            .With("subscriptionPlan", 0);
    }

    private static JsonObject Algorithms() => new()
    {
        ["fileKeyAlgorithms"] = new JsonArray(
            Algorithm("RSA-4096/AES-256-GCM", "RSA-4096, AES-256-GCM", "REQUIRED"), Algorithm("A", "RSA-2048, AES-256-GCM", "DISCOURAGED")),
        ["keyPairAlgorithms"] = new JsonArray(Algorithm(KeypairSet.Rsa4096, "RSA-4096", "REQUIRED"), Algorithm(KeypairSet.Rsa2048, "RSA-2048", "DISCOURAGED")),
    };

    private static JsonObject Algorithm(string version, string description, string status) =>
        new() { ["version"] = version, ["description"] = description, ["status"] = status };

    /// <summary>What a tenant can have and has: encryption and S3 storage are here or not, and the rest of DRACOON's products the sandbox does not sell.</summary>
    private static JsonObject Packages(SandboxState state, bool onlyCurrent)
    {
        (string Name, bool IsAvailable)[] features = [("client_side_encryption", state.IsEncryptionEnabled), ("s3_storage", state.UseS3), ("virus_protection", true)];
        JsonNode[] rows = [.. features.Select((f, i) => new JsonObject { ["featureId"] = i + 1, ["featureName"] = f.Name, ["isAvailable"] = f.IsAvailable })
            .Where(f => !onlyCurrent || (bool)f["isAvailable"]!)];
        return new JsonObject
        {
            ["packages"] = new JsonArray(new JsonObject
            {
                ["productPackageId"] = 1,
                ["productPackageName"] = "Sandbox",
                ["features"] = new JsonArray(rows),
                ["clients"] = new JsonArray(new JsonObject { ["oauthClientName"] = "dracoon_legacy_scripting", ["isAvailable"] = true }),
            }),
        };
    }
}
