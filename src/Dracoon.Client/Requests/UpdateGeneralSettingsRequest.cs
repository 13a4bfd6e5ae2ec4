using Newtonsoft.Json.Linq;

namespace Dracoon.Client.Requests;

/// <summary>The body of <c>PUT /system/config/settings/general</c>.</summary>
public sealed class UpdateGeneralSettingsRequest : RequestBody
{
    /// <summary>True to let the password of a share be sent by text message.</summary>
    public bool? SharePasswordSmsEnabled { get => Get<bool?>("sharePasswordSmsEnabled"); set => Set("sharePasswordSmsEnabled", value); }

    /// <summary>True to enable client-side encryption, for good.</summary>
    public bool? CryptoEnabled { get => Get<bool?>("cryptoEnabled"); set => Set("cryptoEnabled", value); }

    /// <summary>True to let users tell others by mail about a room.</summary>
    public bool? EmailNotificationButtonEnabled { get => Get<bool?>("emailNotificationButtonEnabled"); set => Set("emailNotificationButtonEnabled", value); }

    /// <summary>True to demand that users accept the terms.</summary>
    public bool? EulaEnabled { get => Get<bool?>("eulaEnabled"); set => Set("eulaEnabled", value); }

    /// <summary>True to let rooms have S3 tags.</summary>
    public bool? S3TagsEnabled { get => Get<bool?>("s3TagsEnabled"); set => Set("s3TagsEnabled", value); }

    /// <summary>True to offer single sign-on only on the login page. Deprecated.</summary>
    public bool? HideLoginInputFields { get => Get<bool?>("hideLoginInputFields"); set => Set("hideLoginInputFields", value); }

    /// <summary>True to use the media server. Deprecated.</summary>
    public bool? MediaServerEnabled { get => Get<bool?>("mediaServerEnabled"); set => Set("mediaServerEnabled", value); }

    /// <summary>True to let letters and digits be enough for a password. Deprecated.</summary>
    public bool? WeakPasswordEnabled { get => Get<bool?>("weakPasswordEnabled"); set => Set("weakPasswordEnabled", value); }

    /// <summary>Restricts how long tokens last that are not used.</summary>
    /// <param name="enabled">True to restrict them.</param>
    /// <param name="accessTokenValidity">Seconds for access tokens; null to leave it.</param>
    /// <param name="refreshTokenValidity">Seconds for refresh tokens; null to leave it.</param>
    public void SetTokenRestriction(bool enabled, int? accessTokenValidity, int? refreshTokenValidity)
    {
        var restriction = new JObject { ["overwriteEnabled"] = enabled };
        if (accessTokenValidity is int access)
        {
            restriction["accessTokenValidity"] = access;
        }
        if (refreshTokenValidity is int refresh)
        {
            restriction["refreshTokenValidity"] = refresh;
        }
        Set("authTokenRestrictions", restriction);
    }
}
