using System;
using Newtonsoft.Json.Linq;

namespace Dracoon.Client.Requests;

/// <summary>The body of <c>PUT /users/{user_id}</c>.</summary>
public sealed class UpdateUserRequest : RequestBody
{
    /// <summary>The first name.</summary>
    public string? FirstName { get => Get<string>("firstName"); set => Set("firstName", value); }

    /// <summary>The last name.</summary>
    public string? LastName { get => Get<string>("lastName"); set => Set("lastName", value); }

    /// <summary>The user name.</summary>
    public string? UserName { get => Get<string>("userName"); set => Set("userName", value); }

    /// <summary>The e-mail address.</summary>
    public string? Email { get => Get<string>("email"); set => Set("email", value); }

    /// <summary>The phone number; empty to remove it.</summary>
    public string? Phone { get => Get<string>("phone"); set => Set("phone", value); }

    /// <summary>True to lock the user out.</summary>
    public bool? IsLocked { get => Get<bool?>("isLocked"); set => Set("isLocked", value); }

    /// <summary>The language of mails to the user.</summary>
    public string? ReceiverLanguage { get => Get<string>("receiverLanguage"); set => Set("receiverLanguage", value); }

    /// <summary>When the account ends; null for never.</summary>
    public DateTime? ExpireAt { get => GetExpiration("expiration"); set => SetExpiration("expiration", value); }

    /// <summary>True to demand a second factor.</summary>
    public bool? MfaEnforced { set => Set("mfaConfig", new JObject { ["mfaEnforced"] = value }); }

    /// <summary>Changes how the user signs in.</summary>
    /// <param name="method"><c>basic</c>, <c>openid</c>, <c>active_directory</c> or <c>radius</c>; null to leave it.</param>
    /// <param name="login">The name at the provider; null to leave it.</param>
    /// <param name="configId">The provider's number; null to leave it. Which kind of provider it is, <paramref name="method"/> says.</param>
    /// <exception cref="ArgumentException">A provider's number without the method openid or active_directory.</exception>
    public void SetAuthentication(string? method, string? login, long? configId = null)
    {
        if (configId is not null && method is not ("openid" or "active_directory"))
        {
            throw new ArgumentException($"The number {configId} of a configuration needs the method openid or active_directory, and this is '{method}'.", nameof(configId));
        }
        var data = new JObject();
        if (method is not null)
        {
            data["method"] = method;
        }
        if (login is not null)
        {
            data["login"] = login;
        }
        if (configId is long id)
        {
            data[method == "openid" ? "oidConfigId" : "adConfigId"] = id;
        }
        Set("authData", data);
    }
}
