using System.Security.Cryptography;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using DracoonSandbox.Http;
using DracoonSandbox.OAuth;
using DracoonSandbox.State;

namespace DracoonSandbox.Endpoints;

/// <summary>/system/config/oauth/clients: for config managers. The OAuth endpoints go by what is set here.</summary>
internal static partial class OAuthClientEndpoints
{
    private const string Role = "CONFIG_MANAGER";
    private const string Letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    private const int LongestValidity = 10 * 365 * 86400;

    private static readonly Listing<OAuthClientRecord> Listing = new Listing<OAuthClientRecord>()
        .Flag("isStandard", c => c.IsStandard).Flag("isExternal", c => !c.IsStandard).Flag("isEnabled", c => c.IsEnabled)
        .Sort("clientName", c => c.Name).Sort("isStandard", c => c.IsStandard).Sort("isExternal", c => !c.IsStandard).Sort("isEnabled", c => c.IsEnabled);

    public static void Map(IEndpointRouteBuilder app, SandboxState state)
    {
        const string Path = "/api/v4/system/config/oauth/clients";
        app.MapGet(Path, (HttpContext context) =>
        {
            context.Require(Role);
            lock (state.Gate)
            {
                return Answer.Ok(new JsonArray([.. Listing.Select(context, Clients(state).Values).Select(c => Write(c, context))]));
            }
        });
        app.MapGet(Path + "/{id}", (HttpContext context, string id) =>
        {
            context.Require(Role);
            lock (state.Gate)
            {
                return Answer.Ok(Write(Get(state, id), context));
            }
        });
        app.MapPost(Path, async (HttpContext context) =>
        {
            context.Require(Role);
            JsonObject body = await Body.ReadObjectAsync(context);
            lock (state.Gate)
            {
                return Answer.Json(201, Write(Create(state, body), context));
            }
        });
        app.MapPut(Path + "/{id}", async (HttpContext context, string id) =>
        {
            context.Require(Role);
            JsonObject body = await Body.ReadObjectAsync(context);
            lock (state.Gate)
            {
                return Answer.Ok(Write(Update(state, GetOwn(state, id), body), context));
            }
        });
        app.MapDelete(Path + "/{id}", (HttpContext context, string id) =>
        {
            context.Require(Role);
            lock (state.Gate)
            {
                Clients(state).Remove(GetOwn(state, id).Id);
                state.Tokens.EndClient(id);
            }
            return Answer.NoContent();
        });
    }

    private static Dictionary<string, OAuthClientRecord> Clients(SandboxState state) => state.Areas.Get<OAuthClientState>().Clients;

    private static OAuthClientRecord Get(SandboxState state, string id) =>
        Clients(state).GetValueOrDefault(id) ?? throw new ApiError(404, -90080, "Not Found", $"There is no OAuth client '{id}'.");

    /// <summary>A client that may be changed.</summary>
    private static OAuthClientRecord GetOwn(SandboxState state, string id) => Get(state, id) is { IsStandard: false } client
        ? client
        : throw new ApiError(403, -90088, "Forbidden", "A standard client can't be changed.");

    private static OAuthClientRecord Create(SandboxState state, JsonObject body)
    {
        string id = body.Text("clientId") is { Length: > 0 } given ? given : Random(32);
        if (!IdPattern().IsMatch(id))
        {
            throw ApiError.Invalid(-80023, $"The client id '{id}' contains characters that are not allowed.");
        }
        if (Clients(state).ContainsKey(id))
        {
            throw new ApiError(409, -90081, "Conflict", $"The client id '{id}' is taken.");
        }
        bool confidential = body.Text("clientType") != "public";
        var client = new OAuthClientRecord
        {
            Id = id, Name = "", Secret = confidential ? NewSecret() : "", IsConfidential = confidential, GrantTypes = [],
        };
        Apply(state, client, body, 409);
        Clients(state)[id] = client;
        return client;
    }

    private static OAuthClientRecord Update(SandboxState state, OAuthClientRecord client, JsonObject body)
    {
        Apply(state, client, body, 400);
        client.IsEnabled = body.Flag("isEnabled") ?? client.IsEnabled;
        return client;
    }

