using System.Text.Json.Nodes;
using DracoonSandbox.Http;
using DracoonSandbox.State;

namespace DracoonSandbox.Endpoints;

/// <summary>The pictures of the users: /user/account/avatar for one's own, and those of everybody.</summary>
internal static class AvatarEndpoints
{
    public static void Map(IEndpointRouteBuilder app, SandboxState state)
    {
        app.MapGet("/api/v4/user/account/avatar", (HttpContext context) =>
        {
            lock (state.Gate)
            {
                return Answer.Ok(Write(context, context.User()));
            }
        });
        app.MapPost("/api/v4/user/account/avatar", async (HttpContext context) =>
        {
            byte[] image = await ReadAsync(context);
            AvatarImage.Check(image);
            lock (state.Gate)
            {
                UserRecord user = context.User();
                state.Areas.Get<AccountState>().Of(user).Avatar = image;
                user.AvatarUuid = Guid.NewGuid().ToString();
                return Answer.Json(201, Write(context, user));
            }
        });
        app.MapDelete("/api/v4/user/account/avatar", (HttpContext context) =>
        {
            lock (state.Gate)
            {
                UserRecord user = context.User();
                state.Areas.Get<AccountState>().Of(user).Avatar = null;
                user.AvatarUuid = null;
                return Answer.Ok(Write(context, user));
            }
        });
        app.MapGet("/api/v4/resources/users/{id:long}/avatar/{uuid}", (HttpContext context, long id, string uuid) =>
        {
            lock (state.Gate)
            {
                return Answer.Ok(Write(context, Find(state, id, uuid)));
            }
        });
        app.MapGet("/api/v4/downloads/avatar/{id:long}/{uuid}", (long id, string uuid) =>
        {
            lock (state.Gate)
            {
                UserRecord user = Find(state, id, uuid);
                return Results.Bytes(state.Areas.Get<AccountState>().Of(user).Avatar ?? AvatarImage.Default(user.Id), "application/octet-stream");
            }
        });
    }

    /// <summary>The picture changes its name with each upload, and the one before is gone.</summary>
    private static UserRecord Find(SandboxState state, long id, string uuid) =>
        state.Users.TryGetValue(id, out UserRecord? user) && (user.AvatarUuid ?? UserJson.DefaultAvatar) == uuid
            ? user
            : throw new ApiError(404, -70028, "Not Found", "Avatar not found.");

    private static async Task<byte[]> ReadAsync(HttpContext context)
    {
        if (!context.Request.HasFormContentType)
        {
            throw ApiError.Invalid(-80042, "The picture is the field 'file' of a multipart form.");
        }
        IFormCollection form = await context.Request.ReadFormAsync(context.RequestAborted);
        IFormFile file = form.Files.GetFile("file") ?? throw ApiError.Invalid(-80000, "'file' is mandatory.");
        using var content = new MemoryStream();
        await file.CopyToAsync(content, context.RequestAborted);
        return content.ToArray();
    }

    private static JsonObject Write(HttpContext context, UserRecord user)
    {
        string uuid = user.AvatarUuid ?? UserJson.DefaultAvatar;
        return new JsonObject
        {
            ["avatarUri"] = $"{context.Request.Scheme}://{context.Request.Host}/api/v4/downloads/avatar/{user.Id}/{uuid}",
            ["avatarUuid"] = uuid,
            ["isCustomAvatar"] = user.AvatarUuid is not null,
        };
    }
}
