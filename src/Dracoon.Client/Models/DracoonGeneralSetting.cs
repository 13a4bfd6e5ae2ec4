using Newtonsoft.Json;

namespace Dracoon.Client.Models;

/// <summary>The general settings of the tenant: <c>GET /config/info/general</c>, <c>GET /system/config/settings/general</c>. A field is null where the answer has it not.</summary>
public sealed class DracoonGeneralSetting : DracoonObject
{
    /// <summary>True when the password of a share may be sent by text message.</summary>
    public bool? SharePasswordSmsEnabled { get; internal set; }

    /// <summary>True when client-side encryption is enabled. That is for good.</summary>
    public bool? CryptoEnabled { get; internal set; }

    /// <summary>True when users may tell others by mail about a room.</summary>
    public bool? EmailNotificationButtonEnabled { get; internal set; }

    /// <summary>True when users have to accept the terms at their first sign-in.</summary>
    public bool? EulaEnabled { get; internal set; }

    /// <summary>True when letters and digits are enough for a password. Deprecated: see the password policies.</summary>
    public bool? WeakPasswordEnabled { get; internal set; }

    /// <summary>True when files lie in S3 storage.</summary>
    public bool? UseS3Storage { get; internal set; }

    /// <summary>True when rooms can have S3 tags.</summary>
    public bool? S3TagsEnabled { get; internal set; }

    /// <summary>True when users of an Active Directory get a personal room. Not told to config managers here: see Get-DracoonCustomerSetting.</summary>
    public bool? HomeRoomsActive { get; internal set; }

    /// <summary>The room that the personal rooms lie in.</summary>
    public long? HomeRoomParentId { get; internal set; }

    /// <summary>True when there is a media server. Deprecated.</summary>
    public bool? MediaServerEnabled { get; internal set; }

    /// <summary>True when the login page offers single sign-on only.</summary>
    public bool? HideLoginInputFields { get; internal set; }

    /// <summary>The plan of the subscription.</summary>
    public int? SubscriptionPlan { get; internal set; }

    /// <summary>True when tokens last shorter than their OAuth client would let them.</summary>
    public bool? TokenRestrictionEnabled => AuthTokenRestrictions?.RestrictionEnabled;

    /// <summary>How long an access token that is not used lasts at most, in seconds.</summary>
    public int? AccessTokenValidity => AuthTokenRestrictions?.AccessTokenValidity;

    /// <summary>How long a refresh token that is not used lasts at most, in seconds.</summary>
    public int? RefreshTokenValidity => AuthTokenRestrictions?.RefreshTokenValidity;

    [JsonProperty("authTokenRestrictions")]
    internal TokenRestrictions? AuthTokenRestrictions { get; set; }

    /// <summary>What it says, in one line.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => $"encryption {Words.OnOff(CryptoEnabled)}, S3 storage {Words.OnOff(UseS3Storage)}, home rooms {Words.OnOff(HomeRoomsActive)}";
}

/// <summary>The API's <c>AuthTokenRestrictions</c>.</summary>
internal sealed class TokenRestrictions
{
    public bool? RestrictionEnabled { get; set; }

    public int? AccessTokenValidity { get; set; }

    public int? RefreshTokenValidity { get; set; }
}
