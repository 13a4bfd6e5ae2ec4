using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using DracoonSandbox.Http;
using DracoonSandbox.State;

namespace DracoonSandbox.Endpoints;

/// <summary>/provisioning/customers/{id}/customerAttributes.</summary>
internal static partial class TenantAttributeEndpoints
{
    private static readonly Listing<KeyValuePair<string, string>> Listing = new Listing<KeyValuePair<string, string>>()
        .Filter("key", ["cn", "eq", "sw"], (a, op, text) => Fits(a.Key, op, text)).Filter("value", ["cn", "eq", "sw"], (a, op, text) => Fits(a.Value, op, text))
        .Sort("key", a => a.Key).Sort("value", a => a.Value);

    public static void Map(IEndpointRouteBuilder app, SandboxState state)
    {
        const string Path = "/api/v4/provisioning/customers/{id:long}/customerAttributes";
        app.MapGet(Path, (HttpContext context, long id) =>
        {
            lock (state.Gate)
            {
                return Answer.Ok(Listing<KeyValuePair<string, string>>.Page(context, Listing.Select(context, TenantEndpoints.Get(state, id).Attributes), Entry));
            }
        });
        app.MapPut(Path, (HttpContext context, long id) => ChangeAsync(context, state, id, replace: false));
        app.MapPost(Path, (HttpContext context, long id) => ChangeAsync(context, state, id, replace: true));
        app.MapDelete(Path + "/{key}", (long id, string key) =>
        {
            lock (state.Gate)
            {
                TenantRecord tenant = TenantEndpoints.Get(state, id);
                CheckKey(key);
                if (Find(tenant, key) is not string known)
                {
                    throw new ApiError(404, -70550, "Not Found", $"The customer has no attribute '{key}'.");
                }
                tenant.Attributes.Remove(known);
                tenant.UpdatedAt = state.Now;
            }
            return Answer.NoContent();
        });
    }

    /// <summary>The attributes of a body.</summary>
    /// <exception cref="ApiError">A key is not allowed or comes twice, or a text is too long.</exception>
    public static Dictionary<string, string> Read(JsonObject? body)
    {
        var attributes = new Dictionary<string, string>();
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (JsonObject entry in body?.Objects("items") ?? [])
        {
            string key = entry.RequiredText("key");
            CheckKey(key);
            if (!seen.Add(key))
            {
                throw ApiError.Invalid(-80015, $"The key '{key}' is there twice.");
            }
            string value = entry.Text("value") ?? "";
            attributes[key] = value.Length <= 1000 ? value : throw ApiError.Invalid(-80007, $"The value of '{key}' is too long.");
        }
        return attributes;
    }

    public static JsonObject Write(TenantRecord tenant) => new() { ["items"] = new JsonArray([.. tenant.Attributes.Select(Entry)]) };

    private static async Task<IResult> ChangeAsync(HttpContext context, SandboxState state, long id, bool replace)
    {
        JsonObject body = await Body.ReadObjectAsync(context);
        lock (state.Gate)
        {
            TenantRecord tenant = TenantEndpoints.Get(state, id);
            Dictionary<string, string> given = Read(body);
            if (replace)
            {
                tenant.Attributes.Clear();
            }
            foreach ((string key, string value) in given)
            {
                tenant.Attributes[Find(tenant, key) ?? key] = value;
            }
            tenant.UpdatedAt = state.Now;
            return Answer.Json(replace ? 201 : 200, TenantJson.Write(tenant, state, withAttributes: true));
        }
    }

    private static string? Find(TenantRecord tenant, string key) => tenant.Attributes.Keys.FirstOrDefault(k => string.Equals(k, key, StringComparison.OrdinalIgnoreCase));

    private static JsonObject Entry(KeyValuePair<string, string> attribute) => new() { ["key"] = attribute.Key, ["value"] = attribute.Value };

    private static void CheckKey(string key)
    {
        if (!KeyPattern().IsMatch(key))
        {
            throw ApiError.Invalid(-80023, $"The key '{key}' contains characters that are not allowed.");
        }
        if (key.Length > 255)
        {
            throw ApiError.Invalid(-80007, "The key is too long.");
        }
    }

    private static bool Fits(string text, string op, string wanted) => op switch
    {
        "eq" => string.Equals(text, wanted, StringComparison.OrdinalIgnoreCase),
        "sw" => text.StartsWith(wanted, StringComparison.OrdinalIgnoreCase),
        _ => text.Contains(wanted, StringComparison.OrdinalIgnoreCase),
    };

    [GeneratedRegex("^[a-zA-Z0-9_-]+$")]
    private static partial Regex KeyPattern();
}
