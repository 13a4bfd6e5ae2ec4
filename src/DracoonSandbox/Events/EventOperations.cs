namespace DracoonSandbox.Events;

/// <summary>
/// The kinds of events, as <c>GET /eventlog/operations</c> lists them. The API's description leaves the list to the server. Where webhooks have an
/// event type, the name is the same.
/// </summary>
internal static class EventOperations
{
    private static readonly (int First, string Prefix, string[] Names)[] Groups =
    [
        (100, "user", ["login", "created", "updated", "deleted", "locked", "unlocked", "password_changed", "password_reset_requested", "password_reset", "attributes_changed",
            "mfa_enabled", "mfa_removed", "mfa_emergency_code_created", "keypair_created", "keypair_deleted", "account_updated", "guest_invited"]),
        (150, "group", ["created", "updated", "deleted", "member_added", "member_removed"]),
        (170, "role", ["user_added", "user_removed", "group_added", "group_removed"]),
        (200, "room", ["created", "updated", "deleted", "moved", "copied", "encrypted", "downloaded", "user_permission_changed", "user_permission_removed",
            "group_permission_changed", "group_permission_removed", "pending_assignment_decided", "policy_changed", "webhooks_changed", "s3_tags_changed", "keypair_created",
            "keypair_deleted", "attributes_changed", "recycle_bin_emptied", "commented"]),
        (250, "folder", ["created", "updated", "deleted", "moved", "copied", "downloaded", "attributes_changed", "recycle_bin_emptied", "commented"]),
        (300, "file", ["created", "updated", "deleted", "moved", "copied", "downloaded", "attributes_changed", "keys_added", "commented"]),
        (330, "deletednode", ["restored", "deleted"]),
        (340, "comment", ["updated", "deleted"]),
        (400, "downloadshare", ["created", "updated", "deleted", "used", "mailed"]),
        (420, "uploadshare", ["created", "updated", "deleted", "used", "mailed"]),
        (500, "webhook", ["created", "updated", "deleted"]),
        (520, "setting", ["changed"]),
        (530, "policy", ["changed", "password_change_enforced"]),
        (540, "systemkeypair", ["created", "deleted"]),
        (550, "authconfig", ["created", "updated", "deleted"]),
        (560, "oauthclient", ["created", "updated", "deleted"]),
        (570, "storage", ["created", "updated", "s3_tag_created", "s3_tag_deleted"]),
        (600, "customer", ["created", "updated", "deleted", "attributes_changed"]),
        (700, "datev", ["authorized", "removed", "synchronized", "taxyear_created"]),
        (750, "report", ["created", "deleted"]),
    ];

    private static readonly Dictionary<string, int> Ids =
        Groups.SelectMany(g => g.Names.Select((name, i) => KeyValuePair.Create(g.Prefix + "." + name, g.First + i))).ToDictionary(p => p.Key, p => p.Value);

    /// <summary>Number and name of each.</summary>
    public static IEnumerable<KeyValuePair<string, int>> All => Ids;

    /// <summary>What an older server logged and this one does not any more.</summary>
    public static IReadOnlyDictionary<string, int> Deprecated { get; } = new Dictionary<string, int> { ["user.logout"] = 90, ["file.previewed"] = 91 };

    public static int IdOf(string name) => Ids.TryGetValue(name, out int id) ? id : throw new InvalidOperationException($"There is no event '{name}'.");
}
