using System.Globalization;
using System.Text.Json.Nodes;
using DracoonSandbox.Http;
using DracoonSandbox.State;

namespace DracoonSandbox.Endpoints;

/// <summary>Keys of encrypted files: one's own, those that others lack, and handing them out.</summary>
internal static class FileKeyEndpoints
{
    private const int MaximumLimit = 100;
    private const Permissions Entitled = Permissions.Manage | Permissions.Read | Permissions.ManageDownloadShare;

    public static void Map(IEndpointRouteBuilder app, SandboxState state)
    {
        app.MapGet("/api/v4/nodes/files/{id:long}/user_file_key", (HttpContext context, long id) =>
        {
            lock (state.Gate)
            {
                NodeRecord file = File(state, context.User(), id);
                NodeTree.Require(context.User(), file, Permissions.Read, state);
                RequireKeypair(context.User());
                string? version = context.Request.Query["version"];
                return file.Keys.TryGetValue(context.User().Id, out FileKeyRecord? key) && (string.IsNullOrEmpty(version) || Fits(key, version))
                    ? Answer.Ok(Write(key))
                    : throw new ApiError(404, -40761, "Not Found", "The user has no key for this file.");
            }
        });
        app.MapGet("/api/v4/nodes/missingFileKeys", (HttpContext context) =>
        {
            lock (state.Gate)
            {
                return Answer.Ok(Missing(state, context));
            }
        });
        app.MapPost("/api/v4/nodes/files/keys", async (HttpContext context) =>
        {
            JsonObject body = await Body.ReadObjectAsync(context);
            lock (state.Gate)
            {
                RequireKeypair(context.User());
                var keys = body.Objects("items").Select(item => (
                    File: File(state, context.User(), item.RequiredNumber("fileId")),
                    User: state.Users.GetValueOrDefault(item.RequiredNumber("userId")) ?? throw ApiError.UserNotFound(),
                    Key: UploadCompletion.ReadKey(item["fileKey"] as JsonObject ?? throw ApiError.Invalid(-80000, "'fileKey' is mandatory.")))).ToArray();
                foreach (var (file, _, _) in keys)
                {
                    if (!file.Keys.ContainsKey(context.User().Id))
                    {
                        throw new ApiError(403, -40761, "Forbidden", "The user has no key for this file.");
                    }
                }
                foreach (var (file, user, key) in keys)
                {
                    file.Keys[user.Id] = key;
                }
            }
            return Answer.NoContent();
        });
    }

    public static NodeRecord File(SandboxState state, UserRecord caller, long id)
    {
        NodeRecord? file = state.Nodes.Find(id);
        return file is not { Kind: NodeKind.File } ? throw new ApiError(404, -40751, "Not Found", "File not found.") : NodeEndpoints.Visible(state, caller, id);
    }

    private static bool Fits(FileKeyRecord key, string keypairVersion) => key.Version == (keypairVersion == "RSA-4096" ? "RSA-4096/AES-256-GCM" : keypairVersion);

    private static void RequireKeypair(UserRecord user)
    {
        if (user.Keypairs.Count == 0)
        {
            throw new ApiError(403, -70020, "Forbidden", "The user has no keypair.");
        }
    }

    private static JsonObject Missing(SandboxState state, HttpContext context)
    {
        UserRecord caller = context.User();
        RequireKeypair(caller);
        long? roomId = Id(context, "room_id");
        long? fileId = Id(context, "file_id");
        long? userId = Id(context, "user_id");
        if (roomId is long room && !state.Nodes.Get(room).IsEncrypted)
        {
            throw ApiError.Invalid(-40001, "The room is not encrypted.");
        }
        var missing = new List<(NodeRecord File, UserRecord User)>();
        foreach (NodeRecord file in state.Nodes.All.Where(n => n.Kind == NodeKind.File && n.IsEncrypted && n.Keys.ContainsKey(caller.Id)))
        {
            if ((fileId is null || file.Id == fileId) && (roomId is null || file.Room.Id == roomId))
            {
                missing.AddRange(state.Users.Values
                    .Where(u => u.Keypairs.Count > 0 && !file.Keys.ContainsKey(u.Id) && (userId is null || u.Id == userId) && (NodeTree.Of(u, file, state) & Entitled) != 0)
                    .Select(u => (file, u)));
            }
        }
        JsonObject page = Listing<(NodeRecord File, UserRecord User)>.Page(context, missing, m => new JsonObject { ["userId"] = m.User.Id, ["fileId"] = m.File.Id }, MaximumLimit);
        var items = page["items"]!.AsArray();
        var users = items.Select(i => (long)i!["userId"]!).Distinct().Select(id => state.Users[id]);
        var files = items.Select(i => (long)i!["fileId"]!).Distinct().Select(state.Nodes.Get);
        page["users"] = new JsonArray([.. users.Select(u => new JsonObject { ["id"] = u.Id, ["publicKeyContainer"] = UserJson.PublicKey(u.Keypairs.Values.OrderByDescending(k => k.Version).First()) })]);
        page["files"] = new JsonArray([.. files.Select(f => new JsonObject { ["id"] = f.Id, ["fileKeyContainer"] = Write(f.Keys[caller.Id]) })]);
        return page;
    }

    private static long? Id(HttpContext context, string name)
    {
        string? text = context.Request.Query[name];
        return string.IsNullOrEmpty(text) ? null
            : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long id) ? id
            : throw ApiError.Invalid(-80001, $"'{name}' is no id.");
    }

    private static JsonObject Write(FileKeyRecord key) => new JsonObject { ["key"] = key.Key, ["iv"] = key.Iv, ["version"] = key.Version }.With("tag", key.Tag);
}
