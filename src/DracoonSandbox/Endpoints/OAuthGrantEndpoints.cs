using System.Text.Json.Nodes;
using DracoonSandbox.Http;
using DracoonSandbox.State;

namespace DracoonSandbox.Endpoints;

/// <summary>/user/oauth: where the signed-in user is signed in, and which clients they let in.</summary>
internal static class OAuthGrantEndpoints
{
    private static readonly Listing<OAuthAuthorization> Authorizations = new Listing<OAuthAuthorization>()
        .Flag("isStandard", a => a.Client.IsStandard).Sort("clientName", a => a.Client.Name);

    private static readonly Listing<OAuthClientRecord> Approvals = new Listing<OAuthClientRecord>().Sort("clientName", c => c.Name);

    public static void Map(IEndpointRouteBuilder app, SandboxState state)
    {
        app.MapGet("/api/v4/user/oauth/authorizations", (HttpContext context) =>
        {
            lock (state.Gate)
            {
                OAuthAuthorization? current = state.Tokens.FindAuthorization(Authentication.TokenOf(context), state.Now);
                return Answer.Ok(new JsonArray([.. Authorizations.Select(context, state.Tokens.AuthorizationsOf(context.User(), state.Now)).Select(a => Write(a, a == current))]));
            }
        });
        app.MapDelete("/api/v4/user/oauth/authorizations/{clientId}", (HttpContext context, string clientId) =>
        {
            lock (state.Gate)
            {
                End(state, context.User(), a => a.ClientId == clientId);
            }
            return Answer.NoContent();
        });
        app.MapDelete("/api/v4/user/oauth/authorizations/{clientId}/{id:long}", (HttpContext context, string clientId, long id) =>
        {
            lock (state.Gate)
            {
                End(state, context.User(), a => a.ClientId == clientId && a.Id == id);
            }
            return Answer.NoContent();
        });
        app.MapGet("/api/v4/user/oauth/approvals", (HttpContext context) =>
        {
            lock (state.Gate)
            {
                HashSet<string> approved = state.Areas.Get<AccountState>().Of(context.User()).ApprovedClients;
                IEnumerable<OAuthClientRecord> clients = state.Areas.Get<OAuthClientState>().Clients.Values.Where(c => approved.Contains(c.Id));
                return Answer.Ok(new JsonArray([.. Approvals.Select(context, clients).Select(c => new JsonObject { ["clientId"] = c.Id, ["clientName"] = c.Name })]));
            }
        });
        app.MapDelete("/api/v4/user/oauth/approvals/{clientId}", (HttpContext context, string clientId) =>
        {
            lock (state.Gate)
            {
                if (state.Areas.Get<OAuthClientState>().Find(clientId) is null)
                {
                    throw new ApiError(404, -90080, "Not Found", "OAuth client not found.");
                }
                if (!state.Areas.Get<AccountState>().Of(context.User()).ApprovedClients.Remove(clientId))
                {
                    throw new ApiError(404, -90093, "Not Found", "OAuth client approval not found.");
                }
            }
            return Answer.NoContent();
        });
    }

    private static void End(SandboxState state, UserRecord user, Func<OAuthAuthorization, bool> which)
    {
        OAuthAuthorization[] found = [.. state.Tokens.AuthorizationsOf(user, state.Now).Where(which)];
        if (found.Length == 0)
        {
            throw new ApiError(404, -90082, "Not Found", "OAuth client authorization not found.");
        }
        foreach (OAuthAuthorization authorization in found)
        {
            state.Tokens.End(authorization);
        }
    }

    private static JsonObject Write(OAuthAuthorization authorization, bool isCurrent)
    {
        return new JsonObject
        {
            ["id"] = authorization.Id,
            ["clientId"] = authorization.ClientId,
            ["clientName"] = authorization.Client.Name,
            ["isStandard"] = authorization.Client.IsStandard,
            ["createdAt"] = Answer.Iso(authorization.CreatedAt),
            ["usedAt"] = Answer.Iso(authorization.UsedAt),
            ["userAgentCategory"] = authorization.UserAgent.Length == 0 ? "unknown" : authorization.UserAgent.StartsWith("Mozilla/", StringComparison.Ordinal) ? "browser" : "native",
            ["userAgentInfo"] = authorization.UserAgent,
            ["isCurrentAuthorization"] = isCurrent,
        };
    }
}
