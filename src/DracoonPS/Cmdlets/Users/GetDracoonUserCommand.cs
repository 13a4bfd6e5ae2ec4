using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;
using DracoonPS.Completion;
using DracoonPS.Ordering;
using DracoonPS.References;

namespace DracoonPS.Commands;

/// <summary>Gets users: all, those that a filter fits, or certain ones.</summary>
/// <remarks>
/// <para>Needs the role user manager.</para>
/// <para>A list leaves out what the server tells only about a single user, such as AuthMethod. -Detailed, -AuthMethod and -ProviderId ask for each user of the list: that is one request a user, after the other conditions.</para>
/// </remarks>
/// <example>
/// <code>Get-DracoonUser</code>
/// <para>Lists all users, page by page as they come.</para>
/// </example>
/// <example>
/// <code>Get-DracoonUser anna@example.org</code>
/// <para>Gets one user by e-mail address, with everything that the server tells.</para>
/// </example>
/// <example>
/// <code>Get-DracoonUser -UserName 'ext-*' -Locked $true | Export-Csv locked.csv</code>
/// <para>Lists locked users by a pattern.</para>
/// </example>
/// <example>
/// <code>Get-DracoonUser -InactiveDays 365 | Remove-DracoonUser -SkipLastAdmin -WhatIf</code>
/// <para>Shows which users would be removed who did not sign in for a year.</para>
/// </example>
/// <example>
/// <code>Get-DracoonUser -AuthMethod ActiveDirectory -ProviderId 1 | Set-DracoonUser -OpenIdProvider 2 -Login { $_.Email }</code>
/// <para>Moves the users of an Active Directory to an OpenID provider.</para>
/// </example>
[ApiOperation("GET /users")]
[ApiOperation("GET /users/{user_id}")]
[Cmdlet(VerbsCommon.Get, "DracoonUser", DefaultParameterSetName = ListSet, SupportsPaging = true)]
[OutputType(typeof(DracoonUser))]
public sealed class GetDracoonUserCommand : DracoonListCmdlet<DracoonUser>
{
    private const string ListSet = "List";
    private const string SingleSet = "Single";

    /// <summary>The users: objects, ids, user names, e-mail addresses, or rows with a column UserId.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ParameterSetName = SingleSet)]
    [ArgumentCompleter(typeof(UserCompleter))]
    public UserReference[] User { get; set; } = Array.Empty<UserReference>();

    /// <summary>Only users with this user name; wildcards are allowed.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [SupportsWildcards]
    [NoScriptBlock]
    [ArgumentCompleter(typeof(UserCompleter))]
    public string? UserName { get; set; }

    /// <summary>Only users with this e-mail address; wildcards are allowed.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [SupportsWildcards]
    [NoScriptBlock]
    public string? Email { get; set; }

    /// <summary>Only users with this first name; wildcards are allowed.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [SupportsWildcards]
    [NoScriptBlock]
    public string? FirstName { get; set; }

    /// <summary>Only users with this last name; wildcards are allowed.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [SupportsWildcards]
    [NoScriptBlock]
    public string? LastName { get; set; }

    /// <summary>Only users with this role, by the API's name: CONFIG_MANAGER, USER_MANAGER, GROUP_MANAGER, ROOM_MANAGER, LOG_AUDITOR or NONMEMBER_VIEWER.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [NoScriptBlock]
    [ArgumentCompleter(typeof(RoleCompleter))]
    public string? Role { get; set; }

    /// <summary>Counts the roles too that users have through groups: in RoleNames, and for -Role.</summary>
    [Parameter]
    [Alias("IncludeRoles")]
    public SwitchParameter EffectiveRoles { get; set; }

    /// <summary>Reads what user managers noted about the users too: Attributes.</summary>
    [Parameter]
    public SwitchParameter IncludeAttributes { get; set; }

    /// <summary>Asks for each user of the list, for what the server tells only about a single one.</summary>
    [Parameter(ParameterSetName = ListSet)]
    public SwitchParameter Detailed { get; set; }

    /// <summary>Only users who sign in this way: basic (or Local), openid, active_directory (or ActiveDirectory) or radius.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [AuthMethodTransform]
    [ArgumentCompleter(typeof(AuthMethodCompleter))]
    public string? AuthMethod { get; set; }

    /// <summary>Only users of the OpenID or Active Directory configuration with this number.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [Alias("OidcId", "AdId")]
    [ArgumentCompleter(typeof(SignInProviderCompleter))]
    public long? ProviderId { get; set; }

    /// <summary>Only users who did not sign in for so many days; those who never did, when they are older than that.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [ValidateRange(1, 36500)]
    public int? InactiveDays { get; set; }

    /// <summary>Only users who never signed in.</summary>
    [Parameter(ParameterSetName = ListSet)]
    public SwitchParameter NeverLoggedIn { get; set; }

    /// <summary>Only users whose account ends before this time. A time without a zone is local.</summary>
    [Parameter(ParameterSetName = ListSet)]
    public DateTime? ExpiresBefore { get; set; }

    /// <summary>Only users who were created on this day or later. A time without a zone is local; the server compares days in UTC.</summary>
    [Parameter(ParameterSetName = ListSet)]
    public DateTime? CreatedAfter { get; set; }

    /// <summary>Only users who were created on this day or before. A time without a zone is local; the server compares days in UTC.</summary>
    [Parameter(ParameterSetName = ListSet)]
    public DateTime? CreatedBefore { get; set; }

