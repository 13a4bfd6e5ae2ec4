using System.Text.Json.Nodes;
using DracoonSandbox.Http;
using DracoonSandbox.Qr;
using DracoonSandbox.State;

namespace DracoonSandbox.Endpoints;

/// <summary>/shares/downloads: for whoever has the permission manageDownloadShare where the node lies.</summary>
internal static class DownloadShareEndpoints
{
    private const string Path = "/api/v4/shares/downloads";
    private const int NotFound = -60000;

    public static void Map(IEndpointRouteBuilder app, SandboxState state)
    {
        Listing<DownloadShareRecord> listing = ShareJson.Listing<DownloadShareRecord>(state)
            .Number("nodeId", s => s.NodeId, "eq").Sort("classification", s => state.Nodes.Get(s.NodeId).Classification);
        app.MapGet(Path, (HttpContext context) =>
        {
            lock (state.Gate)
            {
                IEnumerable<DownloadShareRecord> mine = ShareState.Of(state).Downloads.Values.Where(s => IsAllowed(state, context.User(), s.NodeId));
                return Answer.Ok(Listing<DownloadShareRecord>.Page(context, listing.Select(context, mine), s => Write(state, s)));
            }
        });
        app.MapPost(Path, async (HttpContext context) =>
        {
            JsonObject body = await Body.ReadObjectAsync(context);
            lock (state.Gate)
            {
                return Answer.Json(201, Write(state, Create(state, context.User(), body)));
            }
        });
        app.MapPut(Path, async (HttpContext context) =>
        {
            JsonObject body = await Body.ReadObjectAsync(context);
            lock (state.Gate)
            {
                DownloadShareRecord[] shares = ShareJson.Many(ShareState.Of(state).Downloads, body, "objectIds", NotFound, isLimited: true);
                Require(state, context.User(), shares);
                ShareJson.Check(state, body);
                foreach (DownloadShareRecord share in shares)
                {
                    Change(state, share, body, context.User());
                }
            }
            return Answer.NoContent();
        });
        app.MapDelete(Path, async (HttpContext context) =>
        {
            JsonObject body = await Body.ReadObjectAsync(context);
            lock (state.Gate)
            {
                ShareState all = ShareState.Of(state);
                DownloadShareRecord[] shares = ShareJson.Many(all.Downloads, body, "shareIds", NotFound, isLimited: false);
                Require(state, context.User(), shares);
                foreach (DownloadShareRecord share in shares)
                {
                    all.Downloads.Remove(share.Id);
                }
            }
            return Answer.NoContent();
        });
        app.MapGet(Path + "/{id:long}", (HttpContext context, long id) =>
        {
            lock (state.Gate)
            {
                return Answer.Ok(Write(state, Get(state, context.User(), id)));
            }
        });
        app.MapGet(Path + "/{id:long}/qr", (HttpContext context, long id) =>
        {
            lock (state.Gate)
            {
                DownloadShareRecord share = Get(state, context.User(), id);
                return Answer.Ok(Write(state, share).With("dataUrl", QrImage.DataUrl(ShareJson.Link(context, share))));
            }
        });
        app.MapPut(Path + "/{id:long}", async (HttpContext context, long id) =>
        {
            JsonObject body = await Body.ReadObjectAsync(context);
            lock (state.Gate)
            {
                DownloadShareRecord share = Get(state, context.User(), id);
                ShareJson.Check(state, body);
                if (share.Keypair is not null && (body.Has("password") || body.Flag("resetPassword") == true))
                {
                    throw ApiError.Invalid(-50003, "The password of an encrypted share is that of its keypair, which the server does not know.");
                }
                Change(state, share, body, context.User());
                ShareJson.SendPassword(state, share, body);
                return Answer.Ok(Write(state, share));
            }
        });
        app.MapDelete(Path + "/{id:long}", (HttpContext context, long id) =>
        {
            lock (state.Gate)
            {
                ShareState.Of(state).Downloads.Remove(Get(state, context.User(), id).Id);
            }
            return Answer.NoContent();
        });
        app.MapPost(Path + "/{id:long}/email", async (HttpContext context, long id) =>
        {
            JsonObject body = await Body.ReadObjectAsync(context);
            lock (state.Gate)
            {
                ShareJson.Mail(state, context, Get(state, context.User(), id), body);
            }
            return Answer.NoContent();
        });
    }

