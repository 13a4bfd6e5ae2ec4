namespace Dracoon.Client;

/// <summary>The server does not have an operation: it is older, or has moved it to another service.</summary>
public sealed class DracoonOperationNotAvailableException : DracoonApiException
{
    internal DracoonOperationNotAvailableException(string message, DracoonApiException answer)
        : base(message, answer)
    {
        StatusCode = answer.StatusCode;
        DebugInfo = answer.DebugInfo;
        ApiMessage = answer.ApiMessage;
        RequestId = answer.RequestId;
        Method = answer.Method;
        Path = answer.Path;
        Fields = answer.Fields;
    }

    /// <summary>Method and path template: <c>GET /users/{user_id}</c>.</summary>
    public string Operation { get; internal init; } = "";

    /// <summary>The version of the API that brought it, such as <c>4.20.0</c>; null when it is not about versions.</summary>
    public string? Since { get; internal init; }

    /// <summary>The version of the server's API.</summary>
    public string ServerVersion { get; internal init; } = "";
}
