using DracoonSandbox.Description;

namespace DracoonSandbox.Http;

/// <summary>Makes the server one of an older version: operations that came later are paths that nobody knows.</summary>
internal sealed class OlderServer(Version version)
{
    public Task CheckAsync(HttpContext context, RequestDelegate next)
    {
        if (context.Request.Path.StartsWithSegments("/api/v4", out PathString rest)
            && ApiDescription.Current.Find(context.Request.Method, rest.Value ?? "") is ApiOperation operation && !operation.Since.IsIn(version))
        {
            throw new ApiError(404, null, "Not Found", $"API {version} has no {operation.Name}.");
        }
        return next(context);
    }
}
