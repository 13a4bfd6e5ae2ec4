using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;
using Dracoon.Client.Requests;
using DracoonPS.Completion;
using DracoonPS.Ordering;
using DracoonPS.References;

namespace DracoonPS.Commands;

/// <summary>Changes users: only what is given, nothing else.</summary>
/// <remarks><para>Needs the role user manager. When users are piped, the parameters on the command line are changed; when rows of a CSV file are piped, their columns are.</para></remarks>
/// <example>
/// <code>Set-DracoonUser anna -Phone '+49 30 1234'</code>
/// <para>Changes the phone number and leaves the rest.</para>
/// </example>
/// <example>
/// <code>Get-DracoonUser -UserName 'ext-*' | Set-DracoonUser -ExpireAt 90d</code>
/// <para>Lets several accounts end in ninety days.</para>
/// </example>
/// <example>
/// <code>Get-DracoonUser -AuthMethod ActiveDirectory | Set-DracoonUser -OpenIdProvider 2 -Login { $_.Email } -EnforceMfa -WhatIf</code>
/// <para>Shows whose way to sign in would change. A script block stands for a value of each user.</para>
/// </example>
/// <example>
/// <code>Import-Csv phones.csv | Set-DracoonUser -WhatIf</code>
/// <para>Shows what a CSV file with the columns UserId and Phone would change.</para>
/// </example>
[ApiOperation("PUT /users/{user_id}")]
[Cmdlet(VerbsCommon.Set, "DracoonUser", SupportsShouldProcess = true)]
[OutputType(typeof(DracoonUser))]
public sealed class SetDracoonUserCommand : ThrottledCmdlet
{
    private HashSet<string> _onCommandLine = new();
    private DateTime? _expireAt;

    /// <summary>The users: objects, ids, user names, e-mail addresses, or rows with a column UserId.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ArgumentCompleter(typeof(UserCompleter))]
    public UserReference[] User { get; set; } = Array.Empty<UserReference>();

    /// <summary>The first name.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? FirstName { get; set; }

    /// <summary>The last name.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? LastName { get; set; }

    /// <summary>The user name.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? UserName { get; set; }

    /// <summary>The e-mail address.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Email { get; set; }

    /// <summary>The phone number; empty to remove it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    public string? Phone { get; set; }

    /// <summary>The language of mails to the user, such as de-DE.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(LanguageCompleter))]
    public string? Language { get; set; }

    /// <summary>When the account ends: a time, or a span from now such as 90d. A time without a zone is local; a time of day in a row of the pipeline is UTC, as Export-Csv writes it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [MomentTransform]
    public DateTime? ExpireAt
    {
        get => _expireAt;
        set => _expireAt = Zoned(value);
    }

    /// <summary>Lets the account never end.</summary>
    [Parameter]
    public SwitchParameter NoExpiration { get; set; }

    /// <summary>True to lock the user out, false to let them in again.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("IsLocked")]
    [FlagTransform]
    public bool? Locked { get; set; }

    /// <summary>How the user signs in: basic, openid, active_directory or radius. Local, OpenId and ActiveDirectory are understood too.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AuthMethodTransform]
    [ArgumentCompleter(typeof(AuthMethodCompleter))]
    public string? AuthMethod { get; set; }

    /// <summary>The name at the provider.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Login { get; set; }

    /// <summary>The number of the OpenID or Active Directory configuration; needs -AuthMethod openid or active_directory.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [EmptyIsNull]
    [ArgumentCompleter(typeof(SignInProviderCompleter))]
    public long? ProviderId { get; set; }

    /// <summary>The number of the OpenID configuration that the user signs in with; says -AuthMethod openid too.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("OidcId")]
    [EmptyIsNull]
    [ArgumentCompleter(typeof(OpenIdProviderCompleter))]
    public long? OpenIdProvider { get; set; }

    /// <summary>The number of the Active Directory configuration that the user signs in with; says -AuthMethod active_directory too.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("AdId")]
    [EmptyIsNull]
    [ArgumentCompleter(typeof(ActiveDirectoryCompleter))]
    public long? AdProvider { get; set; }

