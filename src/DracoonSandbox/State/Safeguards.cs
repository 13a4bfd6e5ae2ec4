using DracoonSandbox.Http;

namespace DracoonSandbox.State;

/// <summary>
/// What a change of users and groups must leave as it was: a room that has an admin keeps one, and a role that has a holder keeps one, both
/// without an end. Who was not there before is not missed.
/// </summary>
internal sealed class Safeguards
{
    private readonly SandboxState _state;
    private readonly NodeRecord[] _rooms;
    private readonly string[] _roles;

    private Safeguards(SandboxState state)
    {
        _state = state;
        _rooms = [.. RoomAdmins.Rooms(state).Where(HasAdmin)];
        _roles = [.. RoleCatalog.All.Where(r => r.MustBeHeld).Select(r => r.Name).Where(IsHeld)];
    }

    /// <summary>Makes a change, and takes it back when it would leave a room without an admin or a role without a holder.</summary>
    /// <exception cref="ApiError">It would.</exception>
    public static void Change(SandboxState state, Action change, Action undo)
    {
        var before = new Safeguards(state);
        change();
        if (Array.Find(before._rooms, r => !before.HasAdmin(r)) is NodeRecord room)
        {
            undo();
            throw ApiError.Invalid(-40006, $"The room '{room.ParentPath}{room.Name}' would have no admin.");
        }
        if (Array.Find(before._roles, r => !before.IsHeld(r)) is string role)
        {
            undo();
            throw ApiError.Invalid(-71006, $"The role {role} would have no holder.");
        }
    }

    private bool HasAdmin(NodeRecord room) => RoomAdmins.Users(_state, room).Any() || RoomAdmins.Groups(_state, room).Any(HasLastingMember);

    private bool HasLastingMember(GroupRecord group) => group.Members.Any(id => _state.Users.GetValueOrDefault(id) is { ExpireAt: null });

    private bool IsHeld(string role) =>
        _state.Users.Values.Any(u => u.ExpireAt is null && u.Roles.Contains(role))
        || _state.Groups.Values.Any(g => g.ExpireAt is null && g.Roles.Contains(role) && HasLastingMember(g));
}
