using System.Text.Json.Nodes;
using DracoonSandbox.Http;
using DracoonSandbox.State;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace DracoonSandbox.Endpoints;

/// <summary>
/// /uploads/{token}: files that come through DRACOON itself, where there is no S3. The token is the right to do so. Its forerunner, which wants a
/// signed-in user, is /nodes/files/uploads/{upload_id}.
/// </summary>
internal static class DirectUploadEndpoints
{
    public static void Map(IEndpointRouteBuilder app, SandboxState state)
    {
        app.MapPost("/api/v4/uploads/{token}", (HttpContext context, string token) => ReceiveAsync(state, context, () => Find(state, token, null)));
        app.MapPost("/api/v4/nodes/files/uploads/{token}", (HttpContext context, string token) => ReceiveAsync(state, context, () => Find(state, token, context.User())));
        app.MapPut("/api/v4/uploads/{token}", (HttpContext context, string token) => CompleteAsync(state, context, token, null));
        app.MapPut("/api/v4/nodes/files/uploads/{token}", (HttpContext context, string token) => CompleteAsync(state, context, token, context.User()));
        app.MapDelete("/api/v4/uploads/{token}", (string token) =>
        {
            lock (state.Gate)
            {
                UploadEndpoints.Abandon(state, Find(state, token, null));
            }
            return Answer.NoContent();
        });
    }

    /// <summary>Takes a chunk.</summary>
    /// <param name="state">The state.</param>
    /// <param name="context">The request.</param>
    /// <param name="find">Finds the upload that it belongs to.</param>
    /// <param name="takesRaw">True when the body may also be the bytes themselves.</param>
    public static async Task<IResult> ReceiveAsync(SandboxState state, HttpContext context, Func<UploadRecord> find, bool takesRaw = false)
    {
        UploadRecord upload;
        lock (state.Gate)
        {
            upload = find();
        }
        ContentRangeHeaderValue? range = context.Request.GetTypedHeaders().ContentRange;
        StoredPart part = await ReadAsync(context, state.Folder, takesRaw);
        long offset = range?.From ?? 0;
        if (range is not null && (range.Length != upload.Size || range.To - range.From + 1 != part.Length))
        {
            File.Delete(part.Path);
            throw ApiError.Invalid(-80021, "The Content-Range does not fit the content.");
        }
        lock (state.Gate)
        {
            if (offset != upload.Parts.Values.Sum(p => p.Length) && !upload.Parts.ContainsKey(offset))
            {
                File.Delete(part.Path);
                throw ApiError.Invalid(-80021, "The chunk does not follow the one before.");
            }
            if (upload.Parts.Remove(offset, out StoredPart? before))
            {
                File.Delete(before.Path);
            }
            upload.Parts[offset] = part;
        }
        return Answer.Json(201, new JsonObject { ["size"] = part.Length, ["hash"] = part.Hash });
    }

    private static async Task<IResult> CompleteAsync(SandboxState state, HttpContext context, string token, UserRecord? caller)
    {
        JsonObject body = await Body.ReadObjectAsync(context);
        lock (state.Gate)
        {
            UploadRecord upload = Find(state, token, caller);
            if (upload.Parts.Count == 0)
            {
                throw ApiError.Invalid(-80000, "Nothing was sent.");
            }
            NodeRecord node = UploadCompletion.Prepare(state, upload, body).Apply(state);
            state.Uploads.Remove(token);
            return Answer.Json(201, NodeJson.Write(node, upload.User, state));
        }
    }

    private static UploadRecord Find(SandboxState state, string token, UserRecord? caller)
    {
        UploadRecord upload = UploadEndpoints.Find(state, token, caller);
        return upload.IsDirect ? throw ApiError.Invalid(-90033, "The upload goes to S3 directly.") : upload;
    }

    private static async Task<StoredPart> ReadAsync(HttpContext context, string folder, bool takesRaw)
    {
        string? boundary = HeaderUtilities.RemoveQuotes(context.Request.GetTypedHeaders().ContentType?.Boundary ?? default).Value;
        if (string.IsNullOrEmpty(boundary))
        {
            if (takesRaw)
            {
                return await PartFiles.StoreAsync(folder, context.Request.Body, context.RequestAborted);
            }
            throw ApiError.Invalid(-80000, "The body is no multipart/form-data.");
        }
        var reader = new MultipartReader(boundary, context.Request.Body) { BodyLengthLimit = null };
        while (await reader.ReadNextSectionAsync(context.RequestAborted) is MultipartSection section)
        {
            if (section.GetContentDispositionHeader()?.Name == "file")
            {
                return await PartFiles.StoreAsync(folder, section.Body, context.RequestAborted);
            }
        }
        throw ApiError.Invalid(-80000, "'file' is mandatory.");
    }
}
