using System.Text.Json.Nodes;
using DracoonSandbox.Http;
using DracoonSandbox.State;
using Microsoft.Net.Http.Headers;

namespace DracoonSandbox.Endpoints;

/// <summary>Download addresses and what is behind them, whole or in ranges (RFC 9110 14). The token is the right to read.</summary>
internal static class DownloadEndpoints
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);

    public static void Map(IEndpointRouteBuilder app, SandboxState state)
    {
        app.MapPost("/api/v4/nodes/files/{id:long}/downloads", (HttpContext context, long id) =>
        {
            lock (state.Gate)
            {
                NodeRecord file = FileKeyEndpoints.File(state, context.User(), id);
                NodeTree.Require(context.User(), file, Permissions.Read, state);
                VirusEndpoints.RequireHarmless(state, file);
                string token = TokenStore.NewToken();
                state.Downloads[token] = (file.Id, state.Now + Lifetime);
                return Answer.Ok(new JsonObject { ["downloadUrl"] = $"{context.Request.Scheme}://{context.Request.Host}/api/v4/downloads/{token}", ["token"] = token });
            }
        });
        app.MapMethods("/api/v4/downloads/{token}", ["GET", "HEAD"], async (HttpContext context, string token) =>
        {
            NodeRecord file;
            lock (state.Gate)
            {
                file = Find(state, token);
            }
            await SendAsync(context, file);
        });
    }

    private static NodeRecord Find(SandboxState state, string token)
    {
        if (!state.Downloads.TryGetValue(token, out (long FileId, DateTime ExpiresAt) download) || download.ExpiresAt < state.Now)
        {
            throw new ApiError(401, -20502, "Unauthorized", "The download token is unknown or expired.");
        }
        return state.Nodes.Find(download.FileId) ?? throw new ApiError(404, -40751, "Not Found", "The file is gone.");
    }

    /// <summary>Sends a file, or the range of it that is asked for.</summary>
    public static async Task SendAsync(HttpContext context, NodeRecord file)
    {
        HttpResponse response = context.Response;
        StoredContent content = file.Content!;
        long offset = 0;
        long count = content.Length;
        response.Headers.AcceptRanges = "bytes";
        response.Headers.ETag = "\"" + content.Hash + "\"";
        response.ContentType = "application/octet-stream";
        RangeHeaderValue? wanted = context.Request.GetTypedHeaders().Range;
        if (wanted is { Unit.Value: "bytes", Ranges.Count: 1 })
        {
            RangeItemHeaderValue range = wanted.Ranges.First();
            offset = range.From ?? Math.Max(content.Length - range.To!.Value, 0);
            long last = range.From is null ? content.Length - 1 : Math.Min(range.To ?? long.MaxValue, content.Length - 1);
            if (offset > last)
            {
                response.Headers.ContentRange = $"bytes */{content.Length}";
                throw new ApiError(416, null, "Range Not Satisfiable", $"The file has {content.Length} bytes.");
            }
            count = last - offset + 1;
            response.StatusCode = StatusCodes.Status206PartialContent;
            response.Headers.ContentRange = $"bytes {offset}-{last}/{content.Length}";
        }
        response.ContentLength = count;
        if (context.Request.Method != "HEAD")
        {
            await content.CopyToAsync(response.Body, offset, count, context.RequestAborted);
        }
    }
}
