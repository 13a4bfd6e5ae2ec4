using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using DracoonSandbox.Http;
using DracoonSandbox.State;

namespace DracoonSandbox.Endpoints;

/// <summary>/user/profileAttributes: what programs keep with the signed-in user.</summary>
internal static partial class ProfileAttributeEndpoints
{
    private const int MaximumKey = 255;
    private const int MaximumValue = 4096;

    private static readonly string[] Operators = ["cn", "eq", "sw"];

    private static readonly Listing<KeyValuePair<string, string>> Listing = new Listing<KeyValuePair<string, string>>()
        .Filter("key", Operators, (a, op, wanted) => Fits(a.Key, op, wanted)).Filter("value", Operators, (a, op, wanted) => Fits(a.Value, op, wanted))
        .Sort("key", a => a.Key).Sort("value", a => a.Value);

    public static void Map(IEndpointRouteBuilder app, SandboxState state)
    {
        app.MapGet("/api/v4/user/profileAttributes", (HttpContext context) =>
        {
            lock (state.Gate)
            {
                return Answer.Ok(Page(context, Of(state, context)));
            }
        });
        app.MapPut("/api/v4/user/profileAttributes", async (HttpContext context) =>
        {
            Dictionary<string, string> given = Read(await Body.ReadObjectAsync(context));
            lock (state.Gate)
            {
                Dictionary<string, string> attributes = Of(state, context);
                foreach ((string key, string value) in given)
                {
                    attributes[key] = value;
                }
                return Answer.Ok(Page(context, given));
            }
        });
        app.MapPost("/api/v4/user/profileAttributes", async (HttpContext context) =>
        {
            Dictionary<string, string> given = Read(await Body.ReadObjectAsync(context));
            lock (state.Gate)
            {
                state.Areas.Get<AccountState>().Of(context.User()).ProfileAttributes = given;
                return Answer.Json(201, Page(context, given));
            }
        });
        app.MapDelete("/api/v4/user/profileAttributes/{key}", (HttpContext context, string key) =>
        {
            CheckKey(key);
            lock (state.Gate)
            {
                return Of(state, context).Remove(key) ? Answer.NoContent() : throw new ApiError(404, -70550, "Not Found", $"There is no attribute '{key}'.");
            }
        });
    }

    private static Dictionary<string, string> Of(SandboxState state, HttpContext context) => state.Areas.Get<AccountState>().Of(context.User()).ProfileAttributes;

    private static JsonObject Page(HttpContext context, Dictionary<string, string> attributes) => Listing<KeyValuePair<string, string>>.Page(
        context, Listing.Select(context, attributes, "key:asc"), a => new JsonObject { ["key"] = a.Key, ["value"] = a.Value });

    private static Dictionary<string, string> Read(JsonObject body)
    {
        var attributes = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (JsonObject item in body.Objects("items"))
        {
            string key = item.RequiredText("key");
            CheckKey(key);
            string value = item.Text("value") ?? throw ApiError.Invalid(-80000, "'value' is mandatory.");
            if (value.Length > MaximumValue)
            {
                throw ApiError.Invalid(-80007, $"The value of '{key}' has more than {MaximumValue} characters.");
            }
            if (!attributes.TryAdd(key, value))
            {
                throw ApiError.Invalid(-80015, $"The key '{key}' is there twice.");
            }
        }
        return attributes;
    }

    private static void CheckKey(string key)
    {
        if (!KeyPattern().IsMatch(key))
        {
            throw ApiError.Invalid(-80023, $"The key '{key}' has other characters than letters, digits, '_' and '-'.");
        }
        if (key.Length > MaximumKey)
        {
            throw ApiError.Invalid(-80007, $"A key has at most {MaximumKey} characters.");
        }
    }

    private static bool Fits(string text, string op, string wanted) => op switch
    {
        "eq" => text.Equals(wanted, StringComparison.OrdinalIgnoreCase),
        "sw" => text.StartsWith(wanted, StringComparison.OrdinalIgnoreCase),
        _ => text.Contains(wanted, StringComparison.OrdinalIgnoreCase),
    };

    [GeneratedRegex("^[a-zA-Z0-9_-]+$")]
    private static partial Regex KeyPattern();
}
