using System.Text.Json.Nodes;
using DracoonSandbox.Http;
using DracoonSandbox.State;

namespace DracoonSandbox.Endpoints;

/// <summary>/user: the signed-in user.</summary>
internal static class AccountEndpoints
{
    private const int MaximumLength = 150;

    private static readonly string[] Texts = ["userName", "firstName", "lastName", "email", "phone", "language", "title", "login"];

    public static void Map(IEndpointRouteBuilder app, SandboxState state)
    {
        app.MapGet("/api/v4/user/account", (HttpContext context) =>
        {
            lock (state.Gate)
            {
                return Answer.Ok(UserJson.Account(context.User(), state, context.Request.Query["more_info"] == "true"));
            }
        });
        app.MapPut("/api/v4/user/account", async (HttpContext context) =>
        {
            JsonObject body = await Body.ReadObjectAsync(context);
            lock (state.Gate)
            {
                Update(state, context.User(), body);
                return Answer.Ok(UserJson.Account(context.User(), state, false));
            }
        });
        app.MapPut("/api/v4/user/account/password", async (HttpContext context) =>
        {
            JsonObject body = await Body.ReadObjectAsync(context);
            lock (state.Gate)
            {
                UserRecord user = context.User();
                if (user.Password is not null && body.Text("oldPassword") != user.Password)
                {
                    throw new ApiError(400, null, "Bad Request", "The old password is wrong.");
                }
                LoginPasswords.Change(state, user, body.Text("newPassword") ?? "");
            }
            return Answer.NoContent();
        });
        app.MapGet("/api/v4/user/account/customer", () =>
        {
            lock (state.Gate)
            {
                return Answer.Ok(SystemKeypairEndpoints.Customer(state));
            }
        });
        app.MapGet("/api/v4/user/ping", (HttpContext context) => Results.Text(context.User().UserName));
    }

    private static void Update(SandboxState state, UserRecord user, JsonObject body)
    {
        AccountRecord account = state.Areas.Get<AccountState>().Of(user);
        if (Array.Find(Texts, name => body.Text(name)?.Length > MaximumLength) is string tooLong)
        {
            throw ApiError.Invalid(-80007, $"'{tooLong}' has more than {MaximumLength} characters.");
        }
        if (Array.Find(Texts, name => name is not ("phone" or "title") && body.Text(name) is string text && string.IsNullOrWhiteSpace(text)) is string empty)
        {
            throw ApiError.Invalid(-80000, $"'{empty}' is empty.");
        }
        if (body.Flag("acceptEULA") is bool accept)
        {
            if (accept == account.HasAcceptedEula)
            {
                throw ApiError.Invalid(accept ? -70104 : -80000, accept ? "EULA is already accepted." : "There is no acceptance to take back.");
            }
            account.HasAcceptedEula = accept ? true : throw ApiError.Invalid(-70103, "Accepted EULA cannot be undone.");
        }
        string? email = UserEndpoints.Email(body);
        UserEndpoints.CheckFree(state, user, body.Text("userName"));
        user.UserName = body.Text("userName") ?? user.UserName;
        user.FirstName = body.Text("firstName") ?? user.FirstName;
        user.LastName = body.Text("lastName") ?? user.LastName;
        user.Email = email ?? user.Email;
        user.Phone = body.Has("phone") ? Empty(body.Text("phone")) : user.Phone;
        user.Title = body.Has("title") ? Empty(body.Text("title")) : user.Title;
        user.Login = body.Text("login") ?? user.Login;
        account.Language = body.Text("language") ?? account.Language;
        account.SubscribesRooms = body.Flag("automaticallySubscribeDatarooms") ?? account.SubscribesRooms;
    }

    private static string? Empty(string? text) => text is { Length: 0 } ? null : text;
}
