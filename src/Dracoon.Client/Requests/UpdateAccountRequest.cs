namespace Dracoon.Client.Requests;

/// <summary>The body of <c>PUT /user/account</c>.</summary>
public sealed class UpdateAccountRequest : RequestBody
{
    /// <summary>The user name.</summary>
    public string? UserName { get => Get<string>("userName"); set => Set("userName", value); }

    /// <summary>The first name.</summary>
    public string? FirstName { get => Get<string>("firstName"); set => Set("firstName", value); }

    /// <summary>The last name.</summary>
    public string? LastName { get => Get<string>("lastName"); set => Set("lastName", value); }

    /// <summary>The e-mail address.</summary>
    public string? Email { get => Get<string>("email"); set => Set("email", value); }

    /// <summary>The phone number; empty to remove it.</summary>
    public string? Phone { get => Get<string>("phone"); set => Set("phone", value); }

    /// <summary>The user's language, such as <c>de-DE</c>.</summary>
    public string? Language { get => Get<string>("language"); set => Set("language", value); }

    /// <summary>True to accept the terms of use, which can't be taken back.</summary>
    public bool? AcceptEula { get => Get<bool?>("acceptEULA"); set => Set("acceptEULA", value); }

    /// <summary>True to subscribe rooms by themselves as soon as the user may see them.</summary>
    public bool? SubscribesRooms { get => Get<bool?>("automaticallySubscribeDatarooms"); set => Set("automaticallySubscribeDatarooms", value); }
}
