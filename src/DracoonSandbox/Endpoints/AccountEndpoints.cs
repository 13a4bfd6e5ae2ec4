using System.Text.Json.Nodes;
using DracoonSandbox.Http;
using DracoonSandbox.State;

namespace DracoonSandbox.Endpoints;

/// <summary>/user: the signed-in user and their keypairs.</summary>
internal static class AccountEndpoints
{
    private static readonly string[] Versions = ["A", "RSA-4096"];

    public static void Map(IEndpointRouteBuilder app, SandboxState state)
    {
        app.MapGet("/api/v4/user/account", (HttpContext context) =>
        {
            lock (state.Gate)
            {
                return Answer.Ok(UserJson.Account(context.User(), state));
            }
        });
        app.MapGet("/api/v4/user/ping", () => Answer.Ok(JsonValue.Create("OK")));
        app.MapGet("/api/v4/user/account/keypairs", (HttpContext context) =>
        {
            lock (state.Gate)
            {
                KeypairRecord[] keypairs = [.. context.User().Keypairs.Values];
                return keypairs.Length == 0 ? throw Missing() : Answer.Ok(new JsonArray([.. keypairs.Select(Write)]));
            }
        });
        app.MapGet("/api/v4/user/account/keypair", (HttpContext context) =>
        {
            lock (state.Gate)
            {
                return Answer.Ok(Write(context.User().Keypairs.GetValueOrDefault(Version(context)) ?? throw Missing()));
            }
        });
        app.MapPost("/api/v4/user/account/keypair", async (HttpContext context) =>
        {
            JsonObject body = await Body.ReadObjectAsync(context);
            lock (state.Gate)
            {
                KeypairRecord keypair = Read(body, state.Now);
                if (context.User().Keypairs.Count > 0)
                {
                    throw new ApiError(409, -70021, "Conflict", "The user has a keypair already.");
                }
                context.User().Keypairs[keypair.Version] = keypair;
            }
            return Answer.NoContent();
        });
        app.MapDelete("/api/v4/user/account/keypair", (HttpContext context) =>
        {
            lock (state.Gate)
            {
                string version = Version(context);
                if (!context.User().Keypairs.Remove(version))
                {
                    throw Missing();
                }
                foreach (NodeRecord file in state.Nodes.All)
                {
                    file.Keys.Remove(context.User().Id); // nobody could open them any more
                }
            }
            return Answer.NoContent();
        });
    }

    private static ApiError Missing() => new(404, -70020, "Not Found", "The user has no keypair.");

    private static string Version(HttpContext context)
    {
        string? version = context.Request.Query["version"];
        return string.IsNullOrEmpty(version) ? "A" : Versions.Contains(version) ? version : throw ApiError.Invalid(-70022, $"The version '{version}' is unknown.");
    }

    private static KeypairRecord Read(JsonObject body, DateTime now)
    {
        JsonObject privateKey = body["privateKeyContainer"] as JsonObject ?? throw ApiError.Invalid(-80000, "'privateKeyContainer' is mandatory.");
        JsonObject publicKey = body["publicKeyContainer"] as JsonObject ?? throw ApiError.Invalid(-80000, "'publicKeyContainer' is mandatory.");
        string version = privateKey.RequiredText("version");
        if (!Versions.Contains(version) || publicKey.RequiredText("version") != version)
        {
            throw ApiError.Invalid(-70022, "The version is unknown, or the two keys are of different ones.");
        }
        string privatePem = privateKey.RequiredText("privateKey");
        if (!privatePem.Contains("ENCRYPTED PRIVATE KEY", StringComparison.Ordinal))
        {
            throw ApiError.Invalid(-70022, "The private key is not encrypted.");
        }
        return new KeypairRecord(version, privatePem, publicKey.RequiredText("publicKey"), now);
    }

    private static JsonObject Write(KeypairRecord keypair) => new()
    {
        ["privateKeyContainer"] = new JsonObject { ["version"] = keypair.Version, ["privateKey"] = keypair.PrivateKey, ["createdAt"] = Answer.Iso(keypair.CreatedAt) },
        ["publicKeyContainer"] = UserJson.PublicKey(keypair),
    };
}
