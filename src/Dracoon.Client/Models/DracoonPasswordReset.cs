using System;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Dracoon.Client.Models;

/// <summary>Whose password a reset token changes, and what the new one needs.</summary>
public sealed class DracoonPasswordReset : DracoonObject
{
    /// <summary>The user's first name.</summary>
    public string FirstName { get; internal set; } = "";

    /// <summary>The user's last name.</summary>
    public string LastName { get; internal set; } = "";

    /// <summary>How many characters a password has at least; null where the server does not say.</summary>
    public long? MinimumLength => (long?)(Policies?["minLength"] as JValue);

    /// <summary>Kinds of characters: <c>uppercase</c>, <c>lowercase</c>, <c>numeric</c>, <c>special</c>, <c>alpha</c>.</summary>
    public string[] CharacterKinds => (Policies?["characterRules"]?["mustContainCharacters"] as JArray)?.ToObject<string[]>() ?? Array.Empty<string>();

    /// <summary>How many of these kinds a password needs.</summary>
    public long? RequiredCharacterKinds => (long?)(Policies?["characterRules"]?["numberOfCharacteristicsToEnforce"] as JValue);

    /// <summary>True when a password may not contain the user's name or address.</summary>
    public bool? RejectsUserInfo => (bool?)(Policies?["rejectUserInfo"] as JValue);

    /// <summary>True when a password may not contain a row of keys.</summary>
    public bool? RejectsKeyboardPatterns => (bool?)(Policies?["rejectKeyboardPatterns"] as JValue);

    /// <summary>True when a password may not contain a word of the server's dictionary.</summary>
    public bool? RejectsDictionaryWords => (bool?)(Policies?["rejectDictionaryWords"] as JValue);

    /// <summary>How many of the passwords before can't be used again.</summary>
    public long? ArchivedPasswords => (long?)(Policies?["numberOfArchivedPasswords"] as JValue);

    [JsonProperty("loginPasswordPolicies")]
    internal JObject? Policies { get; set; }

    /// <summary>The whole policy as the server gives it.</summary>
    /// <returns>The JSON object; null where the server gives none. A method, so that it is no column of a table or a CSV file.</returns>
    public JObject? GetLoginPasswordPolicies() => Policies;

    /// <summary>The user's name.</summary>
    /// <returns>First and last name.</returns>
    public override string ToString() => (FirstName + " " + LastName).Trim();
}