    /// <summary>Demands a second factor; -EnforceMfa:$false no longer does.</summary>
    [Parameter]
    [Alias("MfaEnforced")]
    public SwitchParameter EnforceMfa { get; set; }

    /// <summary>Emits the users as changed.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override Task StartAsync(CancellationToken cancellationToken)
    {
        _onCommandLine = new HashSet<string>(MyInvocation.BoundParameters.Keys, StringComparer.OrdinalIgnoreCase);
        if (NoExpiration && _onCommandLine.Contains(nameof(ExpireAt)))
        {
            throw new ArgumentException("-ExpireAt and -NoExpiration exclude each other.");
        }
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        DracoonSession session = RequireSession();
        OrderedWork work = InOrder(cancellationToken);
        foreach (UserReference user in User)
        {
            await work.SubmitAsync(user, cancel => PrepareAsync(session, user, cancel), change => Requests(session, user, change));
        }
    }

    private async Task<Change> PrepareAsync(DracoonSession session, UserReference user, CancellationToken cancellationToken)
    {
        // Before the first await, while the parameters are those of this row.
        UpdateUserRequest request = Request(name => _onCommandLine.Contains(name)
            || (!user.IsObject && MyInvocation.BoundParameters.ContainsKey(name)), out IReadOnlyList<string> changes);
        if (request.IsEmpty)
        {
            return new Change(0, "", request, changes);
        }
        (long id, string text) = await user.ResolveIdAsync(session, cancellationToken);
        return new Change(id, text, request, changes);
    }

    private IEnumerable<OrderedRequest> Requests(DracoonSession session, UserReference user, Change change)
    {
        if (change.Request.IsEmpty)
        {
            WriteWarning($"Nothing is given that would change {user}.");
            yield break;
        }
        if (!ShouldProcess(change.Text, "Set " + string.Join(", ", change.Names)))
        {
            yield break;
        }
        bool passThru = PassThru;
        yield return new OrderedRequest(user, async (output, cancel) =>
        {
            DracoonUser changed = await session.Users.UpdateAsync(change.Id, change.Request, cancel);
            if (passThru)
            {
                await output.WriteAsync(changed);
            }
        })
        { Key = change.Id };
    }

    private UpdateUserRequest Request(Func<string, bool> isGiven, out IReadOnlyList<string> changes)
    {
        var request = new UpdateUserRequest();
        var given = new List<string>();
        void Take(string name, Action set)
        {
            if (isGiven(name))
            {
                set();
                given.Add(name);
            }
        }

        Take(nameof(FirstName), () => request.FirstName = FirstName);
        Take(nameof(LastName), () => request.LastName = LastName);
        Take(nameof(UserName), () => request.UserName = UserName);
        Take(nameof(Email), () => request.Email = Email);
        Take(nameof(Phone), () => request.Phone = Phone ?? "");
        Take(nameof(Language), () => request.ReceiverLanguage = Language);
        Take(nameof(ExpireAt), () => request.ExpireAt = ExpireAt);
        Take(nameof(NoExpiration), () => request.ExpireAt = null);
        Take(nameof(Locked), () => request.IsLocked = Locked);
        Take(nameof(EnforceMfa), () => request.MfaEnforced = EnforceMfa);
        string[] authentication = new[] { nameof(AuthMethod), nameof(Login), nameof(ProviderId), nameof(OpenIdProvider), nameof(AdProvider) }.Where(isGiven).ToArray();
        if (authentication.Length > 0)
        {
            T? Given<T>(string name, T? value) => isGiven(name) ? value : default;
            (string? method, long? configId) = SignInProvider.Resolve(Given(nameof(AuthMethod), AuthMethod), Given(nameof(ProviderId), ProviderId),
                Given(nameof(OpenIdProvider), OpenIdProvider), Given(nameof(AdProvider), AdProvider));
            request.SetAuthentication(method, Given(nameof(Login), Login), configId);
            given.AddRange(authentication);
        }
        changes = given;
        return request;
    }

    private sealed record Change(long Id, string Text, UpdateUserRequest Request, IReadOnlyList<string> Names);
}
