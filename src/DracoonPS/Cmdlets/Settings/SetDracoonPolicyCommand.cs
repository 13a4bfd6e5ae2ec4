using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;
using Dracoon.Client.Requests;

namespace DracoonPS.Commands;

/// <summary>Changes a policy of the tenant: only what is given. Existing passwords stay; Start-DracoonPasswordChange makes users change them.</summary>
/// <remarks><para>Needs the role config manager. Which parameters belong together, Get-Help shows: there is a parameter set for each kind of policy.</para></remarks>
/// <example>
/// <code>Set-DracoonPolicy -PasswordType Login -MinLength 12 -MustContainCharacter uppercase, lowercase, numeric, special -NumberOfCharacteristicsToEnforce 3</code>
/// <para>Demands login passwords of 12 characters, of three kinds at least.</para>
/// </example>
/// <example>
/// <code>Get-DracoonPolicy Password | Set-DracoonPolicy -RejectUserInfo $true</code>
/// <para>Refuses passwords with the name of the user, for all types of passwords.</para>
/// </example>
/// <example>
/// <code>Set-DracoonPolicy -MfaEnforced $true -UserType guest</code>
/// <para>Demands a second factor of guests.</para>
/// </example>
/// <example>
/// <code>Set-DracoonPolicy -ClassificationRequiresSharePassword Confidential</code>
/// <para>Demands a password for shares of what is confidential.</para>
/// </example>
[ApiOperation("GET /system/config/policies/passwords/{password_type}")]
[ApiOperation("PUT /system/config/policies/classifications")]
[ApiOperation("PUT /system/config/policies/guest_users")]
[ApiOperation("PUT /system/config/policies/mfa")]
[ApiOperation("PUT /system/config/policies/mfa/{user_type}")]
[ApiOperation("PUT /system/config/policies/passwords")]
[ApiOperation("PUT /system/config/policies/virus_protection")]
[Cmdlet(VerbsCommon.Set, "DracoonPolicy", SupportsShouldProcess = true, DefaultParameterSetName = PasswordSet)]
[OutputType(typeof(DracoonPasswordPolicy), ParameterSetName = new[] { PasswordSet })]
[OutputType(typeof(DracoonMfaPolicy), ParameterSetName = new[] { MfaSet })]
[OutputType(typeof(DracoonClassificationPolicy), ParameterSetName = new[] { ClassificationSet })]
[OutputType(typeof(DracoonGuestUserPolicy), ParameterSetName = new[] { GuestUserSet })]
[OutputType(typeof(DracoonVirusProtectionPolicy), ParameterSetName = new[] { VirusProtectionSet })]
public sealed class SetDracoonPolicyCommand : SettingCmdlet
{
    private const string PasswordSet = "Password";
    private const string MfaSet = "Mfa";
    private const string ClassificationSet = "Classification";
    private const string GuestUserSet = "GuestUser";
    private const string VirusProtectionSet = "VirusProtection";

    /// <summary>What the passwords are for: Login, Shares, Encryption. Policies of Get-DracoonPolicy can be piped.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true, ParameterSetName = PasswordSet)]
    public PasswordType PasswordType { get; set; }

    /// <summary>How many characters a password has at least.</summary>
    [Parameter(ParameterSetName = PasswordSet)]
    [ValidateRange(1, 1024)]
    public int? MinLength { get; set; }

    /// <summary>The kinds of characters that it contains: alpha, uppercase, lowercase, numeric, special; or all of them, or none.</summary>
    [Parameter(ParameterSetName = PasswordSet)]
    [ValidateSet("alpha", "uppercase", "lowercase", "numeric", "special", "all", "none")]
    public string[]? MustContainCharacter { get; set; }

    /// <summary>How many of these kinds it contains at least. Without it, as many as -MustContainCharacter names.</summary>
    [Parameter(ParameterSetName = PasswordSet)]
    [ValidateRange(0, 4)]
    public int? NumberOfCharacteristicsToEnforce { get; set; }

    /// <summary>True to refuse words of a dictionary; not for encryption passwords.</summary>
    [Parameter(ParameterSetName = PasswordSet)]
    public bool? RejectDictionaryWords { get; set; }

    /// <summary>True to refuse the user's name and address.</summary>
    [Parameter(ParameterSetName = PasswordSet)]
    public bool? RejectUserInfo { get; set; }

    /// <summary>True to refuse patterns of the keyboard, such as qwertz.</summary>
    [Parameter(ParameterSetName = PasswordSet)]
    public bool? RejectKeyboardPatterns { get; set; }

    /// <summary>How many former passwords are refused; login only.</summary>
    [Parameter(ParameterSetName = PasswordSet)]
    [ValidateRange(0, 10)]
    public int? NumberOfArchivedPasswords { get; set; }

    /// <summary>True to let passwords expire; login only.</summary>
    [Parameter(ParameterSetName = PasswordSet)]
    public bool? PasswordExpirationEnabled { get; set; }

    /// <summary>After how many days.</summary>
    [Parameter(ParameterSetName = PasswordSet)]
    [ValidateRange(1, int.MaxValue)]
    public int? MaxPasswordAge { get; set; }

    /// <summary>True to lock users out for a while after sign-ins that failed; login only.</summary>
    [Parameter(ParameterSetName = PasswordSet)]
    public bool? UserLockoutEnabled { get; set; }

    /// <summary>How many sign-ins may fail.</summary>
    [Parameter(ParameterSetName = PasswordSet)]
    [ValidateRange(1, int.MaxValue)]
    public int? MaxNumberOfLoginFailures { get; set; }

