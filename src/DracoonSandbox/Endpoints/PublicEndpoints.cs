using System.Text.Json.Nodes;
using DracoonSandbox.Http;
using DracoonSandbox.State;

namespace DracoonSandbox.Endpoints;

/// <summary>What everybody may know.</summary>
internal static class PublicEndpoints
{
    public const string ApiVersion = "5.47.0";

    public static void Map(IEndpointRouteBuilder app, SandboxState state)
    {
        app.MapGet("/api/v4/public/software/version", () => Answer.Ok(new JsonObject
        {
            ["restApiVersion"] = state.ApiVersion,
            ["sdsServerVersion"] = state.ApiVersion,
            ["buildDate"] = "2026-01-01T00:00:00.000Z",
            ["scmRevisionNumber"] = "sandbox",
            ["isDracoonCloud"] = false,
            ["version"] = state.ApiVersion,
        }));
        app.MapGet("/api/v4/public/software/third_party_dependencies", () => Answer.Ok(ThirdParty()));
        app.MapGet("/api/v4/public/system/info", (HttpContext context) =>
        {
            lock (state.Gate)
            {
                var settings = state.Areas.Get<SettingsState>();
                return Answer.Ok(new JsonObject
                {
                    ["languageDefault"] = settings.Defaults.Text("languageDefault"),
                    ["hideLoginInputFields"] = settings.General.Flag("hideLoginInputFields"),
                    ["s3Hosts"] = state.UseS3 ? new JsonArray(context.Request.Host.Value) : [],
                    ["s3EnforceDirectUpload"] = state.UseS3,
                    ["useS3Storage"] = state.UseS3,
                    ["authMethods"] = SystemSettings.AuthMethods(settings, context.Request.Query["is_enabled"] == "true"),
                });
            }
        });
        app.MapGet("/api/v4/public/system/info/auth/ad", (HttpContext context) => Providers(context, state, providers =>
            providers.ActiveDirectories.Values.Select(ad => new JsonObject { ["id"] = ad.Id, ["alias"] = ad.Alias, ["isGlobalAvailable"] = false })));
        app.MapGet("/api/v4/public/system/info/auth/openid", (HttpContext context) => Providers(context, state, providers =>
            providers.OpenIdProviders.Values.Select(idp => new JsonObject
            {
                ["id"] = idp.Id,
                ["name"] = idp.Name,
                ["issuer"] = idp.Issuer,
                ["mappingClaim"] = idp.Fields.Text("mappingClaim") ?? "",
                ["isGlobalAvailable"] = false,
            }.With("userManagementUrl", idp.Fields.Text("userManagementUrl")))));
        app.MapGet("/api/v4/public/time", () => Answer.Ok(new JsonObject { ["time"] = Answer.Iso(state.Now) }));
    }

    /// <summary>The providers of the tenant: none of them is for all tenants of the server.</summary>
    private static IResult Providers(HttpContext context, SandboxState state, Func<IdentityProviderState, IEnumerable<JsonObject>> read)
    {
        bool onlyGlobal = context.Request.Query["is_global_available"] == "true";
        lock (state.Gate)
        {
            IEnumerable<JsonNode> items = read(state.Areas.Get<IdentityProviderState>()).Where(p => !onlyGlobal || (bool)p["isGlobalAvailable"]!);
            return Answer.Ok(new JsonObject { ["items"] = new JsonArray([.. items]) });
        }
    }

    /// <summary>What the sandbox itself is built on: the framework that runs it, and nothing else.</summary>
    private static JsonArray ThirdParty() => new(new JsonObject
    {
        ["id"] = "Microsoft.AspNetCore.App",
        ["name"] = "ASP.NET Core",
        ["url"] = "https://dotnet.microsoft.com",
        ["description"] = "The framework that runs the sandbox",
        ["groupId"] = "Microsoft.AspNetCore",
        ["artifactId"] = "App",
        ["version"] = Environment.Version.ToString(),
        ["type"] = "framework",
        ["licenses"] = new JsonArray("MIT"),
    });
}
