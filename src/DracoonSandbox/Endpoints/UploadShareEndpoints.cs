using System.Text.Json.Nodes;
using DracoonSandbox.Http;
using DracoonSandbox.Qr;
using DracoonSandbox.State;

namespace DracoonSandbox.Endpoints;

/// <summary>/shares/uploads: for whoever has the permission manageUploadShare in the room.</summary>
internal static class UploadShareEndpoints
{
    private const string Path = "/api/v4/shares/uploads";
    private const int NotFound = -60500;

    public static void Map(IEndpointRouteBuilder app, SandboxState state)
    {
        Listing<UploadShareRecord> listing = ShareJson.Listing<UploadShareRecord>(state).Number("targetId", s => s.NodeId, "eq", "cn");
        app.MapGet(Path, (HttpContext context) =>
        {
            lock (state.Gate)
            {
                IEnumerable<UploadShareRecord> mine = ShareState.Of(state).Uploads.Values
                    .Where(s => NodeTree.Of(context.User(), state.Nodes.Get(s.NodeId), state).HasFlag(Permissions.ManageUploadShare));
                return Answer.Ok(Listing<UploadShareRecord>.Page(context, listing.Select(context, mine), s => Write(state, s)));
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
                UploadShareRecord[] shares = ShareJson.Many(ShareState.Of(state).Uploads, body, "objectIds", NotFound, isLimited: true);
                Require(state, context.User(), shares);
                ShareJson.Check(state, body);
                foreach (UploadShareRecord share in shares)
                {
                    Change(state, share, body, context.User());
                }
            }
            return Results.StatusCode(200);
        });
        app.MapDelete(Path, async (HttpContext context) =>
        {
            JsonObject body = await Body.ReadObjectAsync(context);
            lock (state.Gate)
            {
                ShareState all = ShareState.Of(state);
                UploadShareRecord[] shares = ShareJson.Many(all.Uploads, body, "shareIds", NotFound, isLimited: false);
                Require(state, context.User(), shares);
                foreach (UploadShareRecord share in shares)
                {
                    all.Uploads.Remove(share.Id);
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
                UploadShareRecord share = Get(state, context.User(), id);
                return Answer.Ok(Write(state, share).With("dataUrl", QrImage.DataUrl(ShareJson.Link(context, share))));
            }
        });
        app.MapPut(Path + "/{id:long}", async (HttpContext context, long id) =>
        {
            JsonObject body = await Body.ReadObjectAsync(context);
            lock (state.Gate)
            {
                UploadShareRecord share = Get(state, context.User(), id);
                ShareJson.Check(state, body);
                Change(state, share, body, context.User());
                ShareJson.SendPassword(state, share, body);
                return Answer.Ok(Write(state, share));
            }
        });
        app.MapDelete(Path + "/{id:long}", (HttpContext context, long id) =>
        {
            lock (state.Gate)
            {
                ShareState.Of(state).Uploads.Remove(Get(state, context.User(), id).Id);
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

    private static UploadShareRecord Create(SandboxState state, UserRecord caller, JsonObject body)
    {
        NodeRecord node = state.Nodes.Find(body.RequiredNumber("targetId")) is { Kind: not NodeKind.File } found
            ? NodeEndpoints.Visible(state, caller, found.Id)
            : throw new ApiError(404, -40000, "Not Found", "Container not found.");
        NodeTree.Require(caller, node, Permissions.ManageUploadShare, state);
        if (node.IsEncrypted)
        {
            FileKeyEndpoints.RequireKeypair(caller);
        }
        ShareJson.Check(state, body);
        var share = new UploadShareRecord { Id = state.NextId(), Name = node.Name, NodeId = node.Id, CreatedById = caller.Id, CreatedAt = state.Now };
        Change(state, share, body, null);
        ShareJson.SendPassword(state, share, body);
        ShareState.Of(state).Uploads[share.Id] = share;
        return share;
    }

    private static void Change(SandboxState state, UploadShareRecord share, JsonObject body, UserRecord? caller)
    {
        ShareJson.Read(state, share, body, caller);
        share.FilesExpiryPeriod = body.Flag("resetFilesExpiryPeriod") == true ? null : (int?)body.Number("filesExpiryPeriod") ?? share.FilesExpiryPeriod;
        share.MaxSlots = body.Flag("resetMaxSlots") == true ? null : (int?)body.Number("maxSlots") ?? share.MaxSlots;
        share.MaxSize = body.Flag("resetMaxSize") == true ? null : body.Number("maxSize") ?? share.MaxSize;
        share.ShowUploadedFiles = body.Flag("showUploadedFiles") ?? share.ShowUploadedFiles;
    }

    private static UploadShareRecord Get(SandboxState state, UserRecord caller, long id)
    {
        UploadShareRecord share = ShareState.Of(state).Uploads.GetValueOrDefault(id) ?? throw new ApiError(404, NotFound, "Not Found", "Upload Share not found.");
        Require(state, caller, [share]);
        return share;
    }

    private static void Require(SandboxState state, UserRecord caller, UploadShareRecord[] shares)
    {
        foreach (UploadShareRecord share in shares)
        {
            NodeTree.Require(caller, state.Nodes.Get(share.NodeId), Permissions.ManageUploadShare, state);
        }
    }

    private static JsonObject Write(SandboxState state, UploadShareRecord share)
    {
        NodeRecord node = state.Nodes.Get(share.NodeId);
        JsonObject o = ShareJson.Write(state, share)
            .With("filesExpiryPeriod", share.FilesExpiryPeriod).With("maxSlots", share.MaxSlots).With("maxSize", share.MaxSize);
        o["targetId"] = share.NodeId;
        o["targetPath"] = ShareJson.PathOf(node);
        o["targetType"] = NodeJson.TypeOf(node);
        o["isProtected"] = share.Password is not null;
        o["showUploadedFiles"] = share.ShowUploadedFiles;
        o["cntFiles"] = share.FileIds.Count(id => state.Nodes.Find(id) is not null);
        o["cntUploads"] = share.UploadCount;
        return o;
    }
}
