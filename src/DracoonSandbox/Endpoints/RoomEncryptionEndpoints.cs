using System.Text.Json.Nodes;
using DracoonSandbox.Http;
using DracoonSandbox.State;

namespace DracoonSandbox.Endpoints;

/// <summary>Encryption of rooms, and their rescue keypairs: /nodes/rooms/{room_id}/encrypt, …/keypair, …/keypairs.</summary>
internal static class RoomEncryptionEndpoints
{
    private const string Keypair = "/api/v4/nodes/rooms/{id:long}/keypair";
    private const string Keypairs = "/api/v4/nodes/rooms/{id:long}/keypairs";

    public static void Map(IEndpointRouteBuilder app, SandboxState state)
    {
        app.MapPut("/api/v4/nodes/rooms/{id:long}/encrypt", async (HttpContext context, long id) =>
        {
            JsonObject body = await Body.ReadObjectAsync(context);
            lock (state.Gate)
            {
                NodeRecord room = RoomEndpoints.Managed(state, context.User(), id);
                SetEncryption(state, room, body);
                return Answer.Ok(NodeJson.Write(room, context.User(), state));
            }
        });
        app.MapGet(Keypair, (HttpContext context, long id) =>
        {
            lock (state.Gate)
            {
                KeypairSet keypairs = Readable(state, context.User(), id);
                string? version = KeypairJson.Version(context);
                return Answer.Ok(KeypairJson.Write((version is null ? keypairs.Preferred : keypairs.Find(version)) ?? throw Missing()));
            }
        });
        app.MapGet(Keypairs, (HttpContext context, long id) =>
        {
            lock (state.Gate)
            {
                return Answer.Ok(KeypairJson.Write(Readable(state, context.User(), id)));
            }
        });
        app.MapPost(Keypair, async (HttpContext context, long id) =>
        {
            JsonObject body = await Body.ReadObjectAsync(context);
            lock (state.Gate)
            {
                NodeRecord room = ManagedEncrypted(state, context.User(), id);
                KeypairJson.Add(state, Own(state, room).Keypairs, body, 400);
            }
            return Answer.NoContent();
        });
        app.MapPost(Keypairs, async (HttpContext context, long id) =>
        {
            JsonObject body = await Body.ReadObjectAsync(context);
            lock (state.Gate)
            {
                NodeRecord room = ManagedEncrypted(state, context.User(), id);
                if (room.RescueKey is not { Keypairs.Count: > 0 } rescue)
                {
                    throw Missing();
                }
                KeypairJson.AddKeepingPrevious(state, rescue.Keypairs, body, 400);
            }
            return Answer.NoContent();
        });
        app.MapDelete(Keypair, (HttpContext context, long id) =>
        {
            lock (state.Gate)
            {
                NodeRecord room = ManagedEncrypted(state, context.User(), id);
                string? version = KeypairJson.Version(context);
                KeypairRecord keypair = room.RescueKey?.Keypairs.ByPreference.LastOrDefault(k => version is null || k.Version == version) ?? throw Missing();
                KeypairJson.Remove(state, room.RescueKey.Keypairs, keypair);
            }
            return Answer.NoContent();
        });
    }

    private static ApiError Missing() => new(404, -40007, "Not Found", "The room has no rescue keypair.");

    private static RescueRecord Own(SandboxState state, NodeRecord room) => room.RescueKey ??= new RescueRecord { Id = state.NextId() };

    /// <summary>The rescue keypairs that serve a room: its own, or those of a room above.</summary>
    private static KeypairSet Readable(SandboxState state, UserRecord caller, long id)
    {
        NodeRecord room = RoomEndpoints.Room(state, caller, id);
        NodeTree.Require(caller, room, Permissions.Read, state);
        RequireEncrypted(room);
        return room.RescueRoom?.RescueKey!.Keypairs ?? throw Missing();
    }

    private static NodeRecord ManagedEncrypted(SandboxState state, UserRecord caller, long id)
    {
        NodeRecord room = RoomEndpoints.Managed(state, caller, id);
        AccountKeypairEndpoints.RequireEncryption(state);
        RequireEncrypted(room);
        return room;
    }

    private static void RequireEncrypted(NodeRecord room)
    {
        if (!room.IsEncrypted)
        {
            throw ApiError.Invalid(-40001, "The room is not encrypted.");
        }
    }

    private static void SetEncryption(SandboxState state, NodeRecord room, JsonObject body)
    {
        bool encrypted = body.Flag("isEncrypted") ?? throw ApiError.Invalid(-80000, "'isEncrypted' is mandatory.");
        if (encrypted == room.IsEncryptedRoom)
        {
            throw encrypted ? ApiError.Invalid(-40002, "The room is encrypted.") : ApiError.Invalid(-40001, "The room is not encrypted.");
        }
        if (room.Below().Any(n => n.Kind == NodeKind.File))
        {
            throw ApiError.Invalid(encrypted ? -40008 : -40003, "The room has files.");
        }
        if (RecycleBins.Of(state).In(state, room).Any())
        {
            throw ApiError.Invalid(encrypted ? -40012 : -40018, "The room's recycle bin is not empty.");
        }
        if (room.Parent is not null)
        {
            throw new ApiError(400, null, "Bad Request", "Only rooms at the top level can be encrypted; those below are as their parent.");
        }
        bool useSystemKey = body.Flag("useDataSpaceRescueKey") ?? false;
        var ownKey = body["dataRoomRescueKey"] as JsonObject;
        if (encrypted)
        {
            AccountKeypairEndpoints.RequireEncryption(state);
            if (useSystemKey && ownKey is not null)
            {
                throw ApiError.Invalid(-40004, "Only one rescue key is allowed: the system's or one of the room's own.");
            }
            if (useSystemKey && state.SystemRescue.Keypairs.Count == 0)
            {
                throw new ApiError(403, -70020, "Forbidden", "There is no system rescue keypair.");
            }
        }
        room.RescueKey = null;
        if (encrypted && ownKey is not null)
        {
            KeypairJson.Add(state, Own(state, room).Keypairs, ownKey, 400);
        }
        room.UsesSystemRescueKey = encrypted && useSystemKey;
        foreach (NodeRecord one in room.Below().Where(n => n.Kind == NodeKind.Room).Prepend(room))
        {
            one.IsEncryptedRoom = encrypted;
        }
    }
}
