using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using DracoonSandbox.Http;
using DracoonSandbox.State;

namespace DracoonSandbox.Endpoints;

/// <summary>/users/{id}/userAttributes: what user managers note about users.</summary>
internal static partial class UserAttributeEndpoints
{
    private static readonly Listing<AttributeRecord> Listing = new Listing<AttributeRecord>()
        .Text("key", a => a.Key, "cn", "eq", "sw").Text("value", a => a.Value, "cn", "eq", "sw")
        .Sort("key", a => a.Key).Sort("value", a => a.Value);

    public static void Map(IEndpointRouteBuilder app, SandboxState state)
    {
        app.MapGet("/api/v4/users/{id:long}/userAttributes", (HttpContext context, long id) =>
        {
            lock (state.Gate)
            {
                return Answer.Ok(Listing<AttributeRecord>.Page(context, Listing.Select(context, UserEndpoints.Get(state, id).Attributes),
                    a => new JsonObject { ["key"] = a.Key, ["value"] = a.Value }));
            }
        });
        app.MapPut("/api/v4/users/{id:long}/userAttributes", (HttpContext context, long id) => ChangeAsync(context, state, id, replace: false));
        app.MapPost("/api/v4/users/{id:long}/userAttributes", (HttpContext context, long id) => ChangeAsync(context, state, id, replace: true));
        app.MapDelete("/api/v4/users/{id:long}/userAttributes/{key}", (HttpContext context, long id, string key) =>
        {
            context.Require(UserEndpoints.Role);
            CheckKey(key);
            lock (state.Gate)
            {
                if (UserEndpoints.Get(state, id).Attributes.RemoveAll(a => Same(a.Key, key)) == 0)
                {
                    throw new ApiError(404, -70550, "Not Found", $"The user has no attribute '{key}'.");
                }
            }
            return Answer.NoContent();
        });
    }

    private static async Task<IResult> ChangeAsync(HttpContext context, SandboxState state, long id, bool replace)
    {
        context.Require(UserEndpoints.Role);
        JsonObject body = await Body.ReadObjectAsync(context);
        AttributeRecord[] given = [.. body.Objects("items").Select(i => new AttributeRecord(i.RequiredText("key"), i.Text("value") ?? ""))];
        foreach (AttributeRecord attribute in given)
        {
            CheckKey(attribute.Key);
            if (given.Count(a => Same(a.Key, attribute.Key)) > 1)
            {
                throw ApiError.Invalid(-80015, $"The key '{attribute.Key}' is there twice.");
            }
        }
        lock (state.Gate)
        {
            UserRecord user = UserEndpoints.Get(state, id);
            user.Attributes.RemoveAll(a => replace || given.Any(g => Same(g.Key, a.Key)));
            user.Attributes.AddRange(given);
            return Answer.Json(replace ? 201 : 200, UserJson.Data(user, state));
        }
    }

    private static bool Same(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);

    private static void CheckKey(string key)
    {
        if (!KeyPattern().IsMatch(key))
        {
            throw ApiError.Invalid(-80023, $"The key '{key}' has a character that is none of A to Z, 0 to 9, _ and -.");
        }
    }

    [GeneratedRegex("^[A-Za-z0-9_-]+$")]
    private static partial Regex KeyPattern();
}
