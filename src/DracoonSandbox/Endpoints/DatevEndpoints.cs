using System.Net;
using System.Text.Json.Nodes;
using DracoonSandbox.Http;
using DracoonSandbox.State;

namespace DracoonSandbox.Endpoints;

/// <summary>/datev: rooms that are connected with DATEV, for those who administrate them.</summary>
internal static class DatevEndpoints
{
    /// <summary>Where DATEV's own sign-in would be; here it shows the code.</summary>
    private const string SignIn = "/datev/authorize";

    private static readonly TimeSpan UploadTime = TimeSpan.FromMilliseconds(200);

    public static void Map(IEndpointRouteBuilder app, SandboxState state)
    {
        app.MapGet("/api/v4/datev", (HttpContext context) =>
        {
            lock (state.Gate)
            {
                NodeRecord room = RoomEndpoints.Managed(state, context.User(), RoomOf(context)!.Value);
                return Answer.Ok(Write(state, Datev(state).Configs.Values.FirstOrDefault(c => c.RoomId == room.Id) ?? throw NotFound("The room is not connected with DATEV.")));
            }
        });
        app.MapGet(SignIn, (HttpContext context) =>
        {
            lock (state.Gate)
            {
                DatevAuthorization? started = Datev(state).Authorizations.GetValueOrDefault(context.Request.Query["state"].ToString());
                return started is null ? Results.NotFound() : Results.Content(
                    $"<!doctype html><title>DATEV (sandbox)</title><p>Your code:</p><pre id=\"code\">{WebUtility.HtmlEncode(started.Code)}</pre>", "text/html; charset=utf-8");
            }
        });
        MapIntegration(app, state, DatevIntegration.Duo);
        MapIntegration(app, state, DatevIntegration.Mst);
        MapTaxYears(app, state);
    }

    private static void MapIntegration(IEndpointRouteBuilder app, SandboxState state, DatevIntegration integration)
    {
        string path = "/api/v4/datev/" + integration.ToString().ToLowerInvariant();
        app.MapGet(path, (HttpContext context) =>
        {
            lock (state.Gate)
            {
                long? roomId = RoomOf(context);
                IEnumerable<DatevConfig> configs = Datev(state).Configs.Values.Where(c => c.Integration == integration && (roomId is null || c.RoomId == roomId)
                    && state.Nodes.Find(c.RoomId) is NodeRecord room && NodeTree.Of(context.User(), room, state).HasFlag(Permissions.Manage));
                return Answer.Ok(new JsonObject { ["items"] = new JsonArray([.. configs.Select(c => Write(state, c))]) });
            }
        });
        app.MapGet(path + "/{id:long}", (HttpContext context, long id) =>
        {
            lock (state.Gate)
            {
                return Answer.Ok(Write(state, Find(state, context.User(), integration, id)));
            }
        });
        app.MapDelete(path + "/{id:long}", (HttpContext context, long id) =>
        {
            lock (state.Gate)
            {
                Datev(state).Configs.Remove(Find(state, context.User(), integration, id).Id);
            }
            return Answer.NoContent();
        });
        app.MapPost(path + "/{id:long}/sync", (HttpContext context, long id) =>
        {
            lock (state.Gate)
            {
                DatevConfig config = Find(state, context.User(), integration, id);
                foreach (NodeRecord file in state.Nodes.Get(config.RoomId).Below().Where(n => n.Kind == NodeKind.File && n.Room.Id == config.RoomId))
                {
                    config.Files.TryAdd(file.Id, state.Now);
                }
            }
            return Answer.NoContent();
        });
        app.MapGet(path + "/{id:long}/files", (HttpContext context, long id) =>
        {
            lock (state.Gate)
            {
                DatevConfig config = Find(state, context.User(), integration, id);
                return Answer.Ok(new JsonObject { ["items"] = new JsonArray([.. config.Files.Keys.Select(fileId => WriteFile(state, config, fileId))]) });
            }
        });
        app.MapGet(path + "/{id:long}/files/{fileId:long}", (HttpContext context, long id, long fileId) =>
        {
            lock (state.Gate)
            {
                DatevConfig config = Find(state, context.User(), integration, id);
                return Answer.Ok(config.Files.ContainsKey(fileId) ? WriteFile(state, config, fileId) : throw NotFound("The file was not handed over."));
            }
        });
        app.MapPost(path + "/authorization/start", async (HttpContext context) =>
        {
            JsonObject body = await Body.ReadObjectAsync(context);
            lock (state.Gate)
            {
                NodeRecord room = RoomEndpoints.Managed(state, context.User(), body.RequiredNumber("roomId"));
                RequireFree(state, room.Id);
                string key = TokenStore.NewToken();
                Datev(state).Authorizations[key] = new DatevAuthorization
                {
                    Code = TokenStore.NewToken(),
                    Integration = integration,
                    RoomId = room.Id,
                    ConsultantId = body.RequiredNumber("consultantId"),
                    ClientId = body.RequiredNumber("clientId"),
                    BaseId = body.Number("baseId"),
                    ExpiresAt = state.Now.AddMinutes(10),
                };
                return Answer.Ok(new JsonObject { ["url"] = $"{context.Request.Scheme}://{context.Request.Host}{SignIn}?response_type=code&client_id=sandbox&state={key}" });
            }
        });
        app.MapPost(path + "/authorization/complete", async (HttpContext context) =>
        {
            JsonObject body = await Body.ReadObjectAsync(context);
            lock (state.Gate)
            {
                return Answer.Ok(Write(state, Complete(state, context.User(), integration, body.RequiredText("state"), body.RequiredText("code"))));
            }
        });
    }

