using System;
using System.Security;
using Dracoon.Client.Authentication;
using Newtonsoft.Json.Linq;

namespace Dracoon.Client.Requests;

/// <summary>The body of <c>POST /users</c>.</summary>
public sealed class CreateUserRequest : RequestBody
{
    /// <summary>The first name; required.</summary>
    public string? FirstName { get => Get<string>("firstName"); set => Set("firstName", value); }

    /// <summary>The last name; required.</summary>
    public string? LastName { get => Get<string>("lastName"); set => Set("lastName", value); }

    /// <summary>The user name; without one the e-mail address is used.</summary>
    public string? UserName { get => Get<string>("userName"); set => Set("userName", value); }

    /// <summary>The e-mail address.</summary>
    public string? Email { get => Get<string>("email"); set => Set("email", value); }

    /// <summary>The phone number.</summary>
    public string? Phone { get => Get<string>("phone"); set => Set("phone", value); }

    /// <summary>The language of mails to the user, such as <c>de-DE</c>.</summary>
    public string? ReceiverLanguage { get => Get<string>("receiverLanguage"); set => Set("receiverLanguage", value); }

    /// <summary>True to mail the user that the account exists.</summary>
    public bool? NotifyUser { get => Get<bool?>("notifyUser"); set => Set("notifyUser", value); }

    /// <summary>True for a user who may see all users and groups when managing a room.</summary>
    public bool? IsNonmemberViewer { get => Get<bool?>("isNonmemberViewer"); set => Set("isNonmemberViewer", value); }

    /// <summary>When the account ends; null for never.</summary>
    public DateTime? ExpireAt { get => GetExpiration("expiration"); set => SetExpiration("expiration", value); }

    /// <summary>True to demand a second factor.</summary>
    public bool? MfaEnforced { set => Set("mfaConfig", new JObject { ["mfaEnforced"] = value }); }

    /// <summary>Sign-in with a password that DRACOON keeps.</summary>
    /// <param name="password">The first password; null to let DRACOON mail a link for choosing one.</param>
    /// <param name="mustChange">True when the user has to choose another one at the first sign-in; null for the server's default.</param>
    public void UseBasicAuthentication(SecureString? password, bool? mustChange)
    {
        var data = new JObject { ["method"] = "basic" };
        if (password is not null)
        {
            data["password"] = SecureText.ToText(password);
        }
        if (mustChange is bool must)
        {
            data["mustChangePassword"] = must;
        }
        Set("authData", data);
    }

    /// <summary>Sign-in at a provider.</summary>
    /// <param name="method"><c>openid</c>, <c>active_directory</c> or <c>radius</c>.</param>
    /// <param name="login">The name there; null for the user name.</param>
    /// <param name="configId">The provider's number for OpenID and Active Directory; null for the default one.</param>
    public void UseProviderAuthentication(string method, string? login, long? configId)
    {
        var data = new JObject { ["method"] = method };
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
