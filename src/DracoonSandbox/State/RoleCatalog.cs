namespace DracoonSandbox.State;

/// <summary>A role of the tenant with the rights that it brings.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Name">Its name in the API.</param>
/// <param name="Description">What it is for.</param>
/// <param name="Rights">The rights, by the words of the API description.</param>
/// <param name="GrantedBy">The role whose holders may grant it; null where nobody may.</param>
/// <param name="MustBeHeld">True when somebody has to hold it.</param>
internal sealed record RoleRecord(int Id, string Name, string Description, string[] Rights, string? GrantedBy, bool MustBeHeld);

/// <summary>The roles that every tenant has.</summary>
internal static class RoleCatalog
{
    private const string Grant = "grant permission on desired role";

    public static readonly RoleRecord[] All =
    [
        new(1, "CONFIG_MANAGER", "Manage global configs", ["read global config", "change global config", "read config", "change config", "manage webhook", Grant], "CONFIG_MANAGER", true),
        new(2, "USER_MANAGER", "Manage Users", ["read users", "change users", "delete users", Grant], "USER_MANAGER", true),
        new(3, "GROUP_MANAGER", "Manage User-Groups", ["read groups", "change groups", "delete groups", Grant], "GROUP_MANAGER", true),
        new(4, "ROOM_MANAGER", "Manage top level Data Rooms", ["create", Grant], "ROOM_MANAGER", true),
        new(5, "LOG_AUDITOR", "Read logs", ["read audit log", Grant], "LOG_AUDITOR", true),
        new(6, "NONMEMBER_VIEWER", "View users and groups when having room manage permission", ["non-members add"], "USER_MANAGER", false),
        new(7, "GUEST_USER", "Work as a guest in rooms", [], null, false),
    ];

    private static readonly string[] Rights = [.. All.SelectMany(r => r.Rights).Distinct()];

    public static RoleRecord? Find(long id) => Array.Find(All, r => r.Id == id);

    public static RoleRecord? Find(string name) => Array.Find(All, r => r.Name == name);

    public static int RightId(string right) => Array.IndexOf(Rights, right) + 1;
}