    /// <summary>Only users who have a keypair, or only those who have none.</summary>
    [Parameter(ParameterSetName = ListSet)]
    public bool? EncryptionEnabled { get; set; }

    /// <summary>Only users who are locked, or only those who are not.</summary>
    [Parameter(ParameterSetName = ListSet)]
    public bool? Locked { get; set; }

    /// <summary>How many requests are in flight at most for single users, from 1 to 32; 4 without it. Whatever it is, objects and errors come in order. With 1, each is emitted before the next one is asked for.</summary>
    [Parameter]
    [ValidateRange(1, 32)]
    public int ThrottleLimit { get; set; } = 4;

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        DracoonSession session = RequireSession();
        if (ParameterSetName == SingleSet)
        {
            RequireNoListing("-User");
            OrderedWork work = InOrder(ThrottleLimit, cancellationToken);
            bool effective = EffectiveRoles;
            foreach (UserReference user in User)
            {
                await work.SubmitAsync(user, new OrderedRequest(user, async (output, cancel) => await output.WriteAsync(await user.FetchAsync(session, effective, cancel))));
            }
            return;
        }
        FilterBuilder filter = ServerFilter(out Func<DracoonUser, bool>? matches);
        bool isDetailed = Detailed || AuthMethod is not null || ProviderId is not null;
        using PagedQuery<DracoonUser> users = session.Users.List(Options(filter, matches is not null || isDetailed), IncludeAttributes);
        await TryAsync(filter.ToString(), () => isDetailed ? EmitDetailedAsync(session, users, matches, cancellationToken) : EmitAsync(users, matches, cancellationToken));
    }

    private FilterBuilder ServerFilter(out Func<DracoonUser, bool>? matches)
    {
        var filter = new FilterBuilder().Raw(Filter);
        var conditions = new List<Func<DracoonUser, bool>>();
        void Add(FilterBuilder to, string field, string? pattern, Func<DracoonUser, string?> value)
        {
            if (pattern is not null)
            {
                conditions.Add(Wildcard.AddTo(to, field, pattern, value));
            }
        }

        Add(filter, "userName", UserName, u => u.UserName);
        Add(filter, "email", Email, u => u.Email);
        // The server joins conditions on first and last name with 'or', so it gets one of them; the other one is compared here.
        Add(filter, "lastName", LastName, u => u.LastName);
        Add(LastName is null ? filter : new FilterBuilder(), "firstName", FirstName, u => u.FirstName);
        if (EffectiveRoles)
        {
            filter.Add("effectiveRoles", true);
        }
        if (Role is not null)
        {
            filter.Add("hasRole", "eq", Role.ToUpperInvariant());
        }
        if (EncryptionEnabled is bool enabled)
        {
            filter.Add("isEncryptionEnabled", enabled);
        }
        if (Locked is bool locked)
        {
            filter.Add("isLocked", locked);
        }
        if (CreatedAfter is DateTime after)
        {
            filter.AddDay("createdAt", "ge", after);
        }
        if (CreatedBefore is DateTime before)
        {
            filter.AddDay("createdAt", "le", before);
        }
        // The server has no conditions for these.
        if (InactiveDays is int days)
        {
            DateTime limit = DateTime.UtcNow.AddDays(-days);
            conditions.Add(u => (u.LastLoginSuccessAt ?? u.CreatedAt) < limit);
        }
        if (NeverLoggedIn)
        {
            conditions.Add(u => u.LastLoginSuccessAt is null);
        }
        if (ExpiresBefore is DateTime end)
        {
            conditions.Add(u => u.ExpireAt < end.ToUniversalTime());
        }
        matches = conditions.Count == 0 ? null : user => conditions.TrueForAll(fits => fits(user));
        return filter;
    }

    /// <summary>Asks for each user of a list, some at a time, and emits those who fit.</summary>
    private async Task EmitDetailedAsync(DracoonSession session, PagedQuery<DracoonUser> users, Func<DracoonUser, bool>? matches, CancellationToken cancellationToken)
    {
        ulong skip = PagingParameters.Skip;
        ulong rest = PagingParameters.First;
        if (PagingParameters.IncludeTotalCount)
        {
            throw new ArgumentException("-IncludeTotalCount can't be told before each user was asked for. Leave it out.");
        }
        var asked = new Queue<(DracoonUser Listed, Task<DracoonUser> Details)>();
        bool more = rest > 0;
        while (rest > 0)
        {
            while (more && asked.Count < ThrottleLimit && (more = await users.MoveNextAsync(cancellationToken)))
            {
                if (matches is null || matches(users.Current))
                {
                    Task<DracoonUser> details = session.Users.GetDetailsAsync(users.Current, EffectiveRoles, cancellationToken);
                    _ = details.ContinueWith(static t => t.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default); // seen, also when nobody waits
                    asked.Enqueue((users.Current, details));
                }
            }
            if (asked.Count == 0)
            {
                return;
            }
            (DracoonUser listed, Task<DracoonUser> task) = asked.Dequeue();
            await TryAsync(listed, async () =>
            {
                DracoonUser user = await task;
                if ((AuthMethod is null || user.AuthMethod == AuthMethod) && (ProviderId is null || user.ProviderId == ProviderId) && !(skip > 0 && skip-- > 0))
                {
                    WriteObject(user);
                    rest--;
                }
            });
        }
    }
}
