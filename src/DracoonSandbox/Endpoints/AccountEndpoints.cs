using System.Text.Json.Nodes;
using DracoonSandbox.Http;
using DracoonSandbox.State;

namespace DracoonSandbox.Endpoints;

/// <summary>/user: the signed-in user.</summary>
internal static class AccountEndpoints
{
    public static void Map(IEndpointRouteBuilder app, SandboxState state)
    {
        app.MapGet("/api/v4/user/account", (HttpContext context) =>
        {
            lock (state.Gate)
            {
                return Answer.Ok(UserJson.Account(context.User(), state));
            }
        });
        app.MapGet("/api/v4/user/ping", () => Answer.Ok(JsonValue.Create("OK")));
    }
}
