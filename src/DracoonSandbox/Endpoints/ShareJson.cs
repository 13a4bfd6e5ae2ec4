using System.Net.Mail;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using DracoonSandbox.Http;
using DracoonSandbox.State;

namespace DracoonSandbox.Endpoints;

/// <summary>What both kinds of share have in common, as the API writes and reads it.</summary>
internal static partial class ShareJson
{
    private const int MaximumNameLength = 150;
    private const int MaximumNotesLength = 255;
    private const int MaximumPasswordLength = 1024;
    private const int MinimumPasswordLength = 8;
    private const int MaximumBulk = 200;
    private const int LastYear = 9999;

    /// <summary>Filters and sorts that the two lists share.</summary>
    public static Listing<T> Listing<T>(SandboxState state)
        where T : ShareRecord => new Listing<T>()
        .Text("name", s => s.Name, "cn").Date("createdAt", s => s.CreatedAt)
        .Filter("createdBy", ["cn", "eq"], (s, op, wanted) => Fits(state, s.CreatedById, op, wanted)).Number("createdById", s => s.CreatedById, "eq")
        .Filter("updatedBy", ["cn", "eq"], (s, op, wanted) => Fits(state, s.UpdatedById, op, wanted)).Number("updatedById", s => s.UpdatedById, "eq")
        .Number("userId", s => s.CreatedById, "eq").Text("accessKey", s => s.AccessKey, "cn")
        .Sort("name", s => s.Name).Sort("notifyCreator", s => s.NotifyCreator).Sort("expireAt", s => s.ExpireAt).Sort("createdAt", s => s.CreatedAt)
        .Sort("createdBy", s => state.Users.GetValueOrDefault(s.CreatedById) is UserRecord u ? u.FirstName + " " + u.LastName : "");

    public static JsonObject Write(SandboxState state, ShareRecord share) => new JsonObject
    {
        ["id"] = share.Id,
        ["name"] = share.Name,
        ["accessKey"] = share.AccessKey,
        ["createdAt"] = Answer.Iso(share.CreatedAt),
        ["createdBy"] = User(state, share.CreatedById),
        ["notifyCreator"] = share.NotifyCreator,
        ["showCreatorName"] = share.ShowCreatorName,
        ["showCreatorUsername"] = share.ShowCreatorUsername,
        ["isEncrypted"] = state.Nodes.Get(share.NodeId).IsEncrypted,
    }
        .With("updatedAt", share.UpdatedAt is DateTime u ? Answer.Iso(u) : null).With("updatedBy", share.UpdatedById is long by ? User(state, by) : null)
        .With("expireAt", share.ExpireAt is DateTime e ? Answer.Iso(e) : null).With("notes", share.Notes).With("internalNotes", share.InternalNotes);

    /// <summary>What a visitor may know of either kind.</summary>
    public static JsonObject Public(SandboxState state, ShareRecord share)
    {
        UserRecord? creator = state.Users.GetValueOrDefault(share.CreatedById);
        return new JsonObject { ["name"] = share.Name, ["createdAt"] = Answer.Iso(share.CreatedAt) }
            .With("creatorName", share.ShowCreatorName && creator is not null ? creator.FirstName + " " + creator.LastName : "")
            .With("creatorUsername", share.ShowCreatorUsername ? creator?.Email : null)
            .With("expireAt", share.ExpireAt is DateTime e ? Answer.Iso(e) : null).With("notes", share.Notes);
    }

    public static string PathOf(NodeRecord node) => node.ParentPath + node.Name;

    /// <summary>The address that people open.</summary>
    public static string Link(HttpContext context, ShareRecord share) =>
        $"{context.Request.Scheme}://{context.Request.Host}/public/{(share is DownloadShareRecord ? "download-shares" : "upload-shares")}/{share.AccessKey}";

    /// <summary>Reads what both bodies have. For a change, <paramref name="caller"/> is who makes it.</summary>
    public static void Read(SandboxState state, ShareRecord share, JsonObject body, UserRecord? caller)
    {
        if (body.Has("name"))
        {
            share.Name = Limited(body.RequiredText("name"), "name", MaximumNameLength)!;
        }
        if (body.Flag("resetPassword") == true)
        {
            share.Password = null;
        }
        else if (body.Text("password") is string password)
        {
            share.Password = Password(password);
        }
        if (body.Has("expiration"))
        {
            share.ExpireAt = Expiration(state, body);
        }
        share.Notes = body.Has("notes") ? Limited(body.Text("notes"), "notes", MaximumNotesLength) : share.Notes;
        share.InternalNotes = body.Has("internalNotes") ? Limited(body.Text("internalNotes"), "internalNotes", MaximumNotesLength) : share.InternalNotes;
        share.ShowCreatorName = body.Flag("showCreatorName") ?? share.ShowCreatorName;
        share.ShowCreatorUsername = body.Flag("showCreatorUsername") ?? share.ShowCreatorUsername;
        share.NotifyCreator = body.Flag("notifyCreator") ?? share.NotifyCreator;
        if (caller is not null)
        {
            share.UpdatedAt = state.Now;
            share.UpdatedById = caller.Id;
        }
    }

