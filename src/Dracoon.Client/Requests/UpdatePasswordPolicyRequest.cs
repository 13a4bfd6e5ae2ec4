using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json.Linq;

namespace Dracoon.Client.Requests;

/// <summary>One policy of the body of <c>PUT /system/config/policies/passwords</c>. Which fields there are depends on the type of password.</summary>
public sealed class UpdatePasswordPolicyRequest : RequestBody
{
    /// <summary>How many characters a password has at least.</summary>
    public int? MinLength { get => Get<int?>("minLength"); set => Set("minLength", value); }

    /// <summary>True to refuse words of a dictionary; not for encryption passwords.</summary>
    public bool? RejectDictionaryWords { get => Get<bool?>("rejectDictionaryWords"); set => Set("rejectDictionaryWords", value); }

    /// <summary>True to refuse the user's name and address.</summary>
    public bool? RejectUserInfo { get => Get<bool?>("rejectUserInfo"); set => Set("rejectUserInfo", value); }

    /// <summary>True to refuse patterns of the keyboard.</summary>
    public bool? RejectKeyboardPatterns { get => Get<bool?>("rejectKeyboardPatterns"); set => Set("rejectKeyboardPatterns", value); }

    /// <summary>How many former passwords are refused; login passwords only.</summary>
    public int? NumberOfArchivedPasswords { get => Get<int?>("numberOfArchivedPasswords"); set => Set("numberOfArchivedPasswords", value); }

    /// <summary>True to make all users choose another password when the policy gets stricter; login passwords only. Deprecated.</summary>
    public bool? EnforceLoginPasswordChange { get => Get<bool?>("enforceLoginPasswordChange"); set => Set("enforceLoginPasswordChange", value); }

    /// <summary>Says which characters a password contains.</summary>
    /// <param name="mustContainCharacters"><c>alpha</c>, <c>uppercase</c>, <c>lowercase</c>, <c>numeric</c>, <c>special</c>, <c>all</c>, <c>none</c>.</param>
    /// <param name="numberToEnforce">How many of these kinds, 0 to 4.</param>
    public void SetCharacterRules(IEnumerable<string> mustContainCharacters, int numberToEnforce) => Set("characterRules", new JObject
    {
        ["mustContainCharacters"] = new JArray(mustContainCharacters.ToArray<object>()),
        ["numberOfCharacteristicsToEnforce"] = numberToEnforce,
    });

    /// <summary>Says whether passwords expire; login passwords only.</summary>
    /// <param name="enabled">True when they do.</param>
    /// <param name="maxPasswordAge">After how many days; null to leave it.</param>
    public void SetPasswordExpiration(bool enabled, int? maxPasswordAge)
    {
        var expiration = new JObject { ["enabled"] = enabled };
        if (maxPasswordAge is int days)
        {
            expiration["maxPasswordAge"] = days;
        }
        Set("passwordExpiration", expiration);
    }

    /// <summary>Says whether sign-ins that fail lock a user out for a while; login passwords only.</summary>
    /// <param name="enabled">True when they do.</param>
    /// <param name="maxNumberOfLoginFailures">How many may fail; null to leave it.</param>
    /// <param name="lockoutPeriod">How many minutes the user has to wait; null to leave it.</param>
    public void SetUserLockout(bool enabled, int? maxNumberOfLoginFailures, int? lockoutPeriod)
    {
        var lockout = new JObject { ["enabled"] = enabled };
        if (maxNumberOfLoginFailures is int failures)
        {
            lockout["maxNumberOfLoginFailures"] = failures;
        }
        if (lockoutPeriod is int minutes)
        {
            lockout["lockoutPeriod"] = minutes;
        }
        Set("userLockout", lockout);
    }
}
