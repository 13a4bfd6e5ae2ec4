using System.Text.Json.Nodes;
using static DracoonSandbox.Events.EventObjectKind;

namespace DracoonSandbox.Events;

/// <summary>Where a request names an object.</summary>
internal enum SubjectPlace
{
    /// <summary>In its path.</summary>
    Path,

    /// <summary>In a field of its body: a number, several, or objects with a field <c>id</c>.</summary>
    Body,

    /// <summary>In the answer: it is made by the request.</summary>
    Answer,

    /// <summary>The caller.</summary>
    Caller,
}

/// <summary>An object that a request is about.</summary>
internal sealed record Subject(EventObjectKind Kind, SubjectPlace Place, string Field);

/// <summary>The events of an operation: one for each object that it names.</summary>
internal sealed record EventRule(Func<JsonObject?, IEnumerable<string>> Events, Subject? Object1, Subject? Object2);

/// <summary>Which operation makes which events. What has none in the log has no rule; files that are sent and sign-ins are added where they are done.</summary>
internal static class EventRules
{
    private static readonly Dictionary<string, EventRule> Rules = [];

    static EventRules()
    {
        Users();
        Groups();
        Nodes();
        Rooms();
        Shares();
        Settings();
        Tenants();
    }

    public static IEnumerable<string> Operations => Rules.Keys;

    /// <param name="operation">Method and path template; null outside the API.</param>
    public static EventRule? Find(string? operation) => operation is null ? null : Rules.GetValueOrDefault(operation);

    private static void Users()
    {
        Add("POST /users", "user.created", Made(User));
        Rules["PUT /users/{user_id}"] = new EventRule(UserChanges, InPath(User, "user_id"), null);
        Add("DELETE /users/{user_id}", "user.deleted", InPath(User, "user_id"));
        Add("DELETE /users/{user_id}/mfa", "user.mfa_removed", InPath(User, "user_id"));
        Add("POST /users/{user_id}/mfa/emergency_code", "user.mfa_emergency_code_created", InPath(User, "user_id"));
        Add("POST /users/{user_id}/userAttributes", "user.attributes_changed", InPath(User, "user_id"));
        Add("PUT /users/{user_id}/userAttributes", "user.attributes_changed", InPath(User, "user_id"));
        Add("DELETE /users/{user_id}/userAttributes/{key}", "user.attributes_changed", InPath(User, "user_id"));
        Add("PUT /user/account", "user.account_updated", Caller());
        Add("PUT /user/account/password", "user.password_changed", Caller());
        Add("POST /user/account/keypair", "user.keypair_created", Caller());
        Add("POST /user/account/keypairs", "user.keypair_created", Caller());
        Add("DELETE /user/account/keypair", "user.keypair_deleted", Caller());
        Add("POST /user/account/mfa/totp", "user.mfa_enabled", Caller());
        Add("DELETE /user/account/mfa/totp/{id}", "user.mfa_removed", Caller());
        Add("DELETE /user/account/mfa", "user.mfa_removed", Caller());
        Add("POST /auth/reset_password", "user.password_reset_requested", null);
        Add("PUT /auth/reset_password/{token}", "user.password_reset", null);
    }

    private static void Groups()
    {
        Add("POST /groups", "group.created", Made(Group));
        Add("PUT /groups/{group_id}", "group.updated", InPath(Group, "group_id"));
        Add("DELETE /groups/{group_id}", "group.deleted", InPath(Group, "group_id"));
        Add("POST /groups/{group_id}/users", "group.member_added", InPath(Group, "group_id"), InBody(User, "ids"));
        Add("DELETE /groups/{group_id}/users", "group.member_removed", InPath(Group, "group_id"), InBody(User, "ids"));
        Add("POST /roles/{role_id}/users", "role.user_added", InPath(Role, "role_id"), InBody(User, "ids"));
        Add("DELETE /roles/{role_id}/users", "role.user_removed", InPath(Role, "role_id"), InBody(User, "ids"));
        Add("POST /roles/{role_id}/groups", "role.group_added", InPath(Role, "role_id"), InBody(Group, "ids"));
        Add("DELETE /roles/{role_id}/groups", "role.group_removed", InPath(Role, "role_id"), InBody(Group, "ids"));
    }

