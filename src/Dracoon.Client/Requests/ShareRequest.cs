using System;
using System.Collections.Generic;
using System.Linq;
using System.Security;
using Dracoon.Client.Authentication;
using Newtonsoft.Json.Linq;

namespace Dracoon.Client.Requests;

/// <summary>What can be said of both kinds of share, when they are made and when they are changed.</summary>
public abstract class ShareRequest : RequestBody
{
    /// <summary>The name.</summary>
    public string? Name { get => Get<string>("name"); set => Set("name", value); }

    /// <summary>When it ends; null for never.</summary>
    public DateTime? ExpireAt { get => GetExpiration("expiration"); set => SetExpiration("expiration", value); }

    /// <summary>Notes that visitors see.</summary>
    public string? Notes { get => Get<string>("notes"); set => Set("notes", value); }

    /// <summary>Notes that visitors don't see.</summary>
    public string? InternalNotes { get => Get<string>("internalNotes"); set => Set("internalNotes", value); }

    /// <summary>True to tell visitors who shares this.</summary>
    public bool? ShowCreatorName { get => Get<bool?>("showCreatorName"); set => Set("showCreatorName", value); }

    /// <summary>True to tell visitors the e-mail address of who shares this.</summary>
    public bool? ShowCreatorUsername { get => Get<bool?>("showCreatorUsername"); set => Set("showCreatorUsername", value); }

    /// <summary>True to mail the creator each time it is used.</summary>
    public bool? NotifyCreator { get => Get<bool?>("notifyCreator"); set => Set("notifyCreator", value); }

    /// <summary>The language of messages to the receivers, such as <c>de-DE</c>.</summary>
    public string? ReceiverLanguage { get => Get<string>("receiverLanguage"); set => Set("receiverLanguage", value); }

    /// <summary>Phone numbers that get the password by text message.</summary>
    public IEnumerable<string> TextMessageRecipients { set => Set("textMessageRecipients", new JArray(value.Cast<object>().ToArray())); }

    /// <summary>Sets the password that visitors need.</summary>
    /// <param name="password">The password.</param>
    public void SetPassword(SecureString password) => Set("password", SecureText.ToText(password));
}

/// <summary>What can be changed of both kinds of share.</summary>
public abstract class UpdateShareRequest : ShareRequest
{
    /// <summary>The country of phone numbers that begin without one, such as <c>DE</c>.</summary>
    public string? DefaultCountry { get => Get<string>("defaultCountry"); set => Set("defaultCountry", value); }

    /// <summary>True to let visitors in without a password.</summary>
    public bool? ResetPassword { get => Get<bool?>("resetPassword"); set => Set("resetPassword", value); }

    /// <summary>The fields that one request can change for many shares.</summary>
    private protected abstract IReadOnlyCollection<string> BulkFields { get; }

    /// <summary>True when one request can make this change for many shares.</summary>
    public bool FitsMany => ToJson().Properties().All(p => BulkFields.Contains(p.Name));

    /// <summary>True when another request changes the same to the same.</summary>
    /// <param name="other">The other one.</param>
    /// <returns>True when it does.</returns>
    public bool IsSame(UpdateShareRequest other) => JToken.DeepEquals(ToJson(), other.ToJson());

    internal JObject ToBulkJson(IEnumerable<long> ids)
    {
        var body = (JObject)ToJson().DeepClone();
        body["objectIds"] = new JArray(ids.Cast<object>().ToArray());
        return body;
    }
}
