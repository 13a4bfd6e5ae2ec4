using System.Text.Json.Nodes;
using DracoonSandbox.Http;
using DracoonSandbox.State;

namespace DracoonSandbox.Endpoints;

/// <summary>/shares/downloads: for whoever has the permission manageDownloadShare where the node lies.</summary>
internal sealed class DownloadShareEndpoints(SandboxState state)
    : ShareEndpoints<DownloadShareRecord>(state, "/api/v4/shares/downloads", "Download", -60000, Permissions.ManageDownloadShare)
{
    protected override Dictionary<long, DownloadShareRecord> Shares => ShareState.Of(State).Downloads;

    protected override Listing<DownloadShareRecord> Listing { get; } = ShareJson.Listing<DownloadShareRecord>(state)
        .Number("nodeId", s => s.NodeId, "eq").Sort("classification", s => state.Nodes.Get(s.NodeId).Classification);

    protected override int ManyChanged => 204;

    protected override DownloadShareRecord Create(UserRecord caller, JsonObject body)
    {
        NodeRecord node = NodeEndpoints.Visible(State, caller, body.RequiredNumber("nodeId"));
        NodeTree.Require(caller, node, Permissions.ManageDownloadShare, State);
        ShareJson.Check(State, body);
        (KeypairRecord? keypair, FileKeyRecord? fileKey) = Keys(caller, node, body);
        return new DownloadShareRecord
        {
            Id = State.NextId(), Name = node.Name, NodeId = node.Id, CreatedById = caller.Id, CreatedAt = State.Now, Keypair = keypair, FileKey = fileKey,
        };
    }

    protected override void CheckChange(DownloadShareRecord share, JsonObject body)
    {
        if (share.Keypair is not null && (body.Has("password") || body.Flag("resetPassword") == true))
        {
            throw ApiError.Invalid(-50003, "The password of an encrypted share is that of its keypair, which the server does not know.");
        }
    }

    protected override void Change(DownloadShareRecord share, JsonObject body)
    {
        share.MaxDownloads = body.Flag("resetMaxDownloads") == true ? null : (int?)body.Number("maxDownloads") ?? share.MaxDownloads;
        share.HideDownload = body.Flag("hideDownload") ?? share.HideDownload;
    }

    protected override JsonObject Write(DownloadShareRecord share)
    {
        NodeRecord node = State.Nodes.Get(share.NodeId);
        JsonObject o = ShareJson.Write(State, share).With("maxDownloads", share.MaxDownloads);
        o["nodeId"] = share.NodeId;
        o["nodePath"] = ShareJson.PathOf(node);
        o["nodeType"] = NodeJson.TypeOf(node);
        o["cntDownloads"] = share.DownloadCount;
        o["isProtected"] = share.Password is not null || share.Keypair is not null;
        o["hideDownload"] = share.HideDownload;
        return o;
    }

    /// <summary>An encrypted file's share has a keypair and the file key for it; the server never hears the password.</summary>
    private (KeypairRecord? Keypair, FileKeyRecord? FileKey) Keys(UserRecord caller, NodeRecord node, JsonObject body)
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
        KeypairRecord read = KeypairJson.Read(State, keypair ?? throw ApiError.Invalid(-50006, "'keyPair' is mandatory for an encrypted file."));
        FileKeyRecord key = UploadCompletion.ReadKey(fileKey);
        bool fits = new KeypairSet { Items = { read } }.ForFileKey(key.Version) is not null;
        return fits ? (read, key) : throw ApiError.Invalid(-80062, $"A file key of version '{key.Version}' is not for a keypair of version '{read.Version}'.");
    }
}