    private static void Nodes()
    {
        Add("POST /nodes/folders", "folder.created", Made(Node));
        Add("PUT /nodes/folders/{folder_id}", "{type}.updated", InPath(Node, "folder_id"));
        Add("PUT /nodes/files/{file_id}", "{type}.updated", InPath(Node, "file_id"));
        Add("PUT /nodes/files", "{type}.updated", InBody(Node, "objectIds"));
        Add("DELETE /nodes", "{type}.deleted", InBody(Node, "nodeIds"));
        Add("DELETE /nodes/{node_id}", "{type}.deleted", InPath(Node, "node_id"));
        Add("POST /nodes/{node_id}/move_to", "{type}.moved", InBody(Node, "items"), InPath(Node, "node_id"));
        Add("POST /nodes/{node_id}/copy_to", "{type}.copied", InBody(Node, "items"), InPath(Node, "node_id"));
        Add("POST /nodes/{node_id}/comments", "{type}.commented", InPath(Node, "node_id"), Made(Comment));
        Add("PUT /nodes/comments/{comment_id}", "comment.updated", InPath(Comment, "comment_id"));
        Add("DELETE /nodes/comments/{comment_id}", "comment.deleted", InPath(Comment, "comment_id"));
        Add("PUT /nodes/{node_id}/node_attributes", "{type}.attributes_changed", InPath(Node, "node_id"));
        Add("DELETE /nodes/{node_id}/node_attributes/{key}", "{type}.attributes_changed", InPath(Node, "node_id"));
        Add("DELETE /nodes/{node_id}/deleted_nodes", "{type}.recycle_bin_emptied", InPath(Node, "node_id"));
        Add("POST /nodes/deleted_nodes/actions/restore", "deletednode.restored", InBody(DeletedNode, "deletedNodeIds"));
        Add("DELETE /nodes/deleted_nodes", "deletednode.deleted", InBody(DeletedNode, "deletedNodeIds"));
        Add("POST /nodes/files/{file_id}/downloads", "{type}.downloaded", InPath(Node, "file_id"));
        Add("POST /nodes/zip", "{type}.downloaded", InBody(Node, "nodeIds"));
        Add("POST /nodes/zip/download", "{type}.downloaded", InBody(Node, "nodeIds"));
    }

    private static void Rooms()
    {
        Add("POST /nodes/rooms", "room.created", Made(Node));
        Add("PUT /nodes/rooms/{room_id}", "room.updated", Room());
        Add("PUT /nodes/rooms/{room_id}/config", "room.updated", Room());
        Add("PUT /nodes/rooms/{room_id}/encrypt", "room.encrypted", Room());
        Add("PUT /nodes/rooms/{room_id}/users", "room.user_permission_changed", Room(), InBody(User, "items"));
        Add("DELETE /nodes/rooms/{room_id}/users", "room.user_permission_removed", Room(), InBody(User, "ids"));
        Add("PUT /nodes/rooms/{room_id}/groups", "room.group_permission_changed", Room(), InBody(Group, "items"));
        Add("DELETE /nodes/rooms/{room_id}/groups", "room.group_permission_removed", Room(), InBody(Group, "ids"));
        Add("PUT /nodes/rooms/{room_id}/guest_users", "user.guest_invited", null, Room());
        Add("PUT /nodes/rooms/{room_id}/policies", "room.policy_changed", Room());
        Add("PUT /nodes/rooms/{room_id}/webhooks", "room.webhooks_changed", Room());
        Add("POST /nodes/rooms/{room_id}/s3_tags", "room.s3_tags_changed", Room());
        Add("POST /nodes/rooms/{room_id}/keypair", "room.keypair_created", Room());
        Add("POST /nodes/rooms/{room_id}/keypairs", "room.keypair_created", Room());
        Add("DELETE /nodes/rooms/{room_id}/keypair", "room.keypair_deleted", Room());
        Add("PUT /nodes/rooms/pending", "room.pending_assignment_decided", null);
    }

    private static void Shares()
    {
        foreach ((string path, string name, EventObjectKind kind) in new[] { ("downloads", "downloadshare", DownloadShare), ("uploads", "uploadshare", UploadShare) })
        {
            Add($"POST /shares/{path}", name + ".created", Made(kind));
            Add($"PUT /shares/{path}", name + ".updated", InBody(kind, "objectIds"));
            Add($"PUT /shares/{path}/{{share_id}}", name + ".updated", InPath(kind, "share_id"));
            Add($"DELETE /shares/{path}", name + ".deleted", InBody(kind, "shareIds"));
            Add($"DELETE /shares/{path}/{{share_id}}", name + ".deleted", InPath(kind, "share_id"));
            Add($"POST /shares/{path}/{{share_id}}/email", name + ".mailed", InPath(kind, "share_id"));
        }
        Add("POST /public/shares/downloads/{access_key}", "downloadshare.used", InPath(DownloadShare, "access_key"));
        Add("PUT /public/shares/uploads/{access_key}/{upload_id}", "uploadshare.used", InPath(UploadShare, "access_key"));
        Add("PUT /public/shares/uploads/{access_key}/{upload_id}/s3", "uploadshare.used", InPath(UploadShare, "access_key"));
    }

