using DracoonSandbox.Http;
using DracoonSandbox.State;

namespace DracoonSandbox.Endpoints;

/// <summary>/provisioning/customers/{id}/users: of the sandbox's own tenant its users, of others the first admin.</summary>
internal static class TenantUserEndpoints
{
    public static void Map(IEndpointRouteBuilder app, SandboxState state) =>
        app.MapGet("/api/v4/provisioning/customers/{id:long}/users", (HttpContext context, long id) =>
        {
            lock (state.Gate)
            {
                return Answer.Ok(UserEndpoints.Page(context, state, TenantJson.Users(TenantEndpoints.Get(state, id), state)));
            }
        });
}
