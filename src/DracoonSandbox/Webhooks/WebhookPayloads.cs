using System.Text.Json.Nodes;
using DracoonSandbox.Endpoints;
using DracoonSandbox.Events;
using DracoonSandbox.Http;
using DracoonSandbox.State;

namespace DracoonSandbox.Webhooks;

/// <summary>What a message says about the thing that an event is about: flat, with ids in place of nested objects.</summary>
internal static class WebhookPayloads
{
    public static JsonObject User(UserRecord user, string baseUrl) => new JsonObject
    {
        ["baseUrl"] = baseUrl,
        ["id"] = user.Id,
        ["userName"] = user.UserName,
        ["login"] = user.Login ?? user.UserName,
        ["authMethod"] = user.AuthMethod,
        ["firstName"] = user.FirstName,
        ["lastName"] = user.LastName,
        ["isLocked"] = user.IsLocked,
        ["avatarUuid"] = (string?)UserJson.Info(user)["avatarUuid"],
        ["isEncryptionEnabled"] = user.Keypairs.Count > 0,
    }
        .With("email", user.Email).With("phone", user.Phone).With("title", user.Title)
        .With("expireAt", Iso(user.ExpireAt)).With("lastLoginSuccessAt", Iso(user.LastLoginSuccessAt));

    public static JsonObject Node(NodeRecord node, string baseUrl)
    {
        JsonObject o = new JsonObject
        {
            ["baseUrl"] = baseUrl,
            ["id"] = node.Id,
            ["type"] = NodeJson.TypeOf(node),
            ["name"] = node.Name,
            ["parentPath"] = node.ParentPath,
            ["createdAt"] = Answer.Iso(node.CreatedAt),
            ["createdById"] = node.CreatedBy.Id,
            ["updatedAt"] = Answer.Iso(node.UpdatedAt),
            ["updatedById"] = node.UpdatedBy.Id,
            ["classification"] = node.Classification,
            ["isEncrypted"] = node.IsEncrypted,
            ["size"] = node.Size,
        }.With("parentId", node.Parent?.Id).With("notes", node.Notes).With("expireAt", Iso(node.ExpireAt));
        return node.Kind switch
        {
            NodeKind.File => o.With("hash", node.Content?.Hash).With("fileType", Path.GetExtension(node.Name).TrimStart('.')),
            NodeKind.Room => o.With("quota", node.Quota).With("recycleBinRetentionPeriod", node.RecycleBinDays)
                .With("inheritPermissions", node.InheritPermissions).With("hasActivitiesLog", node.HasActivitiesLog),
            _ => o,
        };
    }

    public static JsonObject Share(EventObject share, string baseUrl) => new JsonObject { ["baseUrl"] = baseUrl, ["id"] = share.Id }
        .With("name", share.Name).With("parentPath", share.ParentPath).With("roomId", share.RoomId);

    public static JsonObject Webhook(WebhookRecord webhook, string baseUrl) => new()
    {
        ["baseUrl"] = baseUrl,
        ["id"] = webhook.Id,
        ["name"] = webhook.Name,
        ["url"] = webhook.Url,
        ["isEnabled"] = webhook.IsEnabled,
        ["expireAt"] = Answer.Iso(webhook.ExpireAt),
    };

    public static JsonObject Tenant(TenantRecord tenant, string baseUrl) => new()
    {
        ["baseUrl"] = baseUrl,
        ["id"] = tenant.Id,
        ["companyName"] = tenant.CompanyName,
        ["customerContractType"] = tenant.ContractType,
        ["quotaMax"] = tenant.QuotaMax,
        ["userMax"] = tenant.UserMax,
        ["isLocked"] = tenant.IsLocked,
        ["customerUuid"] = tenant.Uuid,
    };

    /// <summary>An example of what the first of a webhook's events brings.</summary>
    public static JsonObject Example(WebhookRecord webhook, string baseUrl)
    {
        string[] words = webhook.EventTypeNames[0].Split('.');
        JsonObject o = words[0] == "webhook" ? Webhook(webhook, baseUrl) : new JsonObject { ["baseUrl"] = baseUrl, ["id"] = 0 };
        return words[0] switch
        {
            "user" => o.With("userName", "example").With("login", "example").With("authMethod", "basic").With("firstName", "Example").With("lastName", "User")
                .With("isLocked", words[1] == "locked").With("email", "example@sandbox.example"),
            "customer" => o.With("companyName", "Example").With("customerContractType", "demo"),
            "downloadshare" or "uploadshare" => o.With("name", "Example").With("nodeId", 0),
            "file" or "folder" or "room" => o.With("type", words[0]).With("name", "Example").With("parentPath", "/"),
            _ => o,
        };
    }

    private static string? Iso(DateTime? time) => time is DateTime t ? Answer.Iso(t) : null;
}
