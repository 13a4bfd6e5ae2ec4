using System.Text.Json.Nodes;
using DracoonSandbox.Http;
using DracoonSandbox.State;

namespace DracoonSandbox.Endpoints;

/// <summary>/user/account/keypair and /user/account/keypairs: the keypairs of the signed-in user.</summary>
internal static class AccountKeypairEndpoints
{
    public static void Map(IEndpointRouteBuilder app, SandboxState state)
    {
        app.MapGet("/api/v4/user/account/keypairs", (HttpContext context) =>
        {
            lock (state.Gate)
            {
                KeypairSet keypairs = context.User().Keypairs;
                return keypairs.Count == 0 ? throw Missing() : Answer.Ok(KeypairJson.Write(keypairs));
            }
        });
        app.MapPost("/api/v4/user/account/keypairs", async (HttpContext context) =>
        {
            JsonObject body = await Body.ReadObjectAsync(context);
            lock (state.Gate)
            {
                RequireEncryption(state);
                KeypairJson.AddKeepingPrevious(state, context.User().Keypairs, body, 409);
            }
            return Answer.NoContent();
        });
        app.MapGet("/api/v4/user/account/keypair", (HttpContext context) =>
        {
            lock (state.Gate)
            {
                return Answer.Ok(KeypairJson.Write(context.User().Keypairs.Find(Version(context)) ?? throw Missing()));
            }
        });
        app.MapPost("/api/v4/user/account/keypair", async (HttpContext context) =>
        {
            JsonObject body = await Body.ReadObjectAsync(context);
            lock (state.Gate)
            {
                RequireEncryption(state);
                KeypairJson.Add(state, context.User().Keypairs, body, 409);
            }
            return Answer.NoContent();
        });
        app.MapDelete("/api/v4/user/account/keypair", (HttpContext context) =>
        {
            lock (state.Gate)
            {
                KeypairSet keypairs = context.User().Keypairs;
                string version = Version(context);
                // Of two with one version the older one goes.
                KeypairJson.Remove(state, keypairs, keypairs.Items.Where(k => k.Version == version).MinBy(k => k.Id) ?? throw Missing());
            }
            return Answer.NoContent();
        });
    }

    public static void RequireEncryption(SandboxState state)
    {
        if (!state.IsEncryptionEnabled)
        {
            throw ApiError.Invalid(-70027, "Customer encryption is not enabled.");
        }
    }

    private static string Version(HttpContext context) => KeypairJson.Version(context) ?? KeypairSet.Rsa2048;

    private static ApiError Missing() => new(404, -70020, "Not Found", "The user has no keypair.");
}
