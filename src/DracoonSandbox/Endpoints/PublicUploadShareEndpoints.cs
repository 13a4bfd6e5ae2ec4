using System.Text;
using System.Text.Json.Nodes;
using DracoonSandbox.Http;
using DracoonSandbox.State;

namespace DracoonSandbox.Endpoints;

/// <summary>/public/shares/uploads: how the visitor of an upload share sends files, without an account.</summary>
internal static class PublicUploadShareEndpoints
{
    private const string Path = "/api/v4/public/shares/uploads/{key}";

    /// <summary>Who gets the key of a file that comes: whoever has one of these in the room.</summary>
    private const Permissions Recipients = Permissions.Manage | Permissions.Read | Permissions.ManageDownloadShare | Permissions.ManageUploadShare;

    public static void Map(IEndpointRouteBuilder app, SandboxState state)
    {
        app.MapGet(Path, (HttpContext context, string key) =>
        {
            lock (state.Gate)
            {
                UploadShareRecord share = Find(state, key);
                string? password = context.Request.Headers["X-Sds-Share-Password"];
                if (!string.IsNullOrEmpty(password))
                {
                    Admit(state, share, share.Password == password ? password : Decode(password));
                }
                return Answer.Ok(Write(state, share, isWhole: share.Password is null || !string.IsNullOrEmpty(password)));
            }
        });
        app.MapPost(Path, async (HttpContext context, string key) =>
        {
            JsonObject body = await Body.ReadObjectAsync(context);
            lock (state.Gate)
            {
                UploadRecord upload = Create(state, Find(state, key), body);
                return Answer.Json(201, new JsonObject
                {
                    ["uploadId"] = upload.Id,
                    ["uploadUrl"] = $"{context.Request.Scheme}://{context.Request.Host}/api/v4/public/shares/uploads/{key}/{upload.Id}",
                    ["token"] = upload.Id,
                });
            }
        });
        app.MapPost(Path + "/{id}/s3_urls", async (HttpContext context, string key, string id) =>
        {
            JsonObject body = await Body.ReadObjectAsync(context);
            lock (state.Gate)
            {
                UploadRecord upload = Find(state, Find(state, key), id, isDirect: true);
                return Answer.Json(201, UploadEndpoints.Urls(state, upload, body, $"{context.Request.Scheme}://{context.Request.Host}"));
            }
        });
        app.MapPut(Path + "/{id}/s3", async (HttpContext context, string key, string id) =>
        {
            JsonObject body = await Body.ReadObjectAsync(context);
            lock (state.Gate)
            {
                UploadShareRecord share = Find(state, key);
                UploadRecord upload = Find(state, share, id, isDirect: true);
                UploadEndpoints.RequireIncomplete(upload);
                UploadEndpoints.CheckParts(upload, body);
                UploadCompletion completion = Complete(state, share, upload, body["userFileKeyList"] as JsonArray);
                _ = UploadEndpoints.FinishAsync(state, upload, completion);
            }
            return Results.StatusCode(202);
        });
        app.MapGet(Path + "/{id}", (string key, string id) =>
        {
            lock (state.Gate)
            {
                UploadRecord upload = Find(state, Find(state, key), id, isDirect: true);
                return Answer.Ok(new JsonObject { ["status"] = upload.Status, ["fileName"] = upload.Node?.Name ?? upload.Name }
                    .With("size", upload.Node?.Size ?? upload.Size).With("errorDetails", upload.Error?.DeepClone()));
            }
        });
        app.MapPost(Path + "/{id}", (HttpContext context, string key, string id) => DirectUploadEndpoints.ReceiveAsync(
            state, context, () => Find(state, Find(state, key), id, isDirect: false), takesRaw: true));
        app.MapPut(Path + "/{id}", async (HttpContext context, string key, string id) =>
        {
            JsonObject body = context.Request.ContentLength is null or 0 ? [] : await Body.ReadObjectAsync(context);
            lock (state.Gate)
            {
                UploadShareRecord share = Find(state, key);
                UploadRecord upload = Find(state, share, id, isDirect: false);
                if (upload.Parts.Count == 0)
                {
                    throw ApiError.Invalid(-80000, "Nothing was sent.");
                }
                NodeRecord node = Complete(state, share, upload, body["items"] as JsonArray).Apply(state);
                state.Uploads.Remove(id);
                return Answer.Json(201, Uploaded(node));
            }
        });
        app.MapDelete(Path + "/{id}", (string key, string id) =>
        {
            lock (state.Gate)
            {
                UploadEndpoints.Abandon(state, Find(state, Find(state, key), id, isDirect: null));
            }
            return Answer.NoContent();
        });
    }

