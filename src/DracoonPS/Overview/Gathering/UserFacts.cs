using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;

namespace DracoonPS.Overview;

/// <summary>Some users, and how many of them are locked.</summary>
internal sealed record UserCount(string Label, int Active, int Locked)
{
    public int Total => Active + Locked;
}

/// <summary>How users sign in, and when they last did.</summary>
internal sealed class UserFacts
{
    private const string NeverText = "Never";

    public int Total { get; init; }

    public int Locked { get; init; }

    /// <summary>How many users the login method was asked of.</summary>
    public int Asked { get; init; }

    /// <summary>By login method, the most common first.</summary>
    public IReadOnlyList<UserCount> Methods { get; init; } = new List<UserCount>();

    /// <summary>By the time since the last login, the latest first.</summary>
    public IReadOnlyList<UserCount> LastLogins { get; init; } = new List<UserCount>();

    public static async Task<UserFacts> GatherAsync(Gathering gathering)
    {
        using PagedQuery<DracoonUser> query = gathering.Session.Users.List();
        IReadOnlyList<DracoonUser> users = await query.ToListAsync(gathering.CancellationToken);
        // The list says nothing about the login method.
        List<DracoonUser> asked = await gathering.EachAsync(users.Take(gathering.Limits.Users), (user, cancel) => AskAsync(gathering.Session, user, cancel));
        return new UserFacts
        {
            Total = users.Count,
            Locked = users.Count(u => u.IsLocked),
            Asked = asked.Count,
            Methods = asked.GroupBy(u => MethodName(u.AuthMethod), (name, some) => Count(name, some)).OrderByDescending(m => m.Total).ThenBy(m => m.Label, StringComparer.Ordinal).ToList(),
            LastLogins = ByLastLogin(users, gathering.Now),
        };
    }

    /// <summary>Counts users by the time since their last login; groups without anybody are there too.</summary>
    internal static IReadOnlyList<UserCount> ByLastLogin(IReadOnlyList<DracoonUser> users, DateTime now)
    {
        string Group(DracoonUser user) => user.LastLoginSuccessAt is not DateTime at ? NeverText : LoginAge(now - at);
        ILookup<string, DracoonUser> groups = users.ToLookup(Group);
        return new[] { LoginAge(TimeSpan.Zero), LoginAge(TimeSpan.FromDays(31)), LoginAge(TimeSpan.FromDays(91)), LoginAge(TimeSpan.FromDays(366)), NeverText }
            .Select(label => Count(label, groups[label])).ToList();
    }

    private static string LoginAge(TimeSpan age) => age.TotalDays switch
    {
        <= 30 => "Within 30 days",
        <= 90 => "Within 90 days",
        <= 365 => "Within 365 days",
        _ => "Longer ago",
    };

    private static async Task<DracoonUser> AskAsync(DracoonSession session, DracoonUser user, System.Threading.CancellationToken cancellationToken)
    {
        try
        {
            return await session.Users.GetDetailsAsync(user, false, cancellationToken);
        }
        catch (DracoonApiException e) when (e.StatusCode == 404)
        {
            return user; // deleted meanwhile
        }
    }

    private static string MethodName(string? method) => method switch
    {
        "basic" => "Password",
        "active_directory" => "Active Directory",
        "openid" => "OpenID Connect",
        "radius" => "RADIUS",
        null or "" => "Unknown",
        _ => method,
    };

    private static UserCount Count(string label, IEnumerable<DracoonUser> users)
    {
        List<DracoonUser> some = users.ToList();
        int locked = some.Count(u => u.IsLocked);
        return new UserCount(label, some.Count - locked, locked);
    }
}