    /// <summary>How many minutes the user has to wait then.</summary>
    [Parameter(ParameterSetName = PasswordSet)]
    [ValidateRange(1, int.MaxValue)]
    public int? LockoutPeriod { get; set; }

    /// <summary>Makes all users choose another password at the next sign-in when the policy gets stricter; login only. Deprecated by the API: see Start-DracoonPasswordChange.</summary>
    [Parameter(ParameterSetName = PasswordSet)]
    public SwitchParameter EnforceLoginPasswordChange { get; set; }

    /// <summary>True to demand a second factor.</summary>
    [Parameter(Mandatory = true, ParameterSetName = MfaSet)]
    public bool MfaEnforced { get; set; }

    /// <summary>Whom it is demanded of: internal or guest users. Without it, both.</summary>
    [Parameter(ParameterSetName = MfaSet)]
    [ValidateSet("internal", "guest")]
    public string? UserType { get; set; }

    /// <summary>From which classification on a share needs a password; None for never.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ClassificationSet)]
    public ClassificationThreshold ClassificationRequiresSharePassword { get; set; }

    /// <summary>True to let guests be invited to rooms.</summary>
    [Parameter(Mandatory = true, ParameterSetName = GuestUserSet)]
    public bool InviteUsersEnabled { get; set; }

    /// <summary>True to let admins of rooms switch virus protection on.</summary>
    [Parameter(Mandatory = true, ParameterSetName = VirusProtectionSet)]
    public bool VirusProtectionEnabled { get; set; }

    /// <inheritdoc/>
    protected override Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        DracoonSession session = RequireSession();
        switch (ParameterSetName)
        {
            case MfaSet:
                TakeAny(nameof(MfaEnforced));
                return ApplyAsync(session, UserType is null ? "policy of second factors" : $"policy of second factors of {UserType} users", () => UserType is null
                    ? session.Policies.UpdateMfaPolicyAsync(MfaEnforced, cancellationToken)
                    : session.Policies.UpdateMfaPolicyAsync(UserType, MfaEnforced, cancellationToken));
            case ClassificationSet:
                TakeAny(nameof(ClassificationRequiresSharePassword));
                return ApplyAsync(session, "policy of classifications",
                    () => session.Policies.UpdateClassificationPolicyAsync((int)ClassificationRequiresSharePassword, cancellationToken));
            case GuestUserSet:
                TakeAny(nameof(InviteUsersEnabled));
                return ApplyAsync(session, "policy of guests", () => session.Policies.UpdateGuestUserPolicyAsync(InviteUsersEnabled, cancellationToken));
            case VirusProtectionSet:
                TakeAny(nameof(VirusProtectionEnabled));
                return ApplyAsync(session, "policy of virus protection", () => session.Policies.UpdateVirusProtectionPolicyAsync(VirusProtectionEnabled, cancellationToken));
            default:
                return SetPasswordPolicyAsync(session, PasswordType.ToString().ToLowerInvariant(), cancellationToken);
        }
    }

    private Task SetPasswordPolicyAsync(DracoonSession session, string type, CancellationToken cancellationToken)
    {
        var request = new UpdatePasswordPolicyRequest();
        Take(nameof(MinLength), () => request.MinLength = MinLength);
        Take(nameof(RejectDictionaryWords), () => request.RejectDictionaryWords = RejectDictionaryWords);
        Take(nameof(RejectUserInfo), () => request.RejectUserInfo = RejectUserInfo);
        Take(nameof(RejectKeyboardPatterns), () => request.RejectKeyboardPatterns = RejectKeyboardPatterns);
        Take(nameof(NumberOfArchivedPasswords), () => request.NumberOfArchivedPasswords = NumberOfArchivedPasswords);
        Take(nameof(EnforceLoginPasswordChange), () => request.EnforceLoginPasswordChange = EnforceLoginPasswordChange.ToBool());
        bool characters = TakeAny(nameof(MustContainCharacter), nameof(NumberOfCharacteristicsToEnforce));
        bool expiration = TakeAny(nameof(PasswordExpirationEnabled), nameof(MaxPasswordAge));
        bool lockout = TakeAny(nameof(UserLockoutEnabled), nameof(MaxNumberOfLoginFailures), nameof(LockoutPeriod));
        return ApplyAsync(session, $"policy of {type} passwords", async () =>
        {
            // Of these the API wants parts that the caller may not have given: they stay as they are.
            bool incomplete = (characters && MustContainCharacter is null) || (expiration && PasswordExpirationEnabled is null) || (lockout && UserLockoutEnabled is null);
            DracoonPasswordPolicy? current = incomplete ? await session.Policies.GetPasswordPolicyAsync(type, cancellationToken) : null;
            if (characters)
            {
                string[] kinds = MustContainCharacter ?? current!.MustContainCharacters;
                request.SetCharacterRules(kinds, NumberOfCharacteristicsToEnforce ?? (kinds.Contains("none") ? 0 : kinds.Contains("all") ? 4 : kinds.Distinct().Count()));
            }
            if (expiration)
            {
                request.SetPasswordExpiration(PasswordExpirationEnabled ?? current!.PasswordExpirationEnabled ?? false, MaxPasswordAge);
            }
            if (lockout)
            {
                request.SetUserLockout(UserLockoutEnabled ?? current!.UserLockoutEnabled ?? false, MaxNumberOfLoginFailures, LockoutPeriod);
            }
            return await session.Policies.UpdatePasswordPolicyAsync(type, request, cancellationToken);
        });
    }
}