    private static UploadShareRecord Find(SandboxState state, string key) =>
        ShareState.Of(state).Uploads.Values.FirstOrDefault(s => s.AccessKey == key && !s.IsExpired(state.Now))
        ?? throw new ApiError(404, -50501, "Not Found", "Upload access key not found.");

    private static UploadRecord Find(SandboxState state, UploadShareRecord share, string id, bool? isDirect) =>
        state.Uploads.GetValueOrDefault(id) is not UploadRecord upload || upload.ShareId != share.Id ? throw new ApiError(404, -20501, "Not Found", "The upload is unknown.")
        : isDirect is null || upload.IsDirect == isDirect ? upload
        : isDirect == true ? throw new ApiError(404, -90034, "Not Found", "The upload does not go to S3.")
        : throw new ApiError(412, -90030, "Precondition Failed", "The upload goes to S3 directly.");

    private static void Admit(SandboxState state, UploadShareRecord share, string? password)
    {
        if (share.IsLocked(state.Now))
        {
            throw new ApiError(403, -51000, "Forbidden", "The share is temporarily locked.");
        }
        if (!share.Opens(password, state.Now))
        {
            throw new ApiError(401, -50502, "Unauthorized", "Wrong password for Upload Share link.");
        }
    }

    private static string Decode(string password)
    {
        byte[] bytes = new byte[password.Length];
        return Convert.TryFromBase64String(password, bytes, out int count) ? Encoding.UTF8.GetString(bytes, 0, count) : password;
    }

    private static UploadRecord Create(SandboxState state, UploadShareRecord share, JsonObject body)
    {
        Admit(state, share, body.Text("password"));
        NodeRecord parent = state.Nodes.Get(share.NodeId);
        bool direct = body.Flag("directS3Upload") ?? false;
        if (direct && !state.UseS3)
        {
            throw new ApiError(412, -90030, "Precondition Failed", "There is no S3 storage.");
        }
        string name = body.RequiredText("name");
        NodeTree.CheckName(name);
        if (parent.IsEncrypted)
        {
            RequireRecipients(state, parent);
        }
        long? size = body.Number("size");
        CheckRoom(share, parent, size ?? 0);
        var upload = new UploadRecord
        {
            Id = TokenStore.NewToken(),
            ShareId = share.Id,
            User = state.Users[share.CreatedById],
            Parent = parent,
            Name = name,
            IsDirect = direct,
            Size = size,
            ExpireAt = share.FilesExpiryPeriod is int days ? state.Now.AddDays(days) : null,
            TimestampCreation = body.Time("timestampCreation"),
            TimestampModification = body.Time("timestampModification"),
        };
        state.Uploads[upload.Id] = upload;
        return upload;
    }

    private static void CheckRoom(UploadShareRecord share, NodeRecord parent, long size)
    {
        if (share.UploadCount >= share.MaxSlots)
        {
            throw ApiError.Invalid(-50506, "Exceeds the number of files for this Upload Share.");
        }
        if (share.UploadedSize + size > share.MaxSize)
        {
            throw new ApiError(507, -50504, "Insufficient Storage", "Exceeds the quota for this Upload Share.");
        }
        if (parent.Room.Quota > 0 && parent.Room.Size + size > parent.Room.Quota)
        {
            throw new ApiError(507, -40200, "Insufficient Storage", "The room's quota is used up.");
        }
    }