    private static void Settings()
    {
        foreach (string operation in new[]
        {
            "PUT /config/settings", "PUT /settings", "PUT /settings/notifications/channels", "PUT /system/config/settings/auth", "PUT /system/config/settings/defaults",
            "PUT /system/config/settings/eventlog", "PUT /system/config/settings/general", "PUT /system/config/settings/syslog", "PUT /user/account/customer",
        })
        {
            Add(operation, "setting.changed", null);
        }
        foreach (string operation in new[] { "classifications", "guest_users", "mfa", "mfa/{user_type}", "passwords", "virus_protection" })
        {
            Add("PUT /system/config/policies/" + operation, "policy.changed", null);
        }
        Add("POST /system/config/policies/passwords/enforce_change", "policy.password_change_enforced", null);
        Add("POST /settings/keypair", "systemkeypair.created", null);
        Add("POST /settings/keypairs", "systemkeypair.created", null);
        Add("DELETE /settings/keypair", "systemkeypair.deleted", null);
        Add("POST /settings/webhooks", "webhook.created", Made(Webhook));
        Add("PUT /settings/webhooks/{webhook_id}", "webhook.updated", InPath(Webhook, "webhook_id"));
        Add("DELETE /settings/webhooks/{webhook_id}", "webhook.deleted", InPath(Webhook, "webhook_id"));
        foreach ((string path, string id) in new[] { ("ads", "ad_id"), ("openid/idps", "idp_id") })
        {
            Add("POST /system/config/auth/" + path, "authconfig.created", Made(Setting));
            Add($"PUT /system/config/auth/{path}/{{{id}}}", "authconfig.updated", InPath(Setting, id));
            Add($"DELETE /system/config/auth/{path}/{{{id}}}", "authconfig.deleted", InPath(Setting, id));
        }
        Add("POST /system/config/oauth/clients", "oauthclient.created", null);
        Add("PUT /system/config/oauth/clients/{client_id}", "oauthclient.updated", null);
        Add("DELETE /system/config/oauth/clients/{client_id}", "oauthclient.deleted", null);
        Add("POST /system/config/storage/s3", "storage.created", null);
        Add("PUT /system/config/storage/s3", "storage.updated", null);
        Add("POST /system/config/storage/s3/tags", "storage.s3_tag_created", Made(Setting));
        Add("DELETE /system/config/storage/s3/tags/{id}", "storage.s3_tag_deleted", InPath(Setting, "id"));
    }

    private static void Tenants()
    {
        Add("POST /provisioning/customers", "customer.created", Made(Customer));
        Add("PUT /provisioning/customers/{customer_id}", "customer.updated", InPath(Customer, "customer_id"));
        Add("DELETE /provisioning/customers/{customer_id}", "customer.deleted", InPath(Customer, "customer_id"));
        Add("POST /provisioning/customers/{customer_id}/customerAttributes", "customer.attributes_changed", InPath(Customer, "customer_id"));
        Add("PUT /provisioning/customers/{customer_id}/customerAttributes", "customer.attributes_changed", InPath(Customer, "customer_id"));
        Add("DELETE /provisioning/customers/{customer_id}/customerAttributes/{key}", "customer.attributes_changed", InPath(Customer, "customer_id"));
        Add("POST /provisioning/webhooks", "webhook.created", Made(Webhook));
        Add("PUT /provisioning/webhooks/{webhook_id}", "webhook.updated", InPath(Webhook, "webhook_id"));
        Add("DELETE /provisioning/webhooks/{webhook_id}", "webhook.deleted", InPath(Webhook, "webhook_id"));
        foreach (string kind in new[] { "duo", "mst" })
        {
            Add($"POST /datev/{kind}/authorization/complete", "datev.authorized", Made(Datev));
            Add($"DELETE /datev/{kind}/{{config_id}}", "datev.removed", InPath(Datev, "config_id"));
            Add($"POST /datev/{kind}/{{config_id}}/sync", "datev.synchronized", InPath(Datev, "config_id"));
        }
        Add("POST /datev/mst/{config_id}/taxyears", "datev.taxyear_created", InPath(Datev, "config_id"));
    }

    /// <summary>Locking is an event of its own; what else is changed along with it, another one.</summary>
    private static IEnumerable<string> UserChanges(JsonObject? body)
    {
        if (body?["isLocked"] is JsonValue locked)
        {
            yield return (bool)locked ? "user.locked" : "user.unlocked";
        }
        if (body is not null && body.Any(field => field.Key != "isLocked"))
        {
            yield return "user.updated";
        }
    }

    private static void Add(string operation, string name, Subject? object1, Subject? object2 = null)
    {
        string[] events = [name];
        Rules.Add(operation, new EventRule(_ => events, object1, object2));
    }

    private static Subject InPath(EventObjectKind kind, string parameter) => new(kind, SubjectPlace.Path, parameter);

    private static Subject InBody(EventObjectKind kind, string field) => new(kind, SubjectPlace.Body, field);

    private static Subject Made(EventObjectKind kind) => new(kind, SubjectPlace.Answer, "id");

    private static Subject Caller() => new(User, SubjectPlace.Caller, "");

    private static Subject Room() => InPath(Node, "room_id");
}
