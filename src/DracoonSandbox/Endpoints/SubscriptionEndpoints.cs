using System.Text.Json.Nodes;
using DracoonSandbox.Http;
using DracoonSandbox.State;

namespace DracoonSandbox.Endpoints;

/// <summary>/user/subscriptions: the nodes and shares that the signed-in user hears of. Each kind has the same four operations.</summary>
internal static class SubscriptionEndpoints
{
    private const int Maximum = 200;

    public static void Map(IEndpointRouteBuilder app, SandboxState state)
    {
        Map(app, state, "nodes", a => a.SubscribedNodes, (user, id) => FindNode(state, user, id), new Listing<Subscribed>()
            .Number("nodeId", s => s.Id, "eq").Number("authParentId", s => s.Place, "eq").Sort("nodeId", s => s.Id).Sort("authParentId", s => s.Place));
        Map(app, state, "download_shares", a => a.SubscribedDownloadShares, (user, id) => FindDownloadShare(state, user, id), new Listing<Subscribed>()
            .Number("downloadShareId", s => s.Id, "eq").Number("authParentId", s => s.Place, "eq").Sort("downloadShareId", s => s.Id).Sort("authParentId", s => s.Place));
        Map(app, state, "upload_shares", a => a.SubscribedUploadShares, (user, id) => FindUploadShare(state, user, id), new Listing<Subscribed>()
            .Number("uploadShareId", s => s.Id, "eq").Number("targetNodeId", s => s.Place, "eq").Sort("uploadShareId", s => s.Id).Sort("targetNodeId", s => s.Place));
    }

    private static void Map(IEndpointRouteBuilder app, SandboxState state, string kind, Func<AccountRecord, HashSet<long>> ids,
        Func<UserRecord, long, Subscribed> find, Listing<Subscribed> listing)
    {
        HashSet<long> Of(HttpContext context) => ids(state.Areas.Get<AccountState>().Of(context.User()));
        app.MapGet("/api/v4/user/subscriptions/" + kind, (HttpContext context) =>
        {
            lock (state.Gate)
            {
                IReadOnlyList<Subscribed> all = listing.Select(context, Of(context).Select(id => TryFind(find, context.User(), id)).OfType<Subscribed>());
                return Answer.Ok(Listing<Subscribed>.Page(context, all, s => s.Json));
            }
        });
        app.MapPut("/api/v4/user/subscriptions/" + kind, async (HttpContext context) =>
        {
            JsonObject body = await Body.ReadObjectAsync(context);
            lock (state.Gate)
            {
                long[] given = body.Numbers("objectIds");
                foreach (long id in given)
                {
                    find(context.User(), id); // all or none
                }
                if (body.Flag("isSubscribed") == true)
                {
                    Add(Of(context), given);
                }
                else
                {
                    Of(context).ExceptWith(given);
                }
            }
            return Answer.NoContent();
        });
        app.MapPost($"/api/v4/user/subscriptions/{kind}/{{id:long}}", (HttpContext context, long id) =>
        {
            lock (state.Gate)
            {
                Subscribed subscribed = find(context.User(), id);
                Add(Of(context), [id]);
                return Answer.Json(201, subscribed.Json);
            }
        });
        app.MapDelete($"/api/v4/user/subscriptions/{kind}/{{id:long}}", (HttpContext context, long id) =>
        {
            lock (state.Gate)
            {
                find(context.User(), id);
                Of(context).Remove(id);
            }
            return Answer.NoContent();
        });
    }

    private static void Add(HashSet<long> all, long[] given)
    {
        if (all.Union(given).Count() > Maximum)
        {
            throw ApiError.Invalid(-80063, $"Too many items: at most {Maximum} can be subscribed.");
        }
        all.UnionWith(given);
    }

    /// <summary>What is gone, or can't be seen any more, is left out of lists.</summary>
    private static Subscribed? TryFind(Func<UserRecord, long, Subscribed> find, UserRecord user, long id)
    {
        try
        {
            return find(user, id);
        }
        catch (ApiError)
        {
            return null;
        }
    }

    private static Subscribed FindNode(SandboxState state, UserRecord user, long id)
    {
        NodeRecord node = state.Nodes.Get(Positive(id));
        if (!NodeTree.IsVisible(user, node, state))
        {
            throw ApiError.NodeNotFound();
        }
        NodeTree.Require(user, node, Permissions.Read, state);
        return new Subscribed(id, node.Room.Id, new JsonObject
        {
            ["id"] = id, ["type"] = NodeJson.TypeOf(node), ["authParentId"] = node.Room.Id, ["name"] = node.Name, ["parentPath"] = node.ParentPath,
        });
    }

    /// <summary>A download share by its id. The shares themselves are not there yet: any positive id is taken for one.</summary>
    private static Subscribed FindDownloadShare(SandboxState state, UserRecord user, long id)
    {
        _ = (state, user);
        return new Subscribed(Positive(id), null, new JsonObject { ["id"] = id });
    }

    /// <summary>An upload share by its id. The shares themselves are not there yet: any positive id is taken for one.</summary>
    private static Subscribed FindUploadShare(SandboxState state, UserRecord user, long id)
    {
        _ = (state, user);
        return new Subscribed(Positive(id), null, new JsonObject { ["id"] = id });
    }

    private static long Positive(long id) => id > 0 ? id : throw ApiError.Invalid(-80001, $"{id} is no id.");

    /// <param name="Id">The node or share.</param>
    /// <param name="Place">The room that it lies in, or the target of an upload share.</param>
    /// <param name="Json">As the API writes it.</param>
    private sealed record Subscribed(long Id, long? Place, JsonObject Json);
}
