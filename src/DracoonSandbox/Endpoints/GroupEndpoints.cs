using System.Text.Json.Nodes;
using DracoonSandbox.Http;
using DracoonSandbox.State;

namespace DracoonSandbox.Endpoints;

/// <summary>/groups: for group managers.</summary>
internal static class GroupEndpoints
{
    private const string Role = "GROUP_MANAGER";

    private static readonly Listing<GroupRecord> Listing = new Listing<GroupRecord>()
        .Text("name", g => g.Name, "cn")
        .Sort("name", g => g.Name).Sort("createdAt", g => g.CreatedAt).Sort("cntUsers", g => g.Members.Count);

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
                string name = body.RequiredText("name");
                if (state.Groups.Values.Any(g => string.Equals(g.Name, name, StringComparison.OrdinalIgnoreCase)))
                {
                    throw new ApiError(409, null, "Conflict", $"The group '{name}' exists already.");
                }
                var group = new GroupRecord { Id = state.NextId(), Name = name, CreatedAt = state.Now, CreatedBy = context.User() };
                state.Groups[group.Id] = group;
                return Answer.Json(201, Write(group));
            }
        });
    }

    public static GroupRecord Get(SandboxState state, long id) => state.Groups.GetValueOrDefault(id) ?? throw new ApiError(404, -30000, "Not Found", "Group not found.");

    private static JsonObject Write(GroupRecord group) => new()
    {
        ["id"] = group.Id,
        ["name"] = group.Name,
        ["createdAt"] = Answer.Iso(group.CreatedAt),
        ["createdBy"] = UserJson.Info(group.CreatedBy),
        ["cntUsers"] = group.Members.Count,
    };
}
