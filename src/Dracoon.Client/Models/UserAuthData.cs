namespace Dracoon.Client.Models;

/// <summary>How a user signs in.</summary>
internal sealed class UserAuthData
{
    public string? Method { get; set; }

    public string? Login { get; set; }

    public bool? MustChangePassword { get; set; }

    public long? AdConfigId { get; set; }

    public long? OidConfigId { get; set; }
}
