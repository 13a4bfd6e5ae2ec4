using System.Text.Json.Nodes;
using DracoonSandbox.Http;
using DracoonSandbox.State;

namespace DracoonSandbox.Endpoints;

/// <summary>/system/config/auth/openid/idps: for config managers.</summary>
internal static class OpenIdProviderEndpoints
{
    private const string Role = "CONFIG_MANAGER";

    private static readonly string[] Urls = ["issuer", "authorizationEndPointUrl", "tokenEndPointUrl", "userInfoEndPointUrl", "jwksEndPointUrl"];

    public static void Map(IEndpointRouteBuilder app, SandboxState state)
    {
        const string Path = "/api/v4/system/config/auth/openid/idps";
        app.MapGet(Path, (HttpContext context) =>
        {
            context.Require(Role);
            lock (state.Gate)
            {
                return Answer.Ok(new JsonArray([.. All(state).Values.Select(Write)]));
            }
        });
        app.MapGet(Path + "/{id:long}", (HttpContext context, long id) =>
        {
            context.Require(Role);
            lock (state.Gate)
            {
                return Answer.Ok(Write(Get(state, id)));
            }
        });
        app.MapPost(Path, async (HttpContext context) =>
        {
            context.Require(Role);
            JsonObject body = await Body.ReadObjectAsync(context);
            lock (state.Gate)
            {
                var made = new OpenIdProviderRecord
                {
                    Id = state.NextId(),
                    Fields = new JsonObject
                    {
                        ["flow"] = "authorization_code", ["pkceEnabled"] = false, ["pkceChallengeMethod"] = "plain", ["userInfoSource"] = "user_info_endpoint",
                        ["userImportEnabled"] = false, ["userUpdateEnabled"] = false, ["isStandard"] = false, ["isEnabled"] = true, ["useAuthProxyEnabled"] = false,
                    },
                };
                Apply(state, made, body);
                All(state)[made.Id] = made;
                return Answer.Json(201, Write(made));
            }
        });
        app.MapPut(Path + "/{id:long}", async (HttpContext context, long id) =>
        {
            context.Require(Role);
            JsonObject body = await Body.ReadObjectAsync(context);
            lock (state.Gate)
            {
                OpenIdProviderRecord changed = Get(state, id);
                Apply(state, changed, body);
                return Answer.Ok(Write(changed));
            }
        });
        app.MapDelete(Path + "/{id:long}", (HttpContext context, long id) =>
        {
            context.Require(Role);
            lock (state.Gate)
            {
                _ = Get(state, id);
                if (state.Users.Values.Any(u => u.OidConfigId == id))
                {
                    throw new ApiError(409, -90038, "Conflict", "Users sign in with this provider.");
                }
                All(state).Remove(id);
            }
            return Answer.NoContent();
        });
    }

    private static Dictionary<long, OpenIdProviderRecord> All(SandboxState state) => state.Areas.Get<IdentityProviderState>().OpenIdProviders;

    private static OpenIdProviderRecord Get(SandboxState state, long id) =>
        All(state).GetValueOrDefault(id) ?? throw new ApiError(404, -90035, "Not Found", $"There is no OpenID Connect configuration {id}.");

    /// <summary>All checks come first, so that a refused change changes nothing.</summary>
    private static void Apply(SandboxState state, OpenIdProviderRecord provider, JsonObject body)
    {
        Check(body);
        CheckFree(state, provider, body, "name", -90036);
        CheckFree(state, provider, body, "issuer", -90037);
        long? group = ActiveDirectoryEndpoints.ImportGroup(state, body, "userImportGroup", provider.Fields.Number("userImportGroup"));
        var fields = (JsonObject)provider.Fields.DeepClone();
        foreach ((string name, JsonNode? value) in body)
        {
            if (value is not null && name != "resetFallbackMappingClaim")
            {
                fields[name] = value.DeepClone();
            }
        }
        fields.Remove("userImportGroup");
        if (body.Flag("resetFallbackMappingClaim") == true)
        {
            fields.Remove("fallbackMappingClaim");
        }
        if (fields.Text("userManagementUrl") is "")
        {
            fields.Remove("userManagementUrl");
        }
        provider.Fields = fields.With("userImportGroup", group);
    }

    private static void Check(JsonObject body)
    {
        foreach (string name in new[] { "name", "clientId", "clientSecret", "mappingClaim" })
        {
            if (body.Has(name) && body.RequiredText(name).Length > 255)
            {
                throw ApiError.Invalid(-80007, $"'{name}' is too long.");
            }
        }
        foreach (string name in Urls)
        {
            if (body.Has(name) && !IsUrl(body.RequiredText(name)))
            {
                throw ApiError.Invalid(-80010, $"'{name}' is no URL.");
            }
        }
        if (body.Text("userManagementUrl") is { Length: > 0 } url && !IsUrl(url))
        {
            throw ApiError.Invalid(-80010, "'userManagementUrl' is no URL.");
        }
        foreach (string name in new[] { "scopes", "redirectUris" })
        {
            if (body[name] is JsonArray { Count: 0 })
            {
                throw ApiError.Invalid(-80000, $"'{name}' is empty.");
            }
        }
        if (body["redirectUris"] is JsonArray redirects && redirects.Any(r => !Uri.TryCreate((string)r!, UriKind.Absolute, out _)))
        {
            throw ApiError.Invalid(-80032, "A redirect address is no URI.");
        }
        if (body.Text("pkceChallengeMethod") is not (null or "plain" or "S256"))
        {
            throw ApiError.Invalid(-90086, "The PKCE method is plain or S256.");
        }
    }

    private static bool IsUrl(string text) => Uri.TryCreate(text, UriKind.Absolute, out Uri? url) && url.Scheme is "https" or "http";

    private static void CheckFree(SandboxState state, OpenIdProviderRecord self, JsonObject body, string name, int code)
    {
        StringComparison comparison = name == "issuer" ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;
        if (body.Text(name) is string wanted && All(state).Values.Any(p => p != self && string.Equals(p.Fields.Text(name), wanted, comparison)))
        {
            throw new ApiError(409, code, "Conflict", $"The {name} '{wanted}' is taken.");
        }
    }

    /// <summary>The secret is written and never read.</summary>
    private static JsonObject Write(OpenIdProviderRecord provider)
    {
        var o = new JsonObject { ["id"] = provider.Id };
        foreach ((string name, JsonNode? value) in provider.Fields.Where(f => f.Key != "clientSecret"))
        {
            o[name] = value?.DeepClone();
        }
        return o;
    }
}
