namespace Dracoon.Client.Models;

/// <summary>A user as other objects mention them.</summary>
public sealed class UserInfo : DracoonObject
{
    /// <summary>The user's number.</summary>
    [Newtonsoft.Json.JsonProperty("id")]
    public long UserId { get; internal set; }

    /// <summary><c>internal</c>, <c>external</c>, <c>system</c> or <c>deleted</c>.</summary>
    public string? UserType { get; internal set; }

    /// <summary>The user name.</summary>
    public string? UserName { get; internal set; }

    /// <summary>The first name.</summary>
    public string? FirstName { get; internal set; }

    /// <summary>The last name.</summary>
    public string? LastName { get; internal set; }

    /// <summary>Names the version of the picture; changes with it.</summary>
    public string? AvatarUuid { get; internal set; }

    /// <summary>The e-mail address.</summary>
    public string? Email { get; internal set; }

    /// <summary>First and last name, or what there is of them.</summary>
    /// <returns>The name for people.</returns>
    public override string ToString()
    {
        string name = (FirstName + " " + LastName).Trim();
        return name.Length > 0 ? name : UserName ?? "";
    }
}