    private static UploadCompletion Complete(SandboxState state, UploadShareRecord share, UploadRecord upload, JsonArray? keyList)
    {
        CheckRoom(share, upload.Parent, upload.Parts.Values.Sum(p => p.Length));
        return UploadCompletion.PrepareForShare(upload, Keys(state, upload.Parent, keyList), node =>
        {
            share.UploadCount++;
            share.UploadedSize += node.Size;
            share.FileIds.Add(node.Id);
            ShareJson.NotifyCreator(state, share, $"'{node.Name}' was uploaded");
        });
    }

    /// <summary>The file's keys: for users of the room who have a keypair, and for nobody else.</summary>
    private static Dictionary<long, FileKeyRecord> Keys(SandboxState state, NodeRecord parent, JsonArray? keyList)
    {
        var keys = new Dictionary<long, FileKeyRecord>();
        foreach (JsonObject item in (keyList ?? []).Select(i => i!.AsObject()))
        {
            if (!parent.IsEncrypted)
            {
                throw ApiError.Invalid(-40001, "The room is not encrypted.");
            }
            UserRecord user = state.Users.GetValueOrDefault(item.RequiredNumber("userId")) is UserRecord found && (NodeTree.Of(found, parent, state) & Recipients) != 0
                ? found
                : throw ApiError.UserNotFound();
            FileKeyRecord key = UploadCompletion.ReadKey(item["fileKey"] as JsonObject ?? throw ApiError.Invalid(-80000, "'fileKey' is mandatory."));
            keys[(user.Keypairs.ForFileKey(key.Version) ?? throw ApiError.NoKeypair()).Id] = key;
        }
        return keys.Count > 0 || !parent.IsEncrypted ? keys : throw ApiError.Invalid(-40763, "A file key must be set for an upload into an encrypted room.");
    }

    private static UserRecord[] RequireRecipients(SandboxState state, NodeRecord parent)
    {
        UserRecord[] users = [.. state.Users.Values.Where(u => u.Keypairs.Count > 0 && (NodeTree.Of(u, parent, state) & Recipients) != 0)];
        return users.Length > 0 ? users : throw ApiError.Invalid(-50505, "No room user has a keypair.");
    }

    private static JsonObject Write(SandboxState state, UploadShareRecord share, bool isWhole)
    {
        NodeRecord parent = state.Nodes.Get(share.NodeId);
        var o = new JsonObject
        {
            ["name"] = share.Name,
            ["createdAt"] = Answer.Iso(share.CreatedAt),
            ["creatorName"] = "",
            ["isProtected"] = share.Password is not null,
            ["isEncrypted"] = parent.IsEncrypted,
            ["showUploadedFiles"] = share.ShowUploadedFiles,
            ["maxSlots"] = share.MaxSlots ?? 0,
        };
        if (parent.IsEncrypted)
        {
            o["userUserPublicKeyList"] = new JsonObject
            {
                ["items"] = new JsonArray([.. RequireRecipients(state, parent)
                    .Select(u => new JsonObject { ["id"] = u.Id, ["publicKeyContainer"] = UserJson.PublicKey(u.Keypairs.Preferred!) })]),
            };
        }
        if (isWhole)
        {
            foreach ((string name, JsonNode? value) in ShareJson.Public(state, share))
            {
                o[name] = value?.DeepClone();
            }
            o.With("remainingSlots", share.MaxSlots - share.UploadCount).With("remainingSize", share.MaxSize - share.UploadedSize).With("maxSize", share.MaxSize);
            if (share.ShowUploadedFiles)
            {
                o["uploadedFiles"] = new JsonArray([.. share.FileIds.Select(state.Nodes.Find).OfType<NodeRecord>().Select(Uploaded)]);
            }
        }
        return o;
    }

    private static JsonObject Uploaded(NodeRecord file) => new()
    {
        ["name"] = file.Name,
        ["size"] = file.Size,
        ["createdAt"] = Answer.Iso(file.CreatedAt),
        ["hash"] = file.Content!.Hash,
    };
}
