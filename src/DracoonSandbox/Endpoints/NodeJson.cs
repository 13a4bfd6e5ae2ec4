using System.Text.Json.Nodes;
using DracoonSandbox.Http;
using DracoonSandbox.State;

namespace DracoonSandbox.Endpoints;

/// <summary>Nodes as the API writes them, for one caller.</summary>
internal static class NodeJson
{
    public static JsonObject Write(NodeRecord node, UserRecord caller, SandboxState state)
    {
        Permissions permissions = NodeTree.Of(caller, node, state);
        NodeExtras extras = NodeExtras.Of(state);
        var o = new JsonObject
        {
            ["id"] = node.Id,
            ["type"] = TypeOf(node),
            ["name"] = node.Name,
            ["parentPath"] = node.ParentPath,
            ["createdAt"] = Answer.Iso(node.CreatedAt),
            ["createdBy"] = UserJson.Info(node.CreatedBy),
            ["updatedAt"] = Answer.Iso(node.UpdatedAt),
            ["updatedBy"] = UserJson.Info(node.UpdatedBy),
            ["timestampCreation"] = Answer.Iso(node.TimestampCreation ?? node.CreatedAt),
            ["timestampModification"] = Answer.Iso(node.TimestampModification ?? node.UpdatedAt),
            ["size"] = node.Size,
            ["classification"] = node.Classification,
            ["permissions"] = PermissionsJson.Write(permissions),
            ["isEncrypted"] = node.IsEncrypted,
            ["authParentId"] = node.Room.Id,
            ["branchVersion"] = NodeListing.BranchVersion(node),
            ["isFavorite"] = extras.IsFavorite(caller.Id, node.Id),
            ["cntComments"] = extras.CountComments(node.Id),
            ["cntDeletedVersions"] = RecycleBins.Of(state).CountVersions(state, node),
        }.With("parentId", node.Parent?.Id).With("notes", node.Notes).With("expireAt", node.ExpireAt is DateTime e ? Answer.Iso(e) : null);
        switch (node.Kind)
        {
            case NodeKind.File:
                o["hash"] = node.Content!.Hash;
                o["fileType"] = Path.GetExtension(node.Name).TrimStart('.');
                o["mediaType"] = "application/octet-stream";
                o["referenceId"] = node.ReferenceId ?? node.Id;
                o["virusProtectionInfo"] = new JsonObject { ["verdict"] = VirusEndpoints.Verdict(state, node), ["lastCheckedAt"] = Answer.Iso(node.CreatedAt) };
                break;
            case NodeKind.Room:
                o["quota"] = node.Quota;
                o["recycleBinRetentionPeriod"] = node.RecycleBinDays;
                o["inheritPermissions"] = node.InheritPermissions;
                o["hasActivitiesLog"] = node.HasActivitiesLog;
                o["isBrowsable"] = (permissions & (Permissions.Read | Permissions.Manage)) == 0;
                goto default;
            default:
                o["cntRooms"] = node.Children.Values.Count(c => c.Kind == NodeKind.Room);
                o["cntFolders"] = node.Children.Values.Count(c => c.Kind == NodeKind.Folder);
                o["cntFiles"] = node.Children.Values.Count(c => c.Kind == NodeKind.File);
                break;
        }
        return o;
    }

    public static string TypeOf(NodeRecord node) => node.Kind.ToString().ToLowerInvariant();
}
