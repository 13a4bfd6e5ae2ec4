using System.Text.Json.Nodes;
using DracoonSandbox.Http;
using DracoonSandbox.State;

namespace DracoonSandbox.Endpoints;

/// <summary>/groups: for group managers.</summary>
internal static class GroupEndpoints
{
    public const string Role = "GROUP_MANAGER";

    private const int MaximumLength = 150;

    private static readonly Listing<GroupRecord> Listing = new Listing<GroupRecord>()
        .Text("name", g => g.Name, "cn")
        .Filter("hasRole", ["eq"], (g, _, role) => RoleCatalog.Find(role) is not null ? g.Roles.Contains(role) : throw ApiError.Invalid(-80024, $"There is no role '{role}'."))
        .Sort("name", g => g.Name).Sort("createdAt", g => g.CreatedAt).Sort("expireAt", g => g.ExpireAt).Sort("cntUsers", g => g.Members.Count);

    public static void Map(IEndpointRouteBuilder app, SandboxState state)
    {
        app.MapGet("/api/v4/groups", (HttpContext context) =>
        {
            context.Require(Role);
            lock (state.Gate)
            {
                return Answer.Ok(Listing<GroupRecord>.Page(context, Listing.Select(context, state.Groups.Values), Write));
            }
        });
        app.MapGet("/api/v4/groups/{id:long}", (HttpContext context, long id) =>
        {
            context.Require(Role);
            lock (state.Gate)
            {
                return Answer.Ok(Write(Get(state, id)));
            }
        });
        app.MapPost("/api/v4/groups", async (HttpContext context) =>
        {
            context.Require(Role);
            JsonObject body = await Body.ReadObjectAsync(context);
            lock (state.Gate)
            {
                string name = FreeName(state, null, body.RequiredText("name"));
                DateTime? expireAt = body.Expiration("expiration", state.Now);
                var group = new GroupRecord { Id = state.NextId(), Name = name, CreatedAt = state.Now, CreatedBy = context.User(), ExpireAt = expireAt };
                state.Groups[group.Id] = group;
                return Answer.Json(201, Write(group));
            }
        });
        app.MapPut("/api/v4/groups/{id:long}", async (HttpContext context, long id) =>
        {
            context.Require(Role);
            JsonObject body = await Body.ReadObjectAsync(context);
            lock (state.Gate)
            {
                GroupRecord group = Get(state, id);
                string name = body.Has("name") ? FreeName(state, group, body.RequiredText("name")) : group.Name;
                if (body.Has("expiration"))
                {
                    DateTime? before = group.ExpireAt;
                    DateTime? after = body.Expiration("expiration", state.Now);
                    Safeguards.Change(state, () => group.ExpireAt = after, () => group.ExpireAt = before);
                }
                (group.Name, group.UpdatedAt, group.UpdatedBy) = (name, state.Now, context.User());
                return Answer.Ok(Write(group));
            }
        });
        app.MapDelete("/api/v4/groups/{id:long}", (HttpContext context, long id) =>
        {
            context.Require(Role);
            lock (state.Gate)
            {
                Remove(state, Get(state, id));
            }
            return Answer.NoContent();
        });
    }

    public static GroupRecord Get(SandboxState state, long id) => state.Groups.GetValueOrDefault(id) ?? throw new ApiError(404, -30000, "Not Found", "Group not found.");

    public static JsonObject Write(GroupRecord group) => new JsonObject
    {
        ["id"] = group.Id,
        ["name"] = group.Name,
        ["createdAt"] = Answer.Iso(group.CreatedAt),
        ["createdBy"] = UserJson.Info(group.CreatedBy),
        ["cntUsers"] = group.Members.Count,
        ["groupRoles"] = RoleJson.List(group.Roles),
    }
        .With("updatedAt", group.UpdatedAt is DateTime t ? Answer.Iso(t) : null)
        .With("updatedBy", group.UpdatedBy is UserRecord user ? UserJson.Info(user) : null)
        .With("expireAt", group.ExpireAt is DateTime e ? Answer.Iso(e) : null);

    private static string FreeName(SandboxState state, GroupRecord? self, string name)
    {
        if (name.Length > MaximumLength)
        {
            throw ApiError.Invalid(-80007, $"'name' is longer than {MaximumLength} characters.");
        }
        return state.Groups.Values.Any(g => g != self && string.Equals(g.Name, name, StringComparison.OrdinalIgnoreCase))
            ? throw new ApiError(409, null, "Conflict", $"The group '{name}' exists already.")
            : name;
    }

    private static void Remove(SandboxState state, GroupRecord group)
    {
        var providers = state.Areas.Get<IdentityProviderState>();
        if (providers.ActiveDirectories.Values.Any(a => a.SdsImportGroup == group.Id) || providers.OpenIdProviders.Values.Any(p => p.Fields.Number("userImportGroup") == group.Id))
        {
            throw ApiError.Invalid(-30040, "The group is the one that imported users come into.");
        }
        if (RoomAdmins.LastAdminRooms(state, group).FirstOrDefault() is NodeRecord last)
        {
            throw ApiError.Invalid(-40006, $"The room '{last.ParentPath}{last.Name}' would have no admin.");
        }
        Safeguards.Change(state, () => state.Groups.Remove(group.Id), () => state.Groups[group.Id] = group);
        foreach (NodeRecord room in state.Nodes.All.Where(n => n.Kind == NodeKind.Room))
        {
            room.GroupPermissions.Remove(group.Id);
        }
    }
}
