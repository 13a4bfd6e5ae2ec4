using System.Text.Json.Nodes;
using DracoonSandbox.Http;

namespace DracoonSandbox.State;

/// <summary>What somebody may do in a room.</summary>
[Flags]
internal enum Permissions
{
    None = 0,
    Manage = 1,
    Read = 2,
    Create = 4,
    Change = 8,
    Delete = 16,
    ManageDownloadShare = 32,
    ManageUploadShare = 64,
    ReadRecycleBin = 128,
    RestoreRecycleBin = 256,
    DeleteRecycleBin = 512,
    All = 1023,
}

/// <summary>Permissions as the API writes them.</summary>
internal static class PermissionsJson
{
    private static readonly (string Name, Permissions Flag)[] Names =
        [.. Enum.GetValues<Permissions>().Where(p => p is not (Permissions.None or Permissions.All)).Select(p => (char.ToLowerInvariant(p.ToString()[0]) + p.ToString()[1..], p))];

    public static JsonObject Write(Permissions permissions)
    {
        var o = new JsonObject();
        foreach ((string name, Permissions flag) in Names)
        {
            o[name] = permissions.HasFlag(flag);
        }
        return o;
    }

    public static Permissions Read(JsonObject o)
    {
        Permissions permissions = Permissions.None;
        foreach ((string name, Permissions flag) in Names)
        {
            if (o.Flag(name) ?? throw ApiError.Invalid(-80000, $"'permissions.{name}' is mandatory."))
            {
                permissions |= flag;
            }
        }
        return permissions;
    }
}
