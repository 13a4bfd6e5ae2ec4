using System.Text.Json.Nodes;
using DracoonSandbox.Http;
using DracoonSandbox.State;

namespace DracoonSandbox.Endpoints;

/// <summary>/nodes/files/uploads: channels, presigned addresses, completion, status.</summary>
internal static class UploadEndpoints
{
    private const int MinimumPartSize = 5 * 1024 * 1024;
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(15);

    public static void Map(IEndpointRouteBuilder app, SandboxState state)
    {
        const string Path = "/api/v4/nodes/files/uploads";
        app.MapPost(Path, async (HttpContext context) =>
        {
            JsonObject body = await Body.ReadObjectAsync(context);
            lock (state.Gate)
            {
                UploadRecord upload = Create(state, context.User(), body);
                return Answer.Json(201, new JsonObject
                {
                    ["uploadId"] = upload.Id,
                    ["uploadUrl"] = $"{context.Request.Scheme}://{context.Request.Host}/api/v4/uploads/{upload.Id}",
                    ["token"] = upload.Id,
                });
            }
        });
        app.MapPost(Path + "/{id}/s3_urls", async (HttpContext context, string id) =>
        {
            JsonObject body = await Body.ReadObjectAsync(context);
            lock (state.Gate)
            {
                UploadRecord upload = Find(state, id, context.User());
                return Answer.Json(201, Urls(state, upload, body, $"{context.Request.Scheme}://{context.Request.Host}"));
            }
        });
        app.MapPut(Path + "/{id}/s3", async (HttpContext context, string id) =>
        {
            JsonObject body = await Body.ReadObjectAsync(context);
            lock (state.Gate)
            {
                UploadRecord upload = Find(state, id, context.User());
                RequireIncomplete(upload);
                CheckParts(upload, body);
                UploadCompletion completion = UploadCompletion.Prepare(state, upload, body);
                _ = FinishAsync(state, upload, completion);
            }
            return Results.StatusCode(202);
        });
        app.MapGet(Path + "/{id}", (HttpContext context, string id) =>
        {
            lock (state.Gate)
            {
                UploadRecord upload = Find(state, id, context.User());
                return Answer.Ok(new JsonObject { ["status"] = upload.Status }
                    .With("node", upload.Node is null ? null : NodeJson.Write(upload.Node, context.User(), state))
                    .With("errorDetails", upload.Error?.DeepClone()));
            }
        });
        app.MapDelete(Path + "/{id}", (HttpContext context, string id) =>
        {
            lock (state.Gate)
            {
                Abandon(state, Find(state, id, context.User()));
            }
            return Answer.NoContent();
        });
    }

    public static UploadRecord Find(SandboxState state, string id, UserRecord? caller) =>
        state.Uploads.GetValueOrDefault(id) is UploadRecord { ShareId: null } upload && (caller is null || upload.User == caller)
            ? upload
            : throw new ApiError(404, -20501, "Not Found", "The upload is unknown.");

    public static void Abandon(SandboxState state, UploadRecord upload)
    {
        if (upload.Node is null)
        {
            upload.DeleteParts();
        }
        state.Uploads.Remove(upload.Id);
    }

