using System;
using System.Collections.Generic;
using Newtonsoft.Json;

namespace Dracoon.Client.Models;

/// <summary>What passwords have to be: <c>GET /system/config/policies/passwords</c>, <c>GET /config/info/policies/passwords</c>. Times are UTC.</summary>
public sealed class DracoonPasswordPolicy : DracoonObject
{
    /// <summary><c>login</c>, <c>shares</c> or <c>encryption</c>.</summary>
    [JsonIgnore]
    public string PasswordType { get; internal set; } = "";

    /// <summary>How many characters a password has at least.</summary>
    public int? MinLength { get; internal set; }

    /// <summary>The kinds of characters: <c>alpha</c>, <c>uppercase</c>, <c>lowercase</c>, <c>numeric</c>, <c>special</c>, <c>none</c>.</summary>
    public string[] MustContainCharacters => CharacterRules?.MustContainCharacters ?? Array.Empty<string>();

    /// <summary>How many of these kinds it contains at least.</summary>
    public int? NumberOfCharacteristicsToEnforce => CharacterRules?.NumberOfCharacteristicsToEnforce;

    /// <summary>True when words of a dictionary are refused; null for encryption passwords.</summary>
    public bool? RejectDictionaryWords { get; internal set; }

    /// <summary>True when the user's name and address are refused.</summary>
    public bool? RejectUserInfo { get; internal set; }

    /// <summary>True when patterns of the keyboard, such as <c>qwertz</c>, are refused.</summary>
    public bool? RejectKeyboardPatterns { get; internal set; }

    /// <summary>How many former passwords are refused; login only.</summary>
    public int? NumberOfArchivedPasswords { get; internal set; }

    /// <summary>True when passwords expire; login only.</summary>
    public bool? PasswordExpirationEnabled => PasswordExpiration?.Enabled;

    /// <summary>After how many days.</summary>
    public int? MaxPasswordAge => PasswordExpiration?.MaxPasswordAge;

    /// <summary>True when sign-ins that fail lock a user out for a while; login only.</summary>
    public bool? UserLockoutEnabled => UserLockout?.Enabled;

    /// <summary>How many sign-ins may fail.</summary>
    public int? MaxNumberOfLoginFailures => UserLockout?.MaxNumberOfLoginFailures;

    /// <summary>How many minutes the user has to wait then.</summary>
    public int? LockoutPeriod => UserLockout?.LockoutPeriod;

    /// <summary>When the policy was changed.</summary>
    public DateTime? UpdatedAt { get; internal set; }

    /// <summary>Who changed it, by name.</summary>
    public string? UpdatedByName => UpdatedBy?.ToString();

    /// <summary>Who changed it, by number.</summary>
    public long? UpdatedById => UpdatedBy?.UserId;

    [JsonProperty("updatedBy")]
    internal UserInfo? UpdatedBy { get; set; }

    [JsonProperty("characterRules")]
    internal Rules? CharacterRules { get; set; }

    [JsonProperty("passwordExpiration")]
    internal Expiration? PasswordExpiration { get; set; }

    [JsonProperty("userLockout")]
    internal Lockout? UserLockout { get; set; }

    /// <summary>What it is for, and how long a password is.</summary>
    /// <returns>For example <c>login: 12 characters</c>.</returns>
    public override string ToString() => FormattableString.Invariant($"{PasswordType}: {MinLength} characters");

    internal sealed class Rules
    {
        public string[]? MustContainCharacters { get; set; }

        public int? NumberOfCharacteristicsToEnforce { get; set; }
    }

    internal sealed class Expiration
    {
        public bool? Enabled { get; set; }

        public int? MaxPasswordAge { get; set; }
    }

    internal sealed class Lockout
    {
        public bool? Enabled { get; set; }

        public int? MaxNumberOfLoginFailures { get; set; }

        public int? LockoutPeriod { get; set; }
    }
}

/// <summary>The API's <c>PasswordPoliciesConfig</c>: the policies that were asked for.</summary>
internal sealed class PasswordPolicies
{
    public DracoonPasswordPolicy? LoginPasswordPolicies { get; set; }

    public DracoonPasswordPolicy? SharesPasswordPolicies { get; set; }

    public DracoonPasswordPolicy? EncryptionPasswordPolicies { get; set; }

    public IReadOnlyList<DracoonPasswordPolicy> ToList()
    {
        var list = new List<DracoonPasswordPolicy>();
        foreach ((string type, DracoonPasswordPolicy? policy) in new[] { ("login", LoginPasswordPolicies), ("shares", SharesPasswordPolicies), ("encryption", EncryptionPasswordPolicies) })
        {
            if (policy is not null)
            {
                policy.PasswordType = type;
                list.Add(policy);
            }
        }
        return list;
    }
}