    /// <summary>All checks come first, so that a refused change changes nothing.</summary>
    private static void Apply(SandboxState state, OAuthClientRecord client, JsonObject body, int nameTaken)
    {
        string name = body.Has("clientName") || client.Name.Length == 0 ? body.RequiredText("clientName") : client.Name;
        if (name.Length > 255)
        {
            throw ApiError.Invalid(-80007, "The name is too long.");
        }
        if (Clients(state).Values.Any(c => c != client && string.Equals(c.Name, name, StringComparison.OrdinalIgnoreCase)))
        {
            throw new ApiError(nameTaken, -90087, nameTaken == 409 ? "Conflict" : "Bad Request", $"The client name '{name}' is taken.");
        }
        List<string> redirects = body["redirectUris"] is JsonArray uris ? [.. uris.Select(u => (string)u!)] : client.RedirectUris;
        List<string> grants = GrantTypes(body, redirects);
        int? access = Validity(body, "accessTokenValidity") ?? client.AccessTokenValidity;
        int refresh = Validity(body, "refreshTokenValidity") ?? client.RefreshTokenValidity;
        int approval = Validity(body, "approvalValidity") ?? client.ApprovalValidity;
        bool confidential = body.Text("clientType") is string type ? type == "confidential" : client.IsConfidential;
        client.Secret = Secret(body, client, confidential);
        (client.Name, client.RedirectUris, client.GrantTypes, client.IsConfidential) = (name, redirects, grants, confidential);
        (client.AccessTokenValidity, client.RefreshTokenValidity, client.ApprovalValidity) = (access, refresh, approval);
    }

    private static List<string> GrantTypes(JsonObject body, List<string> redirects)
    {
        List<string> grants = [.. (body["grantTypes"] as JsonArray ?? []).Select(g => (string)g!).Distinct()];
        if (grants.Count == 0 || grants.Contains("client_credentials"))
        {
            throw ApiError.Invalid(-90083, grants.Count == 0 ? "A client needs a grant type." : "The grant type client_credentials is not permitted.");
        }
        if (grants.Contains("refresh_token") && !grants.Contains("authorization_code") && !grants.Contains("password"))
        {
            throw ApiError.Invalid(-90091, "The grant type refresh_token needs authorization_code or password.");
        }
        if (redirects.Count == 0 && (grants.Contains("authorization_code") || grants.Contains("implicit")))
        {
            throw ApiError.Invalid(-80000, "The grant types authorization_code and implicit need a redirect address.");
        }
        return redirects.TrueForAll(uri => Uri.TryCreate(uri, UriKind.Absolute, out _)) ? grants : throw ApiError.Invalid(-80032, "A redirect address is no URI.");
    }

    private static int? Validity(JsonObject body, string name) => body.Number(name) switch
    {
        null => null,
        long seconds and > 0 and <= LongestValidity => (int)seconds,
        _ => throw ApiError.Invalid(-90085, $"'{name}' is no validity in seconds."),
    };

    /// <summary>An empty secret asks for a new one; a public client has none.</summary>
    private static string Secret(JsonObject body, OAuthClientRecord client, bool confidential)
    {
        if (!confidential)
        {
            return "";
        }
        string secret = body.Text("clientSecret") ?? client.Secret;
        return secret.Length == 0 ? NewSecret()
            : !body.Has("clientSecret") || SecretPattern().IsMatch(secret) ? secret
            : throw ApiError.Invalid(-10002, "The secret must have 12 to 32 letters and digits, with upper and lower case and a digit among them.");
    }

    private static string NewSecret()
    {
        string secret;
        do
        {
            secret = Random(32);
        }
        while (!SecretPattern().IsMatch(secret));
        return secret;
    }

    private static string Random(int length) => new(RandomNumberGenerator.GetItems<char>(Letters, length));

    private static JsonObject Write(OAuthClientRecord client, HttpContext context) => new JsonObject
    {
        ["clientId"] = client.Id,
        ["clientName"] = client.Name,
        ["clientType"] = client.IsConfidential ? "confidential" : "public",
        ["isStandard"] = client.IsStandard,
        ["isExternal"] = !client.IsStandard,
        ["isEnabled"] = client.IsEnabled,
        ["grantTypes"] = Texts(client.GrantTypes),
        ["redirectUris"] = Texts(OAuthClients.RedirectUris(client, context.Request)),
        ["accessTokenValidity"] = client.AccessTokenValidity ?? 8 * 3600,
        ["refreshTokenValidity"] = client.RefreshTokenValidity,
        ["approvalValidity"] = client.ApprovalValidity,
    }.With("clientSecret", client is { IsConfidential: true, IsStandard: false } ? client.Secret : null);

    private static JsonArray Texts(IEnumerable<string> texts) => [.. texts.Select(t => (JsonNode?)t)];

    [GeneratedRegex("^[a-zA-Z0-9_-]{1,255}$")]
    private static partial Regex IdPattern();

    [GeneratedRegex("^(?=.*[a-z])(?=.*[A-Z])(?=.*[0-9])[a-zA-Z0-9]{12,32}$")]
    private static partial Regex SecretPattern();
}
