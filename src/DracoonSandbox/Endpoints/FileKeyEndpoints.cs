using System.Text.Json.Nodes;
using DracoonSandbox.Http;
using DracoonSandbox.State;

namespace DracoonSandbox.Endpoints;

/// <summary>Keys of encrypted files: one's own, those of the rescue keypairs, and handing them out.</summary>
internal static class FileKeyEndpoints
{
    /// <summary>Who may have a file's key: whoever has one of these.</summary>
    public const Permissions Entitled = Permissions.Manage | Permissions.Read | Permissions.ManageDownloadShare;

    public static void Map(IEndpointRouteBuilder app, SandboxState state)
    {
        app.MapGet("/api/v4/nodes/files/{id:long}/user_file_key", (HttpContext context, long id) =>
        {
            lock (state.Gate)
            {
                UserRecord caller = context.User();
                NodeRecord file = File(state, id);
                if ((NodeTree.Of(caller, file, state) & Entitled) == 0)
                {
                    throw ApiError.Forbidden("The permission Read is needed.");
                }
                RequireKeypair(caller);
                return Key(context, file, caller.Keypairs);
            }
        });
        app.MapGet("/api/v4/nodes/files/{id:long}/data_room_file_key", (HttpContext context, long id) => RescueKey(context, state, id, file => file.RescueRoom?.RescueKey));
        app.MapGet("/api/v4/nodes/files/{id:long}/data_space_file_key", (HttpContext context, long id) => RescueKey(context, state, id, _ => state.SystemRescue));
        app.MapPost("/api/v4/nodes/files/keys", async (HttpContext context) =>
        {
            JsonObject body = await Body.ReadObjectAsync(context);
            lock (state.Gate)
            {
                RequireKeypair(context.User());
                // All or none: first every check, then the deed.
                var keys = body.Objects("items").Select(item => Read(state, context.User(), item)).ToArray();
                foreach ((NodeRecord file, KeypairRecord keypair, FileKeyRecord key) in keys)
                {
                    file.Keys.TryAdd(keypair.Id, key); // who has a key already keeps it
                }
            }
            return Answer.NoContent();
        });
    }

    public static void RequireKeypair(UserRecord user)
    {
        if (user.Keypairs.Count == 0)
        {
            throw ApiError.NoKeypair();
        }
    }

    public static NodeRecord File(SandboxState state, long id) =>
        state.Nodes.Find(id) is { Kind: NodeKind.File } file ? file : throw new ApiError(404, -40751, "Not Found", "File not found.");

    /// <summary>A file that the caller may see.</summary>
    public static NodeRecord File(SandboxState state, UserRecord caller, long id) => NodeEndpoints.Visible(state, caller, File(state, id).Id);

    public static JsonObject Write(FileKeyRecord key) => new JsonObject { ["key"] = key.Key, ["iv"] = key.Iv, ["version"] = key.Version }.With("tag", key.Tag);

    /// <summary>The rescue keypairs with this id; null for none.</summary>
    public static KeypairSet? RescueKeypairs(SandboxState state, NodeRecord file, long id) =>
        file.IsSystemRescued && state.SystemRescue.Id == id ? state.SystemRescue.Keypairs
        : file.RescueRoom?.RescueKey is { } rescue && rescue.Id == id ? rescue.Keypairs
        : null;

    private static IResult RescueKey(HttpContext context, SandboxState state, long id, Func<NodeRecord, RescueRecord?> owner)
    {
        lock (state.Gate)
        {
            NodeRecord file = File(state, id);
            NodeTree.Require(context.User(), file, Permissions.Read, state);
            RequireKeypair(context.User());
            return Key(context, file, owner(file)?.Keypairs ?? new KeypairSet());
        }
    }

    private static IResult Key(HttpContext context, NodeRecord file, KeypairSet keypairs)
    {
        string? version = KeypairJson.Version(context);
        return keypairs.ByPreference.FirstOrDefault(k => (version is null || k.Version == version) && file.Keys.ContainsKey(k.Id)) is { } keypair
            ? Answer.Ok(Write(file.Keys[keypair.Id]))
            : throw new ApiError(404, -40761, "Not Found", "There is no such key for this file.");
    }

    private static (NodeRecord File, KeypairRecord Keypair, FileKeyRecord Key) Read(SandboxState state, UserRecord caller, JsonObject item)
    {
        NodeRecord file = File(state, item.RequiredNumber("fileId"));
        if (!file.IsEncrypted)
        {
            throw ApiError.Invalid(-40001, "The room is not encrypted.");
        }
        bool isEntitled = (NodeTree.Of(caller, file, state) & Entitled) != 0;
        if (!(isEntitled && HasKey(file, caller.Keypairs)) && !(isEntitled && HasKey(file, file.RescueRoom?.RescueKey?.Keypairs))
            && !((isEntitled || caller.Roles.Contains("CONFIG_MANAGER")) && HasKey(file, state.SystemRescue.Keypairs)))
        {
            throw new ApiError(403, -40761, "Forbidden", "The user has no key for this file.");
        }
        long ownerId = item.RequiredNumber("userId");
        KeypairSet owner = state.Users.GetValueOrDefault(ownerId)?.Keypairs ?? RescueKeypairs(state, file, ownerId) ?? throw ApiError.UserNotFound();
        FileKeyRecord key = UploadCompletion.ReadKey(item["fileKey"] as JsonObject ?? throw ApiError.Invalid(-80000, "'fileKey' is mandatory."));
        return (file, owner.ForFileKey(key.Version) ?? throw ApiError.NoKeypair(), key);
    }

    private static bool HasKey(NodeRecord file, KeypairSet? keypairs) => keypairs is not null && keypairs.Items.Exists(k => file.Keys.ContainsKey(k.Id));
}
