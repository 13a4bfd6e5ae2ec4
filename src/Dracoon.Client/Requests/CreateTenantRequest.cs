using System.Collections.Generic;
using System.Linq;
using System.Security;
using Dracoon.Client.Authentication;
using Newtonsoft.Json.Linq;

namespace Dracoon.Client.Requests;

/// <summary>The body of <c>POST /provisioning/customers</c>: a tenant and its first admin.</summary>
public sealed class CreateTenantRequest : TenantRequest
{
    private readonly JObject _admin = new();

    /// <summary>A tenant.</summary>
    /// <param name="firstName">The first admin's first name.</param>
    /// <param name="lastName">The first admin's last name.</param>
    public CreateTenantRequest(string firstName, string lastName)
    {
        _admin["firstName"] = firstName;
        _admin["lastName"] = lastName;
        Set("firstAdminUser", _admin);
    }

    /// <summary>How many days a trial lasts.</summary>
    public int? TrialDays { get => Get<int?>("trialDays"); set => Set("trialDays", value); }

    /// <summary>The tenant's attributes.</summary>
    public IReadOnlyDictionary<string, string>? Attributes { set => Set("customerAttributes", Write(value ?? new Dictionary<string, string>())); }

    /// <summary>The first admin's user name; without one the e-mail address is used.</summary>
    public string? AdminUserName { set => _admin["userName"] = value; }

    /// <summary>The first admin's e-mail address.</summary>
    public string? AdminEmail { set => _admin["email"] = value; }

    /// <summary>The first admin's phone number.</summary>
    public string? AdminPhone { set => _admin["phone"] = value; }

    /// <summary>The language of mails to the first admin, such as <c>de-DE</c>.</summary>
    public string? AdminLanguage { set => _admin["receiverLanguage"] = value; }

    /// <summary>True to mail the first admin that the account exists.</summary>
    public bool? NotifyAdmin { set => _admin["notifyUser"] = value; }

    /// <summary>The first admin signs in with a password that DRACOON keeps.</summary>
    /// <param name="password">The first password; null to let DRACOON mail a link for choosing one.</param>
    /// <param name="mustChange">True when another one has to be chosen at the first sign-in; null for the server's default.</param>
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
        _admin["authData"] = data;
    }

    /// <summary>The first admin signs in at a provider.</summary>
    /// <param name="method"><c>openid</c>, <c>active_directory</c> or <c>radius</c>.</param>
    /// <param name="login">The name there; null for the user name.</param>
    /// <param name="configId">The provider's number for OpenID and Active Directory; null for the only one.</param>
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
        _admin["authData"] = data;
    }

    internal static JObject Write(IReadOnlyDictionary<string, string> attributes) =>
        new() { ["items"] = new JArray(attributes.Select(a => new JObject { ["key"] = a.Key, ["value"] = a.Value }).ToArray<object>()) };
}
