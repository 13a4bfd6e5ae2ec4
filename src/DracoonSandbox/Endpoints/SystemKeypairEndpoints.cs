using System.Text.Json.Nodes;
using DracoonSandbox.Http;
using DracoonSandbox.State;

namespace DracoonSandbox.Endpoints;

/// <summary>The system rescue keypair, and with it the encryption of the customer: /settings/keypair, /settings/keypairs and what came before them.</summary>
internal static class SystemKeypairEndpoints
{
    private const string Role = "CONFIG_MANAGER";

    public static void Map(IEndpointRouteBuilder app, SandboxState state)
    {
        app.MapGet("/api/v4/settings/keypair", (HttpContext context) =>
        {
            lock (state.Gate)
            {
                RequireOwnKeypair(context);
                string? version = KeypairJson.Version(context);
                KeypairSet keypairs = state.SystemRescue.Keypairs;
                return Answer.Ok(KeypairJson.Write((version is null ? keypairs.Preferred : keypairs.Find(version)) ?? throw Missing()));
            }
        });
        app.MapGet("/api/v4/settings/keypairs", (HttpContext context) =>
        {
            lock (state.Gate)
            {
                RequireOwnKeypair(context);
                return Answer.Ok(KeypairJson.Write(state.SystemRescue.Keypairs));
            }
        });
        app.MapGet("/api/v4/user/account/customer/keypair", () =>
        {
            lock (state.Gate)
            {
                return Answer.Ok(KeypairJson.Write(state.SystemRescue.Keypairs.Preferred ?? throw Missing()));
            }
        });
        app.MapPost("/api/v4/settings/keypair", async (HttpContext context) =>
        {
            JsonObject body = await Body.ReadObjectAsync(context);
            lock (state.Gate)
            {
                context.Require(Role);
                KeypairJson.Add(state, state.SystemRescue.Keypairs, body, 400);
                state.IsEncryptionEnabled = true;
            }
            return Answer.NoContent();
        });
        app.MapPost("/api/v4/settings/keypairs", async (HttpContext context) =>
        {
            JsonObject body = await Body.ReadObjectAsync(context);
            lock (state.Gate)
            {
                context.Require(Role);
                if (!state.IsEncryptionEnabled)
                {
                    throw ApiError.Invalid(-90020, "Client-side encryption is not enabled.");
                }
                KeypairJson.AddKeepingPrevious(state, state.SystemRescue.Keypairs, body, 400);
            }
            return Answer.NoContent();
        });
        app.MapDelete("/api/v4/settings/keypair", (HttpContext context) =>
        {
            lock (state.Gate)
            {
                context.Require(Role);
                RequireOwnKeypair(context);
                string? version = KeypairJson.Version(context);
                KeypairSet keypairs = state.SystemRescue.Keypairs;
                KeypairJson.Remove(state, keypairs, keypairs.ByPreference.LastOrDefault(k => version is null || k.Version == version) ?? throw Missing());
            }
            return Answer.NoContent();
        });
        app.MapPut("/api/v4/user/account/customer", async (HttpContext context) =>
        {
            JsonObject body = await Body.ReadObjectAsync(context);
            lock (state.Gate)
            {
                context.Require(Role);
                Enable(state, body);
                return Answer.Ok(Customer(state));
            }
        });
    }

    private static void Enable(SandboxState state, JsonObject body)
    {
        if (!(body.Flag("enableCustomerEncryption") ?? throw ApiError.Invalid(-80000, "'enableCustomerEncryption' is mandatory.")))
        {
            throw ApiError.Invalid(-70024, "Customer encryption can't be disabled.");
        }
        JsonObject keypair = body["dataSpaceRescueKey"] as JsonObject ?? throw ApiError.Invalid(-80000, "'dataSpaceRescueKey' is mandatory.");
        if (state.IsEncryptionEnabled)
        {
            throw ApiError.Invalid(-70025, "Customer encryption is enabled already.");
        }
        KeypairJson.Add(state, state.SystemRescue.Keypairs, keypair, 400);
        state.IsEncryptionEnabled = true;
    }

    /// <summary>The customer as the API writes it.</summary>
    public static JsonObject Customer(SandboxState state) => new()
    {
        ["id"] = 1,
        ["name"] = "Sandbox",
        ["isProviderCustomer"] = false,
        ["spaceLimit"] = -1,
        ["spaceUsed"] = state.Nodes.Top.Values.Sum(n => n.Size),
        ["accountsLimit"] = int.MaxValue,
        ["accountsUsed"] = state.Users.Count,
        ["customerEncryptionEnabled"] = state.IsEncryptionEnabled,
        ["cntInternalUser"] = state.Users.Values.Count(u => !u.Roles.Contains("GUEST_USER")),
        ["cntGuestUser"] = state.Users.Values.Count(u => u.Roles.Contains("GUEST_USER")),
    };

    private static void RequireOwnKeypair(HttpContext context)
    {
        if (context.User().Keypairs.Count == 0)
        {
            throw ApiError.NoKeypair();
        }
    }

    private static ApiError Missing() => new(404, -70020, "Not Found", "There is no system rescue keypair.");
}
