using DracoonSandbox.State;

namespace DracoonSandbox.Http;

/// <summary>Who calls: the bearer token of everything of the API and its services that is not for everybody, and the service token of provisioning.</summary>
internal sealed class Authentication
{
    private const string Key = "DracoonSandbox.User";
    private const string StateKey = "DracoonSandbox.State";
    private static readonly string[] Open = ["/api/v4/public", "/api/v4/uploads", "/api/v4/downloads", "/api/v4/auth", "/branding/api/v1/public", "/api/v4/resources/users"];
    private static readonly string[] Services = ["/api/v4", "/branding/api", "/reporting/api"];

    private readonly SandboxState _state;
    private readonly string _serviceToken;

    public Authentication(SandboxState state, string serviceToken)
    {
        _state = state;
        _serviceToken = serviceToken;
    }

    public Task CheckAsync(HttpContext context, RequestDelegate next)
    {
        PathString path = context.Request.Path;
        if (path.StartsWithSegments("/api/v4/provisioning"))
        {
            if (context.Request.Headers["X-Sds-Service-Token"] != _serviceToken)
            {
                throw new ApiError(401, -10012, "Unauthorized", "The service token is missing or wrong.");
            }
        }
        else if (Array.Exists(Services, service => path.StartsWithSegments(service)) && !Array.Exists(Open, open => path.StartsWithSegments(open)))
        {
            context.Items[StateKey] = _state;
            lock (_state.Gate)
            {
                if (_state.Areas.Get<TenantState>().Own is not { IsLocked: false })
                {
                    throw new ApiError(401, -10003, "Unauthorized", "The customer is locked.");
                }
                context.Items[Key] = _state.Tokens.FindUser(TokenOf(context), _state.Now) is UserRecord user && _state.Users.ContainsKey(user.Id) ? user : throw new ApiError(401, null, "Unauthorized", "The access token is missing, unknown or expired.");
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

    public static UserRecord? FindUser(HttpContext context) => context.Items[Key] as UserRecord;

    public static bool HasRole(HttpContext context, string role)
    {
        var state = (SandboxState)context.Items[StateKey]!;
        lock (state.Gate)
        {
            return RoleHolders.Has(state, UserOf(context), role);
        }
    }
}

/// <summary>The caller of a request.</summary>
internal static class Caller
{
    public static UserRecord User(this HttpContext context) => Authentication.UserOf(context);

    /// <summary>The caller; null where nobody needs to sign in.</summary>
    public static UserRecord? CallerOrNull(this HttpContext context) => Authentication.FindUser(context);

    /// <summary>True when the caller has the role, or is in a group that has it.</summary>
    public static bool HasRole(this HttpContext context, string role) => Authentication.HasRole(context, role);

    /// <exception cref="ApiError">The caller lacks the role.</exception>
    public static void Require(this HttpContext context, string role)
    {
        if (!context.HasRole(role))
        {
            throw ApiError.Forbidden($"The role {role} is needed.");
        }
    }
}
