using System;
using System.Security;
using Dracoon.Client.Authentication;

namespace Dracoon.Client.Models;

/// <summary>A code that lets a user in once without the second factor: the answer of <c>POST /users/{user_id}/mfa/emergency_code</c>.</summary>
public sealed class DracoonMfaEmergencyCode : DracoonObject
{
    internal DracoonMfaEmergencyCode(long userId, MfaEmergencyCode answer)
    {
        UserId = userId;
        Code = SecureText.FromText(answer.Code);
        TakeAdditionalData(answer);
    }

    /// <summary>The user's number.</summary>
    public long UserId { get; }

    /// <summary>The user name, where it is known.</summary>
    public string? UserName { get; set; }

    /// <summary>The code.</summary>
    public SecureString Code { get; }

    /// <summary>The user; never the code.</summary>
    /// <returns>The user name or number.</returns>
    public override string ToString() => UserName ?? FormattableString.Invariant($"user {UserId}");
}

/// <summary>The code as the API writes it.</summary>
internal sealed class MfaEmergencyCode : DracoonObject
{
    public string Code { get; set; } = "";
}
