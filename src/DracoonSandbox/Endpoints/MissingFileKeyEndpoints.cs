using System.Globalization;
using System.Text.Json.Nodes;
using DracoonSandbox.Http;
using DracoonSandbox.State;

namespace DracoonSandbox.Endpoints;

/// <summary>/nodes/missingFileKeys: who lacks the key of which file, and all that the caller needs to make it.</summary>
internal static class MissingFileKeyEndpoints
{
    private const int MaximumLimit = 100;

    public static void Map(IEndpointRouteBuilder app, SandboxState state) => app.MapGet("/api/v4/nodes/missingFileKeys", (HttpContext context) =>
    {
        lock (state.Gate)
        {
            return Answer.Ok(new Request(state, context).Answer());
        }
    });

    /// <summary>Somebody who should have the key: a user, or the owner of a rescue keypair, which has an id in the place of a user's.</summary>
    private sealed record Owner(long Id, KeypairRecord Keypair, bool IsRescue);

    private sealed class Request
    {
        private readonly SandboxState _state;
        private readonly HttpContext _context;
        private readonly UserRecord _caller;
        private readonly string? _useKey;
        private readonly NodeRecord? _room;
        private readonly NodeRecord? _file;
        private readonly long? _ownerId;
        private readonly Dictionary<NodeRecord, Owner[]> _owners = [];

        public Request(SandboxState state, HttpContext context)
        {
            _state = state;
            _context = context;
            _caller = context.User();
            FileKeyEndpoints.RequireKeypair(_caller);
            _useKey = context.Request.Query["use_key"] is [{ Length: > 0 } text] ? text : null;
            if (_useKey is not (null or "room_rescue_key" or "system_rescue_key" or "previous_user_key" or "previous_room_rescue_key" or "previous_system_rescue_key"))
            {
                throw ApiError.Invalid(-92001, $"'use_key' has no value '{_useKey}'.");
            }
            if (Id("room_id") is long roomId)
            {
                _room = state.Nodes.Find(roomId) is { Kind: NodeKind.Room } room ? room : throw new ApiError(404, -40000, "Not Found", "Container not found.");
                Require(_room);
            }
            if (Id("file_id") is long fileId)
            {
                _file = FileKeyEndpoints.File(state, fileId);
                Require(_file);
            }
            _ownerId = Id("user_id");
            if (_ownerId is long id && !state.Users.ContainsKey(id) && !IsRescue(id))
            {
                throw ApiError.UserNotFound();
            }
        }

        public JsonObject Answer()
        {
            var missing = new List<(NodeRecord File, Owner Owner, FileKeyRecord Source)>();
            foreach (NodeRecord file in _state.Nodes.All.Where(n => n.Kind == NodeKind.File && n.IsEncrypted && (_file is null || n == _file) && (_room is null || n.Room == _room)))
            {
                if (Source(file) is { } source)
                {
                    missing.AddRange(Owners(file.Room).Where(o => !file.Keys.ContainsKey(o.Keypair.Id)).Select(o => (file, o, source)));
                }
            }
            (NodeRecord File, Owner Owner, FileKeyRecord Source)[] byPriority = [.. missing.OrderByDescending(m => m.Owner.IsRescue)];
            var shown = new List<(NodeRecord File, Owner Owner, FileKeyRecord Source)>();
            JsonObject page = Listing<(NodeRecord File, Owner Owner, FileKeyRecord Source)>.Page(_context, byPriority, m =>
            {
                shown.Add(m);
                return new JsonObject { ["userId"] = m.Owner.Id, ["fileId"] = m.File.Id };
            }, MaximumLimit);
            page["users"] = new JsonArray([.. shown.Select(m => m.Owner).DistinctBy(o => o.Id)
                .Select(o => new JsonObject { ["id"] = o.Id, ["publicKeyContainer"] = UserJson.PublicKey(o.Keypair) })]);
            page["files"] = new JsonArray([.. shown.DistinctBy(m => m.File)
                .Select(m => new JsonObject { ["id"] = m.File.Id, ["fileKeyContainer"] = FileKeyEndpoints.Write(m.Source) })]);
            return page;
        }

        /// <summary>The key to make others from: that of the keypair which the request names; null when the file has none for it, or it is not for the caller.</summary>
        private FileKeyRecord? Source(NodeRecord file)
        {
            bool isEntitled = (NodeTree.Of(_caller, file, _state) & FileKeyEndpoints.Entitled) != 0;
            bool isForSystem = _useKey is "system_rescue_key" or "previous_system_rescue_key";
            if (!isEntitled && !(isForSystem && _caller.Roles.Contains("CONFIG_MANAGER")))
            {
                return null;
            }
            KeypairRecord? keypair = _useKey switch
            {
                "room_rescue_key" => file.RescueRoom?.RescueKey!.Keypairs.Preferred,
                "previous_room_rescue_key" => file.RescueRoom?.RescueKey!.Keypairs.Previous,
                "system_rescue_key" => _state.SystemRescue.Keypairs.Preferred,
                "previous_system_rescue_key" => _state.SystemRescue.Keypairs.Previous,
                "previous_user_key" => _caller.Keypairs.Previous,
                _ => _caller.Keypairs.Preferred,
            };
            return keypair is null ? null : file.Keys.GetValueOrDefault(keypair.Id);
        }

        /// <summary>Everybody who should have the keys of a room's files.</summary>
        private Owner[] Owners(NodeRecord room)
        {
            if (!_owners.TryGetValue(room, out Owner[]? owners))
            {
                RescueRecord?[] rescues = [room.RescueRoom?.RescueKey, room.IsSystemRescued ? _state.SystemRescue : null];
                owners =
                [
                    .. rescues.Where(r => r?.Keypairs.Preferred is not null).Select(r => new Owner(r!.Id, r.Keypairs.Preferred!, true)),
                    .. _state.Users.Values.Where(u => u.Keypairs.Count > 0 && (NodeTree.Of(u, room, _state) & FileKeyEndpoints.Entitled) != 0)
                        .Select(u => new Owner(u.Id, u.Keypairs.Preferred!, false)),
                ];
                _owners[room] = owners = [.. owners.Where(o => _ownerId is null || o.Id == _ownerId)];
            }
            return owners;
        }

        private void Require(NodeRecord node)
        {
            if (!node.IsEncrypted)
            {
                throw ApiError.Invalid(-40001, "The room is not encrypted.");
            }
            bool isForSystem = _useKey is "system_rescue_key" or "previous_system_rescue_key" && _caller.Roles.Contains("CONFIG_MANAGER");
            if (!isForSystem && (NodeTree.Of(_caller, node, _state) & FileKeyEndpoints.Entitled) == 0)
            {
                throw ApiError.Forbidden("The permission Read is needed.");
            }
            if (_useKey is "room_rescue_key" or "previous_room_rescue_key" && node.RescueRoom is null)
            {
                throw ApiError.Invalid(-40024, "The room has no rescue keypair.");
            }
        }

        private bool IsRescue(long id) => _state.SystemRescue.Id == id || _state.Nodes.All.Any(n => n.RescueKey?.Id == id);

        private long? Id(string name)
        {
            string? text = _context.Request.Query[name];
            return string.IsNullOrEmpty(text) ? null
                : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long id) ? id
                : throw ApiError.Invalid(-80001, $"'{name}' is no id.");
        }
    }
}
