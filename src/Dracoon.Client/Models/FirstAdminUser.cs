using Newtonsoft.Json;

namespace Dracoon.Client.Models;

/// <summary>The first admin of a new tenant.</summary>
public sealed class FirstAdminUser : DracoonObject
{
    /// <summary>The first name.</summary>
    public string FirstName { get; internal set; } = "";

    /// <summary>The last name.</summary>
    public string LastName { get; internal set; } = "";

    /// <summary>The user name.</summary>
    public string? UserName { get; internal set; }

    /// <summary>The e-mail address.</summary>
    public string? Email { get; internal set; }

    /// <summary>The phone number.</summary>
    public string? Phone { get; internal set; }

    /// <summary>The language of mails to the admin.</summary>
    public string? ReceiverLanguage { get; internal set; }

    /// <summary>True when the admin got a mail.</summary>
    public bool? NotifyUser { get; internal set; }

    /// <summary>How the admin signs in.</summary>
    public string? AuthMethod => AuthData?.Method;

    /// <summary>The name at the provider.</summary>
    public string? Login => AuthData?.Login;

    [JsonProperty("authData")]
    internal UserAuthData? AuthData { get; set; }

    /// <summary>The user name.</summary>
    /// <returns>The user name.</returns>
    public override string ToString() => UserName ?? "";
}
