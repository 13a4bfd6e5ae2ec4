using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;

namespace DracoonPS.Commands;

/// <summary>Gets policies of the tenant: what passwords have to be, who needs a second factor, what classifications demand.</summary>
/// <remarks><para>Needs the role config manager; Get-DracoonConfig shows most of it to everybody. Each kind emits a type of its own.</para></remarks>
/// <example>
/// <code>Get-DracoonPolicy Password -PasswordType Login</code>
/// <para>Shows what login passwords have to be.</para>
/// </example>
/// <example>
/// <code>Get-DracoonPolicy Mfa</code>
/// <para>Says who needs a second factor.</para>
/// </example>
[ApiOperation("GET /system/config/policies/classifications")]
[ApiOperation("GET /system/config/policies/guest_users")]
[ApiOperation("GET /system/config/policies/mfa")]
[ApiOperation("GET /system/config/policies/passwords")]
[ApiOperation("GET /system/config/policies/passwords/{password_type}")]
[ApiOperation("GET /system/config/policies/virus_protection")]
[Cmdlet(VerbsCommon.Get, "DracoonPolicy")]
[OutputType(typeof(DracoonPasswordPolicy))]
[OutputType(typeof(DracoonClassificationPolicy))]
[OutputType(typeof(DracoonGuestUserPolicy))]
[OutputType(typeof(DracoonMfaPolicy))]
[OutputType(typeof(DracoonVirusProtectionPolicy))]
public sealed class GetDracoonPolicyCommand : DracoonCmdlet
{
    /// <summary>The kinds of policies. Without it, Password.</summary>
    [Parameter(Position = 0)]
    public PolicyKind[] Kind { get; set; } = { PolicyKind.Password };

    /// <summary>What the passwords are for: Login, Shares, Encryption. Without it, all.</summary>
    [Parameter]
    public PasswordType[]? PasswordType { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        DracoonSession session = RequireSession();
        if (PasswordType is not null && !Kind.Contains(PolicyKind.Password))
        {
            throw new ArgumentException("-PasswordType is for -Kind Password. Leave one of them out.");
        }
        foreach (PolicyKind kind in Kind)
        {
            await TryAsync(kind, async () => WriteObject(await ReadAsync(session, kind, cancellationToken), enumerateCollection: true));
        }
    }

    private async Task<object> ReadAsync(DracoonSession session, PolicyKind kind, CancellationToken cancellationToken) => kind switch
    {
        PolicyKind.Classification => await session.Policies.GetClassificationPolicyAsync(cancellationToken),
        PolicyKind.GuestUser => await session.Policies.GetGuestUserPolicyAsync(cancellationToken),
        PolicyKind.Mfa => await session.Policies.GetMfaPolicyAsync(cancellationToken),
        PolicyKind.Password => await ReadPasswordsAsync(session, cancellationToken),
        PolicyKind.VirusProtection => await session.Policies.GetVirusProtectionPolicyAsync(cancellationToken),
        _ => throw new ArgumentException($"There are no policies of the kind '{kind}'."),
    };

    private async Task<IReadOnlyList<DracoonPasswordPolicy>> ReadPasswordsAsync(DracoonSession session, CancellationToken cancellationToken)
    {
        if (PasswordType is null)
        {
            return await session.Policies.GetPasswordPoliciesAsync(cancellationToken);
        }
        var found = new List<DracoonPasswordPolicy>();
        foreach (PasswordType type in PasswordType)
        {
            found.Add(await session.Policies.GetPasswordPolicyAsync(type.ToString().ToLowerInvariant(), cancellationToken));
        }
        return found;
    }
}
