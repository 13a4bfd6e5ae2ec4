using System.Text.Json.Nodes;
using DracoonSandbox.Http;
using DracoonSandbox.State;

namespace DracoonSandbox.Endpoints;

/// <summary>/shares/uploads: for whoever has the permission manageUploadShare in the room.</summary>
internal sealed class UploadShareEndpoints(SandboxState state)
    : ShareEndpoints<UploadShareRecord>(state, "/api/v4/shares/uploads", "Upload", -60500, Permissions.ManageUploadShare)
{
    protected override Dictionary<long, UploadShareRecord> Shares => ShareState.Of(State).Uploads;

    protected override Listing<UploadShareRecord> Listing { get; } =
        ShareJson.Listing<UploadShareRecord>(state).Number("targetId", s => s.NodeId, "eq", "cn");

    protected override int ManyChanged => 200;

    protected override UploadShareRecord Create(UserRecord caller, JsonObject body)
    {
        NodeRecord node = State.Nodes.Find(body.RequiredNumber("targetId")) is { Kind: not NodeKind.File } found
            ? NodeEndpoints.Visible(State, caller, found.Id)
            : throw new ApiError(404, -40000, "Not Found", "Container not found.");
        NodeTree.Require(caller, node, Permissions.ManageUploadShare, State);
        if (node.IsEncrypted)
        {
            FileKeyEndpoints.RequireKeypair(caller);
        }
        ShareJson.Check(State, body);
        return new UploadShareRecord { Id = State.NextId(), Name = node.Name, NodeId = node.Id, CreatedById = caller.Id, CreatedAt = State.Now };
    }

    protected override void Change(UploadShareRecord share, JsonObject body)
    {
        share.FilesExpiryPeriod = body.Flag("resetFilesExpiryPeriod") == true ? null : (int?)body.Number("filesExpiryPeriod") ?? share.FilesExpiryPeriod;
        share.MaxSlots = body.Flag("resetMaxSlots") == true ? null : (int?)body.Number("maxSlots") ?? share.MaxSlots;
        share.MaxSize = body.Flag("resetMaxSize") == true ? null : body.Number("maxSize") ?? share.MaxSize;
        share.ShowUploadedFiles = body.Flag("showUploadedFiles") ?? share.ShowUploadedFiles;
    }

    protected override JsonObject Write(UploadShareRecord share)
    {
        NodeRecord node = State.Nodes.Get(share.NodeId);
        JsonObject o = ShareJson.Write(State, share)
            .With("filesExpiryPeriod", share.FilesExpiryPeriod).With("maxSlots", share.MaxSlots).With("maxSize", share.MaxSize);
        o["targetId"] = share.NodeId;
        o["targetPath"] = ShareJson.PathOf(node);
        o["targetType"] = NodeJson.TypeOf(node);
        o["isProtected"] = share.Password is not null;
        o["showUploadedFiles"] = share.ShowUploadedFiles;
        o["cntFiles"] = share.FileIds.Count(id => State.Nodes.Find(id) is not null);
        o["cntUploads"] = share.UploadCount;
        return o;
    }
}
