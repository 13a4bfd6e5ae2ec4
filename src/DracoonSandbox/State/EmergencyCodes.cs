namespace DracoonSandbox.State;

/// <summary>The codes that let users in once who have lost their second factor.</summary>
internal sealed class EmergencyCodes
{
    /// <summary>The last code for each user, by the user's id.</summary>
    public Dictionary<long, string> Codes { get; set; } = [];

    /// <summary>True when the code is the user's, which is used up by that.</summary>
    public bool Take(UserRecord user, string code) => Codes.TryGetValue(user.Id, out string? known) && known == code && Codes.Remove(user.Id);
}