    /// <summary>Bodies are checked before anything is done: what is wrong in the middle must not leave half a change.</summary>
    public static void Check(SandboxState state, JsonObject body)
    {
        if (body.Has("name"))
        {
            Limited(body.RequiredText("name"), "name", MaximumNameLength);
        }
        if (body.Text("password") is string password)
        {
            Password(password);
        }
        Limited(body.Text("notes"), "notes", MaximumNotesLength);
        Limited(body.Text("internalNotes"), "internalNotes", MaximumNotesLength);
        Expiration(state, body);
        foreach (string name in new[] { "maxDownloads", "maxSlots", "maxSize", "filesExpiryPeriod" })
        {
            if (body.Number(name) is <= 0)
            {
                throw ApiError.Invalid(-80001, $"'{name}' is positive.");
            }
        }
        foreach (string number in Texts(body, "textMessageRecipients"))
        {
            if (!PhoneNumber().IsMatch(number))
            {
                throw ApiError.Invalid(-80040, $"'{number}' is no phone number such as +4930123456.");
            }
        }
    }

    /// <summary>The shares that a change of many names: each must be there.</summary>
    public static T[] Many<T>(Dictionary<long, T> shares, JsonObject body, string name, int errorCode, bool isLimited)
        where T : ShareRecord
    {
        long[] ids = [.. body.Numbers(name).Distinct()];
        if (ids.Length == 0)
        {
            throw ApiError.Invalid(-80000, $"'{name}' is mandatory and names at least one share.");
        }
        if (isLimited && ids.Length > MaximumBulk)
        {
            throw ApiError.Invalid(-80063, $"'{name}' has more than {MaximumBulk} items.");
        }
        return [.. ids.Select(id => shares.GetValueOrDefault(id) ?? throw new ApiError(404, errorCode, "Not Found", $"There is no share {id}."))];
    }

    /// <summary>Sends the share's link to people.</summary>
    public static void Mail(SandboxState state, HttpContext context, ShareRecord share, JsonObject body)
    {
        string[] recipients = [.. Texts(body, "recipients")];
        if (recipients.Length == 0)
        {
            throw ApiError.Invalid(-80000, "'recipients' is mandatory.");
        }
        string text = body.RequiredText("body");
        if (recipients.FirstOrDefault(r => !MailAddress.TryCreate(r, out _)) is string wrong)
        {
            throw ApiError.Invalid(-80009, $"'{wrong}' is no e-mail address.");
        }
        foreach (string recipient in recipients)
        {
            Deliver(state, recipient, $"{context.User().FirstName} {context.User().LastName} shares '{share.Name}' with you", text, Link(context, share));
        }
    }

    /// <summary>Sends the password by text message.</summary>
    public static void SendPassword(SandboxState state, ShareRecord share, JsonObject body)
    {
        foreach (string number in Texts(body, "textMessageRecipients"))
        {
            Deliver(state, number, $"The password of '{share.Name}'", "(text message)", null);
        }
    }

    public static void NotifyCreator(SandboxState state, ShareRecord share, string what)
    {
        if (share.NotifyCreator)
        {
            Deliver(state, state.Users.GetValueOrDefault(share.CreatedById)?.Email, $"'{share.Name}': {what}", "", null);
        }
    }

    private static void Deliver(SandboxState state, string? to, string subject, string text, string? link) =>
        state.Mails.Add(new JsonObject { ["to"] = to, ["subject"] = subject, ["body"] = text, ["time"] = state.Now }.With("link", link));

    private static IEnumerable<string> Texts(JsonObject body, string name) => (body[name] as JsonArray ?? []).Select(t => (string)t!);

    private static JsonObject User(SandboxState state, long id) => state.Users.TryGetValue(id, out UserRecord? user)
        ? UserJson.Info(user)
        : new JsonObject { ["id"] = id, ["userType"] = "deleted", ["avatarUuid"] = Guid.Empty.ToString(), ["userName"] = "", ["firstName"] = "", ["lastName"] = "" };

    private static bool Fits(SandboxState state, long? userId, string op, string wanted) => userId is long id && state.Users.TryGetValue(id, out UserRecord? user)
        && new[] { user.FirstName, user.LastName, user.Email, user.UserName }.Any(text => text is not null
            && (op == "eq" ? text.Equals(wanted, StringComparison.OrdinalIgnoreCase) : text.Contains(wanted, StringComparison.OrdinalIgnoreCase)));

    private static DateTime? Expiration(SandboxState state, JsonObject body)
    {
        DateTime? at = body.Expiration("expiration", state.Now);
        return at?.Year >= LastYear ? throw ApiError.Invalid(-80008, "The year is too far in the future.") : at;
    }

    private static string? Limited(string? text, string name, int maximum) =>
        text?.Length > maximum ? throw ApiError.Invalid(-80007, $"'{name}' is longer than {maximum} characters.") : text;

    private static string Password(string password)
    {
        if (password.IndexOfAny(['&', '\'', '<', '>']) >= 0)
        {
            throw ApiError.Invalid(-80023, "A password can't have the characters & ' < >.");
        }
        Limited(password, "password", MaximumPasswordLength);
        return password.Length >= MinimumPasswordLength ? password : throw ApiError.Invalid(-10002, $"The password has fewer than {MinimumPasswordLength} characters.");
    }

    [GeneratedRegex(@"^\+?[0-9][0-9 ]{6,}$")]
    private static partial Regex PhoneNumber();
}
