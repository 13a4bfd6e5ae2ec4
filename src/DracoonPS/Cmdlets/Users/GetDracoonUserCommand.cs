using System;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;
using DracoonPS.Ordering;
using DracoonPS.References;

namespace DracoonPS.Commands;

/// <summary>Gets users: all, those that a filter fits, or certain ones.</summary>
/// <remarks><para>Needs the role user manager. A list leaves out what the server tells only about a single user, such as AuthMethod.</para></remarks>
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
    public UserReference[] User { get; set; } = Array.Empty<UserReference>();

    /// <summary>Only users with this user name; wildcards are allowed.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [SupportsWildcards]
    [NoScriptBlock]
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
    public string? Role { get; set; }

    /// <summary>Only users who have a keypair, or only those who have none.</summary>
    [Parameter(ParameterSetName = ListSet)]
    public bool? EncryptionEnabled { get; set; }

    /// <summary>Only users who are locked, or only those who are not.</summary>
    [Parameter(ParameterSetName = ListSet)]
    public bool? Locked { get; set; }

    /// <summary>How many requests are in flight at most for certain users, from 1 to 32; 4 without it. Whatever it is, objects and errors come in the order of the input. With 1, each is emitted before the next one is asked for.</summary>
    [Parameter(ParameterSetName = SingleSet)]
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
            foreach (UserReference user in User)
            {
                await work.SubmitAsync(user, new OrderedRequest(user, async (output, cancel) => await output.WriteAsync(await user.FetchAsync(session, cancel))));
            }
            return;
        }
        var filter = new FilterBuilder().Raw(Filter);
        Func<DracoonUser, bool>? matches = null;
        AddPattern(filter, "userName", UserName, u => u.UserName, ref matches);
        AddPattern(filter, "email", Email, u => u.Email ?? "", ref matches);
        // The server joins conditions on first and last name with 'or', so it gets one of them; the other one is compared here.
        AddPattern(filter, "lastName", LastName, u => u.LastName ?? "", ref matches);
        AddPattern(LastName is null ? filter : new FilterBuilder(), "firstName", FirstName, u => u.FirstName ?? "", ref matches);
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
        using PagedQuery<DracoonUser> users = session.Users.List(Options(filter, matches is not null));
        await TryAsync(filter.ToString(), () => EmitAsync(users, matches, cancellationToken));
    }

    private static void AddPattern(FilterBuilder filter, string field, string? pattern, Func<DracoonUser, string> value, ref Func<DracoonUser, bool>? matches)
    {
        if (pattern is null)
        {
            return;
        }
        string part = Wildcard.CommonPart(pattern);
        if (part.Length > 0)
        {
            filter.Add(field, "cn", part);
        }
        WildcardPattern wildcard = Wildcard.Pattern(pattern);
        Func<DracoonUser, bool>? others = matches;
        matches = u => wildcard.IsMatch(value(u)) && (others is null || others(u));
    }
}
