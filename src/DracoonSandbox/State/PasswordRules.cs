using System.Text.Json.Serialization;
using DracoonSandbox.Http;

namespace DracoonSandbox.State;

/// <summary>What a password of one kind has to be.</summary>
internal sealed class PasswordRules
{
    private const int PatternLength = 4;

    private static readonly string[] KeyboardRows = ["1234567890", "qwertyuiop", "qwertzuiop", "asdfghjkl", "zxcvbnm", "yxcvbnm"];

    /// <summary>alpha, uppercase, lowercase, numeric, special.</summary>
    public string[] MustContain { get; set; } = [];

    /// <summary>How many of <see cref="MustContain"/> it really needs.</summary>
    public int NumberOfCharacteristics { get; set; }

    public int MinLength { get; set; } = 8;

    /// <summary>The sandbox has no dictionary, and without one the rule has no effect, as in a real server.</summary>
    public bool RejectDictionaryWords { get; set; }

    public bool RejectUserInfo { get; set; }

    public bool RejectKeyboardPatterns { get; set; }

    // Of login passwords only
    public int NumberOfArchivedPasswords { get; set; } = 3;

    public bool IsExpirationEnabled { get; set; }

    public int? MaxPasswordAge { get; set; }

    public bool IsLockoutEnabled { get; set; }

    public int? MaxNumberOfLoginFailures { get; set; }

    public int? LockoutPeriod { get; set; }

    public DateTime UpdatedAt { get; set; } = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>Who changed it last; null for nobody yet.</summary>
    public long? UpdatedById { get; set; }

    /// <summary>What the deprecated settings call weak: letters and digits are enough.</summary>
    [JsonIgnore]
    public bool IsWeak
    {
        get => NumberOfCharacteristics < 4;
        set
        {
            MustContain = value ? ["alpha", "numeric"] : ["uppercase", "lowercase", "numeric", "special"];
            NumberOfCharacteristics = MustContain.Length;
            MinLength = Math.Max(MinLength, 8);
        }
    }

    /// <param name="password">The password.</param>
    /// <param name="user">Whose it will be; null where nobody is known.</param>
    /// <exception cref="ApiError">It is not secure enough.</exception>
    public void Check(string password, UserRecord? user)
    {
        if (Problem(password, user) is string problem)
        {
            throw ApiError.Invalid(-10002, "Password is not secure: " + problem);
        }
    }

    private string? Problem(string password, UserRecord? user)
    {
        if (password.Length < MinLength)
        {
            return $"it needs {MinLength} characters at least.";
        }
        if (MustContain.Count(kind => password.Any(c => IsOf(kind, c))) < NumberOfCharacteristics)
        {
            return $"it needs {NumberOfCharacteristics} of {string.Join(", ", MustContain)}.";
        }
        if (RejectUserInfo && user is not null && new[] { user.FirstName, user.LastName, user.UserName, user.Email }.Any(
            info => !string.IsNullOrWhiteSpace(info) && password.Contains(info, StringComparison.OrdinalIgnoreCase)))
        {
            return "it contains the name or address of the user.";
        }
        return RejectKeyboardPatterns && HasKeyboardPattern(password) ? "it contains a keyboard pattern." : null;
    }

    private static bool IsOf(string kind, char c) => kind switch
    {
        "alpha" => char.IsAsciiLetter(c),
        "uppercase" => char.IsAsciiLetterUpper(c),
        "lowercase" => char.IsAsciiLetterLower(c),
        "numeric" => char.IsAsciiDigit(c),
        "special" => !char.IsLetterOrDigit(c),
        _ => false,
    };

    private static bool HasKeyboardPattern(string password)
    {
        string text = password.ToLowerInvariant();
        return KeyboardRows.Any(row => Runs(row).Concat(Runs(string.Concat(row.Reverse()))).Any(run => text.Contains(run, StringComparison.Ordinal)));
    }

    private static IEnumerable<string> Runs(string row) => Enumerable.Range(0, row.Length - PatternLength + 1).Select(i => row.Substring(i, PatternLength));
}