    private static void MapTaxYears(IEndpointRouteBuilder app, SandboxState state)
    {
        app.MapGet("/api/v4/datev/mst/{id:long}/taxyears", (HttpContext context, long id) =>
        {
            lock (state.Gate)
            {
                DatevConfig config = Find(state, context.User(), DatevIntegration.Mst, id);
                return Answer.Ok(new JsonObject { ["years"] = new JsonArray([.. config.TaxYears.Select(y => (JsonNode)y)]) });
            }
        });
        app.MapPost("/api/v4/datev/mst/{id:long}/taxyears", async (HttpContext context, long id) =>
        {
            JsonObject body = await Body.ReadObjectAsync(context);
            lock (state.Gate)
            {
                string year = body.RequiredText("taxYear");
                DatevConfig config = Find(state, context.User(), DatevIntegration.Mst, id);
                if (year.Length != 4 || !year.All(char.IsAsciiDigit) || !config.TaxYears.Add(year))
                {
                    throw ApiError.Invalid(-80001, $"'taxYear' is '{year}': no year, or there already.");
                }
            }
            return Answer.NoContent();
        });
    }

    private static DatevConfig Complete(SandboxState state, UserRecord caller, DatevIntegration integration, string key, string code)
    {
        if (!Datev(state).Authorizations.Remove(key, out DatevAuthorization? started) || started.Integration != integration || started.ExpiresAt <= state.Now)
        {
            throw NotFound("No such authorization was started, or it is too long ago.");
        }
        RoomEndpoints.Managed(state, caller, started.RoomId);
        if (started.Code != code)
        {
            throw new ApiError(502, null, "Bad Gateway", "DATEV does not accept the code.");
        }
        RequireFree(state, started.RoomId);
        var config = new DatevConfig
        {
            Id = state.NextId(),
            Integration = integration,
            RoomId = started.RoomId,
            ConsultantId = started.ConsultantId,
            ClientId = started.ClientId,
            BaseId = started.BaseId,
            UserId = caller.Id,
            TokenExpiresAt = state.Now.AddYears(2),
        };
        Datev(state).Configs[config.Id] = config;
        return config;
    }

    private static DatevState Datev(SandboxState state) => state.Areas.Get<DatevState>();

    private static DatevConfig Find(SandboxState state, UserRecord caller, DatevIntegration integration, long id)
    {
        if (!Datev(state).Configs.TryGetValue(id, out DatevConfig? config) || config.Integration != integration)
        {
            throw NotFound("There is no such configuration.");
        }
        RoomEndpoints.Managed(state, caller, config.RoomId);
        return config;
    }

    private static void RequireFree(SandboxState state, long roomId)
    {
        if (Datev(state).Configs.Values.Any(c => c.RoomId == roomId))
        {
            throw new ApiError(409, null, "Conflict", "The room is connected with DATEV already.");
        }
    }

    private static long? RoomOf(HttpContext context) =>
        context.Request.Query["room_id"].ToString() is { Length: > 0 } text ? long.Parse(text, System.Globalization.CultureInfo.InvariantCulture) : null;

    private static ApiError NotFound(string why) => new(404, null, "Not Found", why);

    private static JsonObject Write(SandboxState state, DatevConfig config) => new JsonObject
    {
        ["id"] = config.Id,
        ["datevIntegration"] = (int)config.Integration,
        ["roomId"] = config.RoomId,
        ["consultantId"] = config.ConsultantId,
        ["clientId"] = config.ClientId,
        ["authorizingUserId"] = config.UserId,
        ["refreshTokenExpireAt"] = Answer.Iso(config.TokenExpiresAt),
    }.With("baseId", config.BaseId).With("authorizingUserName", state.Users.GetValueOrDefault(config.UserId)?.UserName);

    private static JsonObject WriteFile(SandboxState state, DatevConfig config, long fileId)
    {
        DateTime started = config.Files[fileId];
        bool isDone = state.Now >= started + UploadTime;
        var file = new JsonObject { ["syncConfigId"] = config.Id, ["fileId"] = fileId, ["uploadStatus"] = isDone ? "uploaded" : "uploading", ["uploadStartedAt"] = Answer.Iso(started) };
        return isDone ? file.With("datevFileId", $"datev-{fileId}").With("uploadCompletedAt", Answer.Iso(started + UploadTime)) : file;
    }
}
