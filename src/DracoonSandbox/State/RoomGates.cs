namespace DracoonSandbox.State;

/// <summary>
/// Members of groups that wait for a room's admin: <c>newGroupMemberAcceptance</c>. Who is a member when the group gets its permissions is let in with
/// it; who joins the group later waits.
/// </summary>
internal static class RoomGates
{
    public const string AutoAllow = "autoallow";
    public const string Pending = "pending";

    public static string Acceptance(SandboxState state, long roomId, long groupId) => Find(state, roomId, groupId) is null ? AutoAllow : Pending;

    /// <summary>From now on new members wait, or get in at once, those who wait among them.</summary>
    public static void Set(SandboxState state, NodeRecord room, GroupRecord group, string acceptance)
    {
        Dictionary<long, Dictionary<long, GroupGate>> gates = state.Areas.Get<RoomState>().Gates;
        if (acceptance != Pending)
        {
            Forget(state, room.Id, group.Id);
            return;
        }
        if (!gates.TryGetValue(room.Id, out Dictionary<long, GroupGate>? ofRoom))
        {
            gates[room.Id] = ofRoom = [];
        }
        ofRoom.TryAdd(group.Id, new GroupGate { Accepted = [.. group.Members] });
    }

    public static void Forget(SandboxState state, long roomId, long groupId)
    {
        Dictionary<long, Dictionary<long, GroupGate>> gates = state.Areas.Get<RoomState>().Gates;
        if (gates.TryGetValue(roomId, out Dictionary<long, GroupGate>? ofRoom) && ofRoom.Remove(groupId) && ofRoom.Count == 0)
        {
            gates.Remove(roomId);
        }
    }

    /// <summary>Whoever leaves a group waits again when they come back.</summary>
    public static void Leave(SandboxState state, long groupId, IEnumerable<long> userIds)
    {
        long[] gone = [.. userIds];
        foreach (Dictionary<long, GroupGate> ofRoom in state.Areas.Get<RoomState>().Gates.Values)
        {
            if (ofRoom.TryGetValue(groupId, out GroupGate? gate))
            {
                gate.Accepted.ExceptWith(gone);
                gate.Denied.ExceptWith(gone);
            }
        }
    }

    /// <summary>True when the group's permissions are the user's too.</summary>
    public static bool LetsIn(SandboxState state, NodeRecord room, GroupRecord group, long userId) =>
        group.Members.Contains(userId) && (Find(state, room.Id, group.Id)?.Accepted.Contains(userId) ?? true);

    /// <summary>Lets somebody in, or not.</summary>
    /// <returns>False when there was nothing to decide.</returns>
    public static bool Decide(SandboxState state, long roomId, GroupRecord group, long userId, bool accepted)
    {
        if (!group.Members.Contains(userId) || Find(state, roomId, group.Id) is not GroupGate gate || gate.Accepted.Contains(userId))
        {
            return false;
        }
        gate.Denied.Remove(userId);
        (accepted ? gate.Accepted : gate.Denied).Add(userId);
        return true;
    }

    /// <summary>Everybody who waits or was denied.</summary>
    public static IEnumerable<PendingMember> All(SandboxState state) =>
        state.Areas.Get<RoomState>().Gates.Keys.Select(state.Nodes.Find).SelectMany(room => room is null ? [] : All(state, room));

    /// <summary>Everybody who waits or was denied in one room.</summary>
    public static IEnumerable<PendingMember> All(SandboxState state, NodeRecord room)
    {
        foreach ((long groupId, GroupGate gate) in state.Areas.Get<RoomState>().Gates.GetValueOrDefault(room.Id) ?? [])
        {
            if (!state.Groups.TryGetValue(groupId, out GroupRecord? group) || !room.GroupPermissions.ContainsKey(groupId))
            {
                continue;
            }
            foreach (long userId in group.Members.Where(id => !gate.Accepted.Contains(id) && state.Users.ContainsKey(id)))
            {
                yield return new PendingMember(room, group, state.Users[userId], gate.Denied.Contains(userId) ? "DENIED" : "WAITING");
            }
        }
    }

    private static GroupGate? Find(SandboxState state, long roomId, long groupId) =>
        state.Areas.Get<RoomState>().Gates.TryGetValue(roomId, out Dictionary<long, GroupGate>? ofRoom) ? ofRoom.GetValueOrDefault(groupId) : null;
}

/// <summary>A member of a group who is not in a room that the group is in.</summary>
internal sealed record PendingMember(NodeRecord Room, GroupRecord Group, UserRecord User, string State);