    private static DownloadShareRecord Create(SandboxState state, UserRecord caller, JsonObject body)
    {
        NodeRecord node = NodeEndpoints.Visible(state, caller, body.RequiredNumber("nodeId"));
        NodeTree.Require(caller, node, Permissions.ManageDownloadShare, state);
        ShareJson.Check(state, body);
        (KeypairRecord? keypair, FileKeyRecord? fileKey) = Keys(state, caller, node, body);
        var share = new DownloadShareRecord
        {
            Id = state.NextId(), Name = node.Name, NodeId = node.Id, CreatedById = caller.Id, CreatedAt = state.Now, Keypair = keypair, FileKey = fileKey,
        };
        Change(state, share, body, null);
        ShareJson.SendPassword(state, share, body);
        ShareState.Of(state).Downloads[share.Id] = share;
        return share;
    }

    /// <summary>An encrypted file's share has a keypair and the file key for it; the server never hears the password.</summary>
    private static (KeypairRecord? Keypair, FileKeyRecord? FileKey) Keys(SandboxState state, UserRecord caller, NodeRecord node, JsonObject body)
    {
        var keypair = body["keyPair"] as JsonObject;
        var fileKey = body["fileKey"] as JsonObject;
        if (!node.IsEncrypted)
        {
            return keypair is null && fileKey is null ? (null, null) : throw ApiError.Invalid(-50007, "The node is not encrypted, so its share has no keys.");
        }
        if (node.Kind != NodeKind.File)
        {
            throw ApiError.Invalid(-50004, "Of what is encrypted only files can be shared, no rooms and folders.");
        }
        FileKeyEndpoints.RequireKeypair(caller);
        if (body.Text("password") is not null)
        {
            throw ApiError.Invalid(-50003, "The password of an encrypted share is that of its keypair, and never sent.");
        }
        if (fileKey is null)
        {
            throw ApiError.Invalid(-50005, "'fileKey' is mandatory for an encrypted file.");
        }
        KeypairRecord read = KeypairJson.Read(state, keypair ?? throw ApiError.Invalid(-50006, "'keyPair' is mandatory for an encrypted file."));
        FileKeyRecord key = UploadCompletion.ReadKey(fileKey);
        bool fits = new KeypairSet { Items = { read } }.ForFileKey(key.Version) is not null;
        return fits ? (read, key) : throw ApiError.Invalid(-80062, $"A file key of version '{key.Version}' is not for a keypair of version '{read.Version}'.");
    }

    private static void Change(SandboxState state, DownloadShareRecord share, JsonObject body, UserRecord? caller)
    {
        ShareJson.Read(state, share, body, caller);
        share.MaxDownloads = body.Flag("resetMaxDownloads") == true ? null : (int?)body.Number("maxDownloads") ?? share.MaxDownloads;
        share.HideDownload = body.Flag("hideDownload") ?? share.HideDownload;
    }

    private static DownloadShareRecord Get(SandboxState state, UserRecord caller, long id)
    {
        DownloadShareRecord share = ShareState.Of(state).Downloads.GetValueOrDefault(id) ?? throw new ApiError(404, NotFound, "Not Found", "Download Share not found.");
        Require(state, caller, [share]);
        return share;
    }

    private static void Require(SandboxState state, UserRecord caller, DownloadShareRecord[] shares)
    {
        foreach (DownloadShareRecord share in shares)
        {
            NodeTree.Require(caller, state.Nodes.Get(share.NodeId), Permissions.ManageDownloadShare, state);
        }
    }

    private static bool IsAllowed(SandboxState state, UserRecord caller, long nodeId) =>
        NodeTree.Of(caller, state.Nodes.Get(nodeId), state).HasFlag(Permissions.ManageDownloadShare);

    private static JsonObject Write(SandboxState state, DownloadShareRecord share)
    {
        NodeRecord node = state.Nodes.Get(share.NodeId);
        JsonObject o = ShareJson.Write(state, share).With("maxDownloads", share.MaxDownloads);
        o["nodeId"] = share.NodeId;
        o["nodePath"] = ShareJson.PathOf(node);
        o["nodeType"] = NodeJson.TypeOf(node);
        o["cntDownloads"] = share.DownloadCount;
        o["isProtected"] = share.Password is not null || share.Keypair is not null;
        o["hideDownload"] = share.HideDownload;
        return o;
    }
}
