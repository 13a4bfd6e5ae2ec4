using System.Text.Json.Nodes;
using DracoonSandbox.Http;
using DracoonSandbox.State;

namespace DracoonSandbox.Endpoints;

/// <summary>What everybody may know, and the settings that every user may read.</summary>
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
        app.MapGet("/api/v4/public/system/info", (HttpContext context) => Answer.Ok(new JsonObject
        {
            ["languageDefault"] = "en-GB",
            ["hideLoginInputFields"] = false,
            ["s3Hosts"] = state.UseS3 ? new JsonArray(context.Request.Host.Value) : [],
            ["s3EnforceDirectUpload"] = state.UseS3,
            ["useS3Storage"] = state.UseS3,
            ["authMethods"] = new JsonArray(new JsonObject { ["name"] = "basic", ["isEnabled"] = true, ["priority"] = 1 }),
        }));
        app.MapGet("/api/v4/public/time", () => Answer.Ok(new JsonObject { ["time"] = Answer.Iso(state.Now) }));
        app.MapGet("/api/v4/config/info/general", () => Answer.Ok(new JsonObject
        {
            ["sharePasswordSmsEnabled"] = false,
            ["cryptoEnabled"] = true,
            ["emailNotificationButtonEnabled"] = true,
            ["eulaEnabled"] = false,
            ["useS3Storage"] = state.UseS3,
            ["s3TagsEnabled"] = false,
            ["homeRoomsActive"] = false,
            ["hideLoginInputFields"] = false,
            ["subscriptionPlan"] = 0,
        }));
    }
}
