using DracoonSandbox.State;

namespace DracoonSandbox.Http;

/// <summary>Who calls: the bearer token of everything below /api/v4 that is not for everybody.</summary>
internal sealed class Authentication
{
    private const string Key = "DracoonSandbox.User";
    private static readonly string[] Open = ["/api/v4/public", "/api/v4/uploads", "/api/v4/downloads", "/api/v4/auth", "/api/v4/resources/users"];

    private readonly SandboxState _state;

    public Authentication(SandboxState state)
    {
        _state = state;
    }

    public Task CheckAsync(HttpContext context, RequestDelegate next)
    {
        PathString path = context.Request.Path;
        if (path.StartsWithSegments("/api/v4") && !Array.Exists(Open, open => path.StartsWithSegments(open)))
        {
            lock (_state.Gate)
            {
                context.Items[Key] = _state.Tokens.FindUser(TokenOf(context), _state.Now) ?? throw new ApiError(401, null, "Unauthorized", "The access token is missing, unknown or expired.");
            }
        }
        return next(context);
    }

    /// <summary>The access token of a request; empty when it has none.</summary>
    public static string TokenOf(HttpContext context)
    {
        string header = context.Request.Headers.Authorization.ToString();
        return header.StartsWith("Bearer ", StringComparison.Ordinal) ? header[7..] : "";
    }

    public static UserRecord UserOf(HttpContext context) => (UserRecord)context.Items[Key]!;
}

/// <summary>The caller of a request.</summary>
internal static class Caller
{
    public static UserRecord User(this HttpContext context) => Authentication.UserOf(context);

    /// <exception cref="ApiError">The caller lacks the role.</exception>
    public static void Require(this HttpContext context, string role)
    {
        if (!context.User().Roles.Contains(role))
        {
            throw ApiError.Forbidden($"The role {role} is needed.");
        }
    }
}
