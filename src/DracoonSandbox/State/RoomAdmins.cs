namespace DracoonSandbox.State;

/// <summary>Who administrates a room. Users and groups that expire do not count; a room that inherits its permissions has no admins of its own.</summary>
internal static class RoomAdmins
{
    public static IEnumerable<NodeRecord> Rooms(SandboxState state) => state.Nodes.All.Where(n => n.Kind == NodeKind.Room && !n.InheritPermissions);

    public static IEnumerable<UserRecord> Users(SandboxState state, NodeRecord room) =>
        room.UserPermissions.Where(p => p.Value.HasFlag(Permissions.Manage)).Select(p => state.Users.GetValueOrDefault(p.Key)).OfType<UserRecord>().Where(u => u.ExpireAt is null);

    public static IEnumerable<GroupRecord> Groups(SandboxState state, NodeRecord room) =>
        room.GroupPermissions.Where(p => p.Value.HasFlag(Permissions.Manage)).Select(p => state.Groups.GetValueOrDefault(p.Key)).OfType<GroupRecord>().Where(g => g.ExpireAt is null);

    /// <summary>The admins themselves and those who are one through a group.</summary>
    public static HashSet<long> Everybody(SandboxState state, NodeRecord room) =>
    [
        .. Users(state, room).Select(u => u.Id),
        .. Groups(state, room).SelectMany(g => g.Members).Where(id => state.Users.GetValueOrDefault(id) is { ExpireAt: null }),
    ];

    /// <summary>The rooms that nobody but this user administrates, and the group through which that is so; null when the user is admin in person.</summary>
    public static IEnumerable<(NodeRecord Room, GroupRecord? Group)> LastAdminRooms(SandboxState state, UserRecord user)
    {
        foreach (NodeRecord room in Rooms(state))
        {
            HashSet<long> admins = Everybody(state, room);
            if (admins.Count == 1 && admins.Contains(user.Id))
            {
                yield return (room, Users(state, room).Any() ? null : Groups(state, room).First(g => g.Members.Contains(user.Id)));
            }
        }
    }

    /// <summary>The rooms that have no admin but this group.</summary>
    public static IEnumerable<NodeRecord> LastAdminRooms(SandboxState state, GroupRecord group) =>
        Rooms(state).Where(room => !Users(state, room).Any() && Groups(state, room).ToArray() is [var only] && only == group);
}