    private static UploadRecord Create(SandboxState state, UserRecord caller, JsonObject body)
    {
        NodeRecord parent = NodeEndpoints.Visible(state, caller, body.RequiredNumber("parentId"));
        if (parent.Kind == NodeKind.File)
        {
            throw ApiError.NodeNotFound();
        }
        NodeTree.Require(caller, parent, Permissions.Create, state);
        if (parent.IsEncrypted && caller.Keypairs.Count == 0)
        {
            throw new ApiError(403, -70020, "Forbidden", "The user has no keypair.");
        }
        bool direct = body.Flag("directS3Upload") ?? false;
        if (direct && !state.UseS3)
        {
            throw new ApiError(412, -90030, "Precondition Failed", "There is no S3 storage.");
        }
        if (!direct && state.UseS3)
        {
            throw ApiError.Invalid(-90033, "Uploads go to S3 directly.");
        }
        long? size = body.Number("size");
        if (parent.Room.Quota > 0 && parent.Room.Size + (size ?? 0) > parent.Room.Quota)
        {
            throw new ApiError(507, -40200, "Insufficient Storage", "The room's quota is used up.");
        }
        var upload = new UploadRecord
        {
            Id = TokenStore.NewToken(),
            User = caller,
            Parent = parent,
            Name = body.RequiredText("name"),
            IsDirect = direct,
            Size = size,
            Classification = (int?)body.Number("classification"),
            Notes = body.Text("notes"),
            ExpireAt = body.Expiration("expiration", state.Now),
            TimestampCreation = body.Time("timestampCreation"),
            TimestampModification = body.Time("timestampModification"),
        };
        state.Uploads[upload.Id] = upload;
        return upload;
    }

    /// <summary>Presigned addresses for parts of one size.</summary>
    public static JsonObject Urls(SandboxState state, UploadRecord upload, JsonObject body, string server)
    {
        long size = body.RequiredNumber("size");
        long first = body.RequiredNumber("firstPartNumber");
        long last = body.RequiredNumber("lastPartNumber");
        if (first < 1 || last < first || last > 10_000 || size < 0 || (size < MinimumPartSize && last > first))
        {
            throw ApiError.Invalid(-80000, "Parts are numbered from 1 to 10,000 and have at least 5 MiB, the last one excepted.");
        }
        var urls = new JsonArray();
        for (long part = first; part <= last; part++)
        {
            urls.Add(new JsonObject { ["url"] = server + StorageEndpoints.Sign(state, upload.Id, part, size), ["partNumber"] = part });
        }
        return new JsonObject { ["urls"] = urls };
    }

    /// <summary>The parts that the client names must be those that came: in order, each with its ETag, none too small.</summary>
    public static void CheckParts(UploadRecord upload, JsonObject body)
    {
        int expected = 0;
        foreach (JsonObject part in body.Objects("parts"))
        {
            expected++;
            if (part.RequiredNumber("partNumber") != expected || !upload.Parts.TryGetValue(expected, out StoredPart? stored)
                || part.RequiredText("partEtag").Trim('"') != stored.Hash || (stored.Length < MinimumPartSize && expected != upload.Parts.Count))
            {
                throw ApiError.Invalid(-80045, $"Part {expected} is missing, in the wrong order, too small or not what was stored.");
            }
        }
        if (expected != upload.Parts.Count || expected == 0)
        {
            throw ApiError.Invalid(-80045, "Parts are missing.");
        }
    }

    /// <exception cref="ApiError">Its parts are being put together already, or were.</exception>
    public static void RequireIncomplete(UploadRecord upload)
    {
        if (upload.IsCompleting)
        {
            throw new ApiError(409, null, "Conflict", "The upload is completed already.");
        }
    }

    /// <summary>Putting a file together takes a moment, as it does on the real storage.</summary>
    public static async Task FinishAsync(SandboxState state, UploadRecord upload, UploadCompletion completion)
    {
        upload.IsCompleting = true;
        await Task.Delay(Step);
        lock (state.Gate)
        {
            upload.Status = "finishing";
        }
        await Task.Delay(Step);
        lock (state.Gate)
        {
            if (!state.Uploads.ContainsKey(upload.Id))
            {
                return; // taken back meanwhile
            }
            try
            {
                upload.Node = completion.Apply(state);
                upload.Status = "done";
            }
            catch (ApiError e)
            {
                upload.Status = "error";
                upload.Error = new JsonObject { ["code"] = e.Status, ["message"] = e.Message, ["debugInfo"] = e.DebugInfo ?? e.Message }.With("errorCode", e.ErrorCode);
            }
        }
    }
}
