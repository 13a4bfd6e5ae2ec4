namespace Dracoon.Client.Models;

/// <summary>A user in a group or role, as the API writes it.</summary>
internal sealed class MemberRow : DracoonObject
{
    public UserInfo? UserInfo { get; set; }

    public bool IsMember { get; set; }

    public long Id { get; set; }

    public string? Login { get; set; }

    public string? DisplayName { get; set; }

    public string? Email { get; set; }

    // Older servers have the deprecated fields only.
    public long UserId => UserInfo?.UserId ?? Id;

    public string? UserName => UserInfo?.UserName ?? Login;

    public string? EmailAddress => UserInfo?.Email ?? (string.IsNullOrEmpty(Email) ? null : Email);

    public string FullName => UserInfo?.ToString() is { Length: > 0 } name ? name : DisplayName ?? "";
}

/// <summary>A group of a user or role, as the API writes it.</summary>
internal sealed class GroupRow : DracoonObject
{
    public long Id { get; set; }

    public bool IsMember { get; set; }

    public string Name { get; set; } = "";
}
