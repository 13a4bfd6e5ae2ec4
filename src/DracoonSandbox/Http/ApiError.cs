namespace DracoonSandbox.Http;

/// <summary>An error as the API answers it: a documented status and, where the API has one, its error code.</summary>
internal sealed class ApiError : Exception
{
    public ApiError(int status, int? errorCode, string message, string? debugInfo = null)
        : base(message)
    {
        Status = status;
        ErrorCode = errorCode;
        DebugInfo = debugInfo;
    }

    public int Status { get; }

    public int? ErrorCode { get; }

    public string? DebugInfo { get; }

    public static ApiError Forbidden(string why) => new(403, null, "Forbidden", why);

    public static ApiError Invalid(int code, string why) => new(400, code, "Bad Request", why);

    public static ApiError NodeNotFound() => new(404, -41000, "Not Found", "Node not found.");

    public static ApiError NoKeypair() => new(403, -70020, "Forbidden", "The user has no keypair.");

    public static ApiError UserNotFound() => new(404, -70501, "Not Found", "User not found.");
}
