namespace DracoonSandbox.State;

/// <summary>Who has which role: granted to the user, or to a group that the user is in.</summary>
internal static class RoleHolders
{
    public static bool Has(SandboxState state, UserRecord user, string role) =>
        user.Roles.Contains(role) || state.Groups.Values.Any(g => g.Roles.Contains(role) && g.Members.Contains(user.Id));

    /// <summary>The roles of a user: the granted ones, with those of the groups when <paramref name="effective"/>.</summary>
    public static HashSet<string> Of(SandboxState state, UserRecord user, bool effective) =>
        effective ? [.. user.Roles, .. state.Groups.Values.Where(g => g.Members.Contains(user.Id)).SelectMany(g => g.Roles)] : user.Roles;

    /// <summary>The same for many users.</summary>
    public static Func<UserRecord, HashSet<string>> Lookup(SandboxState state, bool effective)
    {
        if (!effective)
        {
            return user => user.Roles;
        }
        var throughGroups = new Dictionary<long, HashSet<string>>();
        foreach (GroupRecord group in state.Groups.Values.Where(g => g.Roles.Count > 0))
        {
            foreach (long member in group.Members)
            {
                throughGroups.TryAdd(member, []);
                throughGroups[member].UnionWith(group.Roles);
            }
        }
        return user => throughGroups.TryGetValue(user.Id, out HashSet<string>? more) ? [.. user.Roles, .. more] : user.Roles;
    }
}
