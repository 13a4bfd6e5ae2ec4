using System.Text.Json.Nodes;
using DracoonSandbox.Http;
using DracoonSandbox.State;

namespace DracoonSandbox.Endpoints;

/// <summary>/system/config/settings: for config managers. A change shows in /config/info at once.</summary>
internal static class SystemSettingsEndpoints
{
    public const string Role = "CONFIG_MANAGER";

    public static void Map(IEndpointRouteBuilder app, SandboxState state)
    {
        foreach (string section in SystemSettings.Sections.Append("infrastructure"))
        {
            app.MapGet("/api/v4/system/config/settings/" + section, (HttpContext context) =>
            {
                context.Require(Role);
                lock (state.Gate)
                {
                    return Answer.Ok(SystemSettings.Read(state, section));
                }
            });
        }
        foreach (string section in SystemSettings.Sections)
        {
            app.MapPut("/api/v4/system/config/settings/" + section, async (HttpContext context) =>
            {
                context.Require(Role);
                JsonObject body = await Body.ReadObjectAsync(context);
                lock (state.Gate)
                {
                    SystemSettings.Update(state, section, body);
                    return Answer.Ok(SystemSettings.Read(state, section));
                }
            });
        }
    }
}
