using DracoonSandbox.Http;

namespace DracoonSandbox.State;

/// <summary>The tenant's policies, and what has to be remembered to hold users to them.</summary>
internal sealed class PolicyState
{
    public PasswordRules Login { get; set; } = new() { MustContain = ["alpha", "numeric"], NumberOfCharacteristics = 2 };

    public PasswordRules Shares { get; set; } = new();

    public PasswordRules Encryption { get; set; } = new();

    /// <summary>The types of users who need a second factor: internal, guest.</summary>
    public SortedSet<string> MfaEnforcedFor { get; set; } = [];

    public bool IsInviteUsersEnabled { get; set; } = true;

    /// <summary>From which classification on a share needs a password; 0 for none.</summary>
    public int ClassificationRequiresSharePassword { get; set; }

    public bool IsVirusProtectionEnabled { get; set; }

    /// <summary>The last login passwords by user id, the newest last.</summary>
    public Dictionary<long, List<string>> FormerPasswords { get; set; } = [];

    /// <summary>The times of sign-ins that failed since the last one that did not, by user id.</summary>
    public Dictionary<long, List<DateTime>> LoginFailures { get; set; } = [];

    /// <summary>Holds a new login password against the policy and the passwords that the user had.</summary>
    /// <exception cref="ApiError">It is not secure (400, -10002).</exception>
    public void CheckLogin(string password, UserRecord user)
    {
        Login.Check(password, user);
        if (Login.NumberOfArchivedPasswords > 0 && FormerPasswords.TryGetValue(user.Id, out List<string>? former)
            && former.TakeLast(Login.NumberOfArchivedPasswords).Contains(password))
        {
            throw ApiError.Invalid(-10002, "Password is not secure: the user had it before.");
        }
    }

    /// <summary>Checks a login password and gives it to the user.</summary>
    /// <exception cref="ApiError">It is not secure (400, -10002).</exception>
    public void SetLogin(UserRecord user, string password)
    {
        CheckLogin(password, user);
        user.Password = password;
        if (!FormerPasswords.TryGetValue(user.Id, out List<string>? former))
        {
            FormerPasswords[user.Id] = former = [];
        }
        former.Add(password);
    }

    /// <summary>Holds the password of a share or file request against the policy, and its absence against the classification of what is shared.</summary>
    /// <param name="password">The password; null for none.</param>
    /// <param name="classification">The classification of what is shared; 0 where it does not matter.</param>
    /// <param name="owner">Who shares.</param>
    /// <exception cref="ApiError">It is not secure (400, -10002), or mandatory and absent (400, -80000).</exception>
    public void CheckShare(string? password, int classification, UserRecord owner)
    {
        if (password is not null)
        {
            Shares.Check(password, owner);
        }
        else if (ClassificationRequiresSharePassword > 0 && classification >= ClassificationRequiresSharePassword)
        {
            throw ApiError.Invalid(-80000, "A share of something that is so confidential needs a password.");
        }
    }

    /// <summary>True while a user has to wait because of too many sign-ins that failed.</summary>
    public bool IsLockedOut(UserRecord user, DateTime now) => Login is { IsLockoutEnabled: true, MaxNumberOfLoginFailures: int most }
        && LoginFailures.TryGetValue(user.Id, out List<DateTime>? failures) && failures.Count >= most
        && failures[^1].AddMinutes(Login.LockoutPeriod ?? 0) > now;

    /// <summary>Remembers how a sign-in went.</summary>
    public void Remember(UserRecord user, bool success, DateTime now)
    {
        if (success)
        {
            LoginFailures.Remove(user.Id);
            return;
        }
        if (!LoginFailures.TryGetValue(user.Id, out List<DateTime>? failures))
        {
            LoginFailures[user.Id] = failures = [];
        }
        failures.Add(now);
    }
}
