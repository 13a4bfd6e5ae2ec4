using System.Text.Json.Nodes;
using DracoonSandbox.Http;
using DracoonSandbox.State;

namespace DracoonSandbox.Endpoints;

/// <summary>/public/shares/downloads: what the visitor of a download share sees and gets, without an account.</summary>
internal static class PublicDownloadShareEndpoints
{
    private const string Path = "/api/v4/public/shares/downloads/{key}";
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);

    public static void Map(IEndpointRouteBuilder app, SandboxState state)
    {
        app.MapGet(Path, (string key) =>
        {
            lock (state.Gate)
            {
                DownloadShareRecord share = Find(state, key);
                return Answer.Ok(Write(state, share, state.Nodes.Get(share.NodeId)));
            }
        });
        app.MapMethods(Path, ["HEAD"], (HttpContext context, string key) =>
        {
            lock (state.Gate)
            {
                string? password = context.Request.Query["password"];
                Admit(state, Find(state, key), string.IsNullOrEmpty(password) ? null : password);
            }
            return Results.Ok();
        });
        app.MapPost(Path, async (HttpContext context, string key) =>
        {
            JsonObject body = await Body.ReadObjectAsync(context);
            lock (state.Gate)
            {
                DownloadShareRecord share = Find(state, key);
                Admit(state, share, body.Text("password"));
                CheckLimit(share);
                string token = TokenStore.NewToken();
                ShareState.Of(state).Tokens[token] = new ShareTokenRecord { ShareId = share.Id, ExpiresAt = state.Now + Lifetime };
                return Answer.Json(201, new JsonObject
                {
                    ["downloadUrl"] = $"{context.Request.Scheme}://{context.Request.Host}/api/v4/public/shares/downloads/{key}/{token}",
                    ["token"] = token,
                });
            }
        });
        app.MapMethods(Path + "/{token}", ["GET", "HEAD"], async (HttpContext context, string key, string token) =>
        {
            bool isRead = context.Request.Method != "HEAD";
            NodeRecord node;
            List<ArchiveEndpoints.Entry> entries = [];
            lock (state.Gate)
            {
                DownloadShareRecord share = Find(state, key);
                if (!ShareState.Of(state).Tokens.TryGetValue(token, out ShareTokenRecord? admitted) || admitted.ShareId != share.Id || admitted.ExpiresAt < state.Now)
                {
                    throw new ApiError(404, -50001, "Not Found", "Download token not found.");
                }
                node = state.Nodes.Get(share.NodeId);
                if (node.Kind != NodeKind.File)
                {
                    if (context.Request.Headers.Range.Count > 0)
                    {
                        throw ApiError.Invalid(-80022, "Range cannot be set at ZIP download.");
                    }
                    entries = ArchiveEndpoints.Entries([node]);
                }
                if (isRead && !admitted.IsCounted)
                {
                    CheckLimit(share);
                    share.DownloadCount++;
                    admitted.IsCounted = true;
                    ShareJson.NotifyCreator(state, share, "downloaded");
                }
            }
            context.Response.Headers.ContentDisposition = $"{(context.Request.Query["inline"] == "true" ? "inline" : "attachment")}; filename*=UTF-8''{Uri.EscapeDataString(FileName(node))}";
            if (node.Kind == NodeKind.File)
            {
                await DownloadEndpoints.SendAsync(context, node);
            }
            else if (isRead)
            {
                await ArchiveEndpoints.SendAsync(context, entries);
            }
            else
            {
                context.Response.ContentType = "application/zip";
            }
        });
    }

    /// <exception cref="ApiError">There is none, or it has expired, which is the same to a visitor.</exception>
    private static DownloadShareRecord Find(SandboxState state, string key) =>
        ShareState.Of(state).Downloads.Values.FirstOrDefault(s => s.AccessKey == key && !s.IsExpired(state.Now))
        ?? throw new ApiError(404, -50000, "Not Found", "Download access key not found.");

    private static void Admit(SandboxState state, DownloadShareRecord share, string? password)
    {
        if (share.Keypair is not null)
        {
            if (password is not null)
            {
                throw ApiError.Invalid(-50008, "Client-side encryption passwords should not be sent to the server.");
            }
            return;
        }
        if (share.IsLocked(state.Now))
        {
            throw new ApiError(403, -51000, "Forbidden", "The share is temporarily locked.");
        }
        if (!share.Opens(password, state.Now))
        {
            throw new ApiError(401, -50009, "Unauthorized", "Wrong password for Download Share link.");
        }
    }

    private static void CheckLimit(DownloadShareRecord share)
    {
        if (share.IsLimitReached)
        {
            throw new ApiError(404, -50002, "Not Found", "Downloads limit reached.");
        }
    }

    private static string FileName(NodeRecord node) => node.Kind == NodeKind.File ? node.Name : node.Name + ".zip";

    private static JsonObject Write(SandboxState state, DownloadShareRecord share, NodeRecord node)
    {
        JsonObject o = ShareJson.Public(state, share);
        o["isProtected"] = share.Password is not null || share.Keypair is not null;
        o["fileName"] = FileName(node);
        o["size"] = node.Size;
        o["limitReached"] = share.IsLimitReached;
        o["hasDownloadLimit"] = share.MaxDownloads is not null;
        o["mediaType"] = FileName(node).EndsWith(".zip", StringComparison.OrdinalIgnoreCase) ? "application/zip" : "application/octet-stream";
        o["isEncrypted"] = share.Keypair is not null;
        o["hideDownload"] = share.HideDownload;
        if (share is { Keypair: KeypairRecord keypair, FileKey: FileKeyRecord fileKey })
        {
            o["privateKeyContainer"] = new JsonObject { ["version"] = keypair.Version, ["privateKey"] = keypair.PrivateKey };
            o["fileKey"] = FileKeyEndpoints.Write(fileKey);
        }
        return o;
    }
}
