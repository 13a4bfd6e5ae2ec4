using System.Text.Json.Nodes;

namespace DracoonSandbox.Http;

/// <summary>Answers errors as the API does.</summary>
internal static class Errors
{
    public static async Task AnswerAsync(HttpContext context, RequestDelegate next)
    {
        try
        {
            await next(context);
        }
        catch (ApiError e) when (!context.Response.HasStarted)
        {
            await WriteAsync(context, e);
        }
        catch (BadHttpRequestException e) when (!context.Response.HasStarted)
        {
            await WriteAsync(context, ApiError.Invalid(-80000, e.Message));
        }
        catch (Exception e) when (!context.Response.HasStarted && !context.RequestAborted.IsCancellationRequested)
        {
            await Console.Error.WriteLineAsync(context.Request.Method + " " + context.Request.Path + ": " + e);
            await WriteAsync(context, new ApiError(500, null, "Internal Server Error", e.GetType().Name));
        }
    }

    /// <summary>What the sandbox has no code for is never answered as if it had.</summary>
    public static Task NotImplementedAsync(HttpContext context)
    {
        bool api = context.Request.Path.StartsWithSegments("/api");
        return WriteAsync(context, api
            ? new ApiError(501, null, "Not Implemented", $"The sandbox does not have {context.Operation()?.Id ?? context.Request.Method + " " + context.Request.Path}.")
            : new ApiError(404, null, "Not Found"));
    }

    public static Task WriteAsync(HttpContext context, ApiError error)
    {
        var body = new JsonObject { ["code"] = error.Status, ["message"] = error.Message, ["debugInfo"] = error.DebugInfo ?? error.Message };
        if (error.ErrorCode is int code)
        {
            body["errorCode"] = code;
        }
        context.Response.Clear();
        return Answer.Json(error.Status, body).ExecuteAsync(context);
    }
}
