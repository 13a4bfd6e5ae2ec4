using System.Text.Json.Nodes;
using DracoonSandbox.Http;
using DracoonSandbox.State;

namespace DracoonSandbox.Endpoints;

/// <summary>Users as the API writes them.</summary>
internal static class UserJson
{
    /// <summary>Names the picture that everybody starts with.</summary>
    public const string DefaultAvatar = "00000000-0000-4000-8000-000000000000";

    /// <summary>The roles that somebody can be given.</summary>
    public static readonly string[] RoleNames = [.. RoleCatalog.All.Where(r => r.GrantedBy is not null).Select(r => r.Name)];

    public static JsonObject Info(UserRecord user) => new JsonObject
    {
        ["id"] = user.Id,
        ["userType"] = "internal",
        ["avatarUuid"] = user.AvatarUuid ?? DefaultAvatar,
        ["userName"] = user.UserName,
        ["firstName"] = user.FirstName,
        ["lastName"] = user.LastName,
    }.With("email", user.Email);

    /// <summary>A row of the list.</summary>
    public static JsonObject Item(UserRecord user, HashSet<long> roomManagers, IEnumerable<string> roles, bool withAttributes) => Common(user, roomManagers)
        .With("createdAt", Answer.Iso(user.CreatedAt))
        .With("userRoles", RoleJson.List(roles))
        .With("userAttributes", withAttributes ? Attributes(user) : null)
        .With("login", user.Login ?? user.UserName);

    /// <summary>A single user.</summary>
    public static JsonObject Data(UserRecord user, SandboxState state, bool withEffectiveRoles = false)
    {
        JsonObject o = Common(user, state.Nodes.RoomManagers())
            .With("authData", Auth(user))
            .With("userRoles", RoleJson.List(RoleHolders.Of(state, user, withEffectiveRoles)))
            .With("userAttributes", Attributes(user))
            .With("isMfaEnabled", state.Areas.Get<MfaState>().Of(user).IsEnabled)
            .With("isMfaEnforced", user.IsMfaEnforced);
        KeypairRecord? keypair = user.Keypairs.Preferred;
        return o.With("publicKeyContainer", keypair is null ? null : PublicKey(keypair));
    }

    public static JsonObject Account(UserRecord user, SandboxState state, bool withGroups) => Common(user, state.Nodes.RoomManagers())
        .Without("avatarUuid") // not in UserAccount; it has an operation of its own
        .With("customerId", 1)
        .With("userRoles", RoleJson.List(RoleHolders.Of(state, user, effective: true)))
        .With("language", state.Areas.Get<AccountState>().Of(user).Language)
        .With("automaticallySubscribeDatarooms", state.Areas.Get<AccountState>().Of(user).SubscribesRooms)
        .With("authData", Auth(user))
        .With("mustSetEmail", false)
        .With("needsToAcceptEULA", false)
        .With("needsToChangePassword", user.MustChangePassword)
        .With("createdAt", Answer.Iso(user.CreatedAt))
        .With("lastLoginFailAt", user.LastLoginFailAt is DateTime t ? Answer.Iso(t) : null)
        .With("userGroups", !withGroups ? null : new JsonArray([.. state.Groups.Values.Where(g => g.Members.Contains(user.Id)).Select(g => new JsonObject { ["id"] = g.Id, ["isMember"] = true, ["name"] = g.Name })]));

    public static JsonObject PublicKey(KeypairRecord keypair) => new()
    {
        ["version"] = keypair.Version,
        ["publicKey"] = keypair.PublicKey,
        ["createdAt"] = Answer.Iso(keypair.CreatedAt),
    };

    /// <summary>The state of the lock as older clients read it.</summary>
    public static int LockStatus(UserRecord user) => user.IsLocked ? 0 : 2;

    private static JsonObject Common(UserRecord user, HashSet<long> roomManagers) => new JsonObject
    {
        ["id"] = user.Id,
        ["userName"] = user.UserName,
        ["firstName"] = user.FirstName,
        ["lastName"] = user.LastName,
        ["isLocked"] = user.IsLocked,
        ["hasManageableRooms"] = roomManagers.Contains(user.Id),
        ["avatarUuid"] = user.AvatarUuid ?? DefaultAvatar,
        ["isEncryptionEnabled"] = user.Keypairs.Count > 0,
        ["lockStatus"] = LockStatus(user),
    }
        .With("lastLoginSuccessAt", user.LastLoginSuccessAt is DateTime t ? Answer.Iso(t) : null)
        .With("expireAt", user.ExpireAt is DateTime e ? Answer.Iso(e) : null)
        .With("email", user.Email)
        .With("phone", user.Phone);

    private static JsonObject Auth(UserRecord user) => new JsonObject { ["method"] = user.AuthMethod, ["mustChangePassword"] = user.MustChangePassword }
        .With("login", user.Login)
        .With("adConfigId", user.AdConfigId)
        .With("oidConfigId", user.OidConfigId);

    private static JsonObject Attributes(UserRecord user) => new()
    {
        ["items"] = new JsonArray([.. user.Attributes.Select(a => new JsonObject { ["key"] = a.Key, ["value"] = a.Value })]),
    };
}
