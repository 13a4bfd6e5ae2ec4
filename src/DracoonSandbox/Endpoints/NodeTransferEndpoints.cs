using System.Text.Json.Nodes;
using DracoonSandbox.Http;
using DracoonSandbox.State;

namespace DracoonSandbox.Endpoints;

/// <summary>/nodes/{node_id}/move_to and /nodes/{node_id}/copy_to: files and folders of one parent to another. All of them, or none.</summary>
internal static class NodeTransferEndpoints
{
    public static void Map(IEndpointRouteBuilder app, SandboxState state)
    {
        app.MapPost("/api/v4/nodes/{id:long}/move_to", async (HttpContext context, long id) =>
        {
            JsonObject body = await Body.ReadObjectAsync(context);
            lock (state.Gate)
            {
                return Answer.Ok(NodeJson.Write(new Transfer(state, context.User(), id, isMove: true).Run(body), context.User(), state));
            }
        });
        app.MapPost("/api/v4/nodes/{id:long}/copy_to", async (HttpContext context, long id) =>
        {
            JsonObject body = await Body.ReadObjectAsync(context);
            lock (state.Gate)
            {
                return Answer.Json(201, NodeJson.Write(new Transfer(state, context.User(), id, isMove: false).Run(body), context.User(), state));
            }
        });
    }

    private sealed record Item(NodeRecord Node, string Name, DateTime? Created, DateTime? Modified);

    private sealed class Transfer
    {
        private readonly SandboxState _state;
        private readonly UserRecord _caller;
        private readonly NodeRecord _target;
        private readonly bool _isMove;

        public Transfer(SandboxState state, UserRecord caller, long targetId, bool isMove)
        {
            _state = state;
            _caller = caller;
            _isMove = isMove;
            _target = Find(targetId, -41051, "target");
            if (_target.Kind == NodeKind.File)
            {
                throw ApiError.Invalid(-41053, "A file can't be the target.");
            }
        }

        /// <returns>The target.</returns>
        public NodeRecord Run(JsonObject body)
        {
            string strategy = Placement.Strategy(body);
            Item[] items = [.. Read(body)];
            Check(items);
            Placement[] places = [.. items.Select(i => new Placement(_target, i.Name, i.Node.Kind, strategy))];
            var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
            foreach (Placement place in places)
            {
                place.Check(_state, _caller, taken);
            }
            foreach ((Item item, Placement place) in items.Zip(places))
            {
                (string name, long? overwrittenId) = place.Settle(_state, _caller);
                NodeRecord put = Put(item, name);
                if (body.Flag("keepShareLinks") == true)
                {
                    ShareState.MoveDownloads(_state, overwrittenId, put.Id);
                }
            }
            return _target;
        }

        private IEnumerable<Item> Read(JsonObject body)
        {
            if (body["items"] is JsonArray { Count: > 0 })
            {
                foreach (JsonObject o in body.Objects("items"))
                {
                    NodeRecord node = Source(o.RequiredNumber("id"));
                    yield return new Item(node, o.Text("name") ?? node.Name, o.Time("timestampCreation"), o.Time("timestampModification"));
                }
                yield break;
            }
            long[] ids = body.Numbers("nodeIds"); // how it was before items had names
            if (ids.Length == 0)
            {
                throw ApiError.Invalid(-80000, "'items' is mandatory and names at least one node.");
            }
            foreach (long id in ids)
            {
                NodeRecord node = Source(id);
                yield return new Item(node, node.Name, null, null);
            }
        }

        private void Check(Item[] items)
        {
            NodeRecord parent = items[0].Node.Parent!;
            if (items.Any(i => i.Node.Parent != parent))
            {
                throw ApiError.Invalid(-41054, "The nodes are not all in the same folder or room.");
            }
            NodeTree.Require(_caller, parent, _isMove ? Permissions.Read | Permissions.Delete : Permissions.Read, _state);
            NodeTree.Require(_caller, _target, Permissions.Create, _state);
            if (parent == _target && (_isMove || items.Any(i => string.Equals(i.Name, i.Node.Name, StringComparison.OrdinalIgnoreCase))))
            {
                throw ApiError.Invalid(-41302, _isMove ? "The node is there already." : "A copy in the same place needs another name.");
            }
            if (items.Any(i => i.Node == _target || i.Node.Below().Contains(_target)))
            {
                throw new ApiError(409, -41304, "Conflict", "A folder can't go into itself.");
            }
            if (_target.Room != parent.Room)
            {
                CheckRooms(parent.Room, items.Sum(i => i.Node.Size));
            }
            else if (!_isMove)
            {
                CheckQuota(items.Sum(i => i.Node.Size));
            }
        }

        private void CheckRooms(NodeRecord source, long size)
        {
            if (source.IsEncryptedRoom)
            {
                throw ApiError.Invalid(-40001, "The room that they are in is encrypted: who is in the other room has no keys for them.");
            }
            if (_target.IsEncrypted)
            {
                throw ApiError.Invalid(-40002, "The target is encrypted: the server can't encrypt.");
            }
            CheckQuota(size);
        }

        private void CheckQuota(long size)
        {
            if (_target.Room.Quota > 0 && _target.Room.Size + size > _target.Room.Quota)
            {
                throw new ApiError(507, -40200, "Insufficient Storage", "The room's quota is used up.");
            }
        }

        private NodeRecord Put(Item item, string name)
        {
            NodeRecord node = item.Node;
            if (_isMove)
            {
                _state.Nodes.Detach(node);
                _state.Nodes.Attach(node, _target, name);
            }
            else
            {
                node = Copy(node, _target, name);
            }
            node.TimestampCreation = item.Created ?? node.TimestampCreation;
            node.TimestampModification = item.Modified ?? node.TimestampModification;
            return node;
        }

        private NodeRecord Copy(NodeRecord source, NodeRecord parent, string name)
        {
            NodeRecord copy = NodeEndpoints.New(_state, _caller, source.Kind, parent, name);
            copy.Notes = source.Notes;
            copy.Classification = source.Classification;
            copy.ExpireAt = source.ExpireAt;
            copy.Content = source.Content?.Copy(_state.Folder);
            foreach ((long keypairId, FileKeyRecord key) in source.Keys)
            {
                copy.Keys[keypairId] = key;
            }
            _state.Nodes.Add(copy);
            foreach (NodeRecord child in source.Children.Values)
            {
                Copy(child, copy, child.Name);
            }
            return copy;
        }

        private NodeRecord Source(long id)
        {
            NodeRecord node = Find(id, -41050, "source");
            return node.Kind != NodeKind.Room ? node : throw ApiError.Invalid(-41052, $"'{node.Name}' is a room. Rooms can't be {(_isMove ? "moved" : "copied")}.");
        }

        private NodeRecord Find(long id, int code, string which) => _state.Nodes.Find(id) is null
            ? throw new ApiError(404, code, "Not Found", $"The {which} node {id} was not found.")
            : NodeEndpoints.Visible(_state, _caller, id);
    }
}
