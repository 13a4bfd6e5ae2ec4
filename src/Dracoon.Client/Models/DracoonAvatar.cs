namespace Dracoon.Client.Models;

/// <summary>The picture of a user. The image itself is read with <see cref="Api.AvatarsApi.DownloadAsync"/>.</summary>
public sealed class DracoonAvatar : DracoonObject
{
    /// <summary>The user's number.</summary>
    [Newtonsoft.Json.JsonIgnore]
    public long UserId { get; internal set; }

    /// <summary>Names the picture; another one with each upload.</summary>
    public string AvatarUuid { get; internal set; } = "";

    /// <summary>The address of the image.</summary>
    public string AvatarUri { get; internal set; } = "";

    /// <summary>False for the picture that everybody starts with.</summary>
    public bool IsCustomAvatar { get; internal set; }

    /// <summary>The name of the picture.</summary>
    /// <returns>The name of the picture.</returns>
    public override string ToString() => AvatarUuid;
}
