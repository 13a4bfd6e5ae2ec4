using DracoonSandbox.Http;
using DracoonSandbox.State;

namespace DracoonSandbox.Endpoints;

/// <summary>What lists of nodes can be filtered and sorted by.</summary>
internal static class NodeListing
{
    /// <summary>The fields of GET /nodes.</summary>
    public static Listing<NodeRecord> Children(SandboxState state, UserRecord caller) => Common(state).First(n => n.Kind)
        .Filter("perm", ["eq"], (n, _, name) => Has(state, caller, n, name)).Filter("childPerm", ["eq"], (n, _, name) => Has(state, caller, n, name));

    /// <summary>The fields of GET /nodes/search.</summary>
    public static Listing<NodeRecord> Found(SandboxState state, UserRecord caller) => Common(state)
        .Text("fileType", FileType, "cn", "eq").Number("classification", n => n.Classification, "eq")
        .Filter("createdBy", ["cn", "eq"], (n, op, wanted) => Fits(n.CreatedBy, op, wanted)).Number("createdById", n => n.CreatedBy.Id, "eq").Date("createdAt", n => n.CreatedAt)
        .Filter("updatedBy", ["cn", "eq"], (n, op, wanted) => Fits(n.UpdatedBy, op, wanted)).Number("updatedById", n => n.UpdatedBy.Id, "eq").Date("updatedAt", n => n.UpdatedAt)
        .Date("expireAt", n => n.ExpireAt).Number("size", n => n.Size, "ge", "le")
        .Flag("isFavorite", n => NodeExtras.Of(state).IsFavorite(caller.Id, n.Id)).Text("parentPath", n => n.ParentPath, "cn", "eq")
        .Sort("type", n => n.Kind).Sort("parentPath", n => n.ParentPath);

    private static Listing<NodeRecord> Common(SandboxState state) => new Listing<NodeRecord>()
        .Filter("type", ["eq"], (n, _, type) => NodeJson.TypeOf(n) == type)
        .Text("name", n => n.Name, "cn", "eq").Flag("encrypted", n => n.IsEncrypted)
        .Number("branchVersion", BranchVersion, "ge", "le")
        .Date("timestampCreation", n => n.TimestampCreation ?? n.CreatedAt).Date("timestampModification", n => n.TimestampModification ?? n.UpdatedAt)
        .Sort("name", n => n.Name).Sort("createdAt", n => n.CreatedAt).Sort("createdBy", n => n.CreatedBy.FirstName + n.CreatedBy.LastName)
        .Sort("updatedAt", n => n.UpdatedAt).Sort("updatedBy", n => n.UpdatedBy.FirstName + n.UpdatedBy.LastName)
        .Sort("fileType", FileType).Sort("classification", n => n.Classification).Sort("size", n => n.Size)
        .Sort("cntDeletedVersions", n => RecycleBins.Of(state).CountVersions(state, n)).Sort("timestampCreation", n => n.TimestampCreation ?? n.CreatedAt)
        .Sort("timestampModification", n => n.TimestampModification ?? n.UpdatedAt);

    /// <summary>When something last changed in the node or below, in milliseconds since 1970.</summary>
    public static long? BranchVersion(NodeRecord node) =>
        new DateTimeOffset(node.Below().Prepend(node).Max(n => n.UpdatedAt), TimeSpan.Zero).ToUnixTimeMilliseconds();

    private static string FileType(NodeRecord node) => node.Kind == NodeKind.File ? Path.GetExtension(node.Name).TrimStart('.') : "";

    private static bool Fits(UserRecord user, string op, string wanted) => new[] { user.FirstName, user.LastName, user.Email ?? "", user.UserName }
        .Any(text => op == "eq" ? string.Equals(text, wanted, StringComparison.OrdinalIgnoreCase) : text.Contains(wanted, StringComparison.OrdinalIgnoreCase));

    private static bool Has(SandboxState state, UserRecord caller, NodeRecord node, string name)
    {
        string flag = name.StartsWith("can", StringComparison.Ordinal) ? name[3..] : name; // canReadRecycleBin
        return Enum.TryParse(flag, ignoreCase: true, out Permissions permission) && permission is not (Permissions.None or Permissions.All)
            ? NodeTree.Of(caller, node, state).HasFlag(permission)
            : throw ApiError.Invalid(-80024, $"'{name}' is no permission.");
    }
}
