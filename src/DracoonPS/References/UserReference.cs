using System;
using System.Globalization;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;

namespace DracoonPS.References;

/// <summary>A user as a parameter names them: the object itself, an id, a user name, an e-mail address, or a row with a column <c>UserId</c>.</summary>
public sealed class UserReference
{
    /// <summary>What stands for a user, besides the user itself.</summary>
    private static readonly Type[] Alike = { typeof(DracoonGroupMember), typeof(DracoonRoleMember), typeof(DracoonUserImportResult) };

    private readonly string? _name;
    private readonly long? _id;

    /// <summary>The user itself.</summary>
    /// <param name="user">The user.</param>
    public UserReference(DracoonUser user)
    {
        User = user ?? throw new ArgumentNullException(nameof(user));
        _id = user.UserId;
        IsObject = true;
    }

    /// <summary>The signed-in user.</summary>
    /// <param name="account">The account.</param>
    public UserReference(DracoonAccount account)
    {
        _id = (account ?? throw new ArgumentNullException(nameof(account))).UserId;
    }

    /// <summary>The member of a group.</summary>
    /// <param name="member">The member.</param>
    public UserReference(DracoonGroupMember member)
    {
        _id = (member ?? throw new ArgumentNullException(nameof(member))).UserId;
        _name = member.UserName;
        IsObject = true;
    }

    /// <summary>A user who has a role.</summary>
    /// <param name="member">The user's row.</param>
    public UserReference(DracoonRoleMember member)
    {
        _id = (member ?? throw new ArgumentNullException(nameof(member))).UserId ?? throw new ArgumentException($"'{member}' is a group, and no user.", nameof(member));
        _name = member.UserName;
        IsObject = true;
    }

    /// <summary>A user who was imported.</summary>
    /// <param name="result">The row of the report.</param>
    public UserReference(DracoonUserImportResult result)
    {
        _id = (result ?? throw new ArgumentNullException(nameof(result))).UserId ?? throw new ArgumentException($"'{result}' has no user.", nameof(result));
        _name = result.UserName;
        IsObject = true;
    }

    /// <summary>By number.</summary>
    /// <param name="id">The user's number.</param>
    public UserReference(long id)
    {
        _id = ReferenceRow.Positive(id, "user");
    }

    /// <summary>By user name or e-mail address; digits only are a number.</summary>
    /// <param name="name">The name.</param>
    public UserReference(string name)
    {
        if (string.IsNullOrWhiteSpace(name))
        {
            throw new ArgumentException("A user is named by an id, a user name or an e-mail address, and this is empty.", nameof(name));
        }
        _id = ReferenceRow.AsId(name);
        _name = name.Trim();
    }

    /// <summary>By a row with a column <c>UserId</c>.</summary>
    /// <param name="row">The row.</param>
    public UserReference(PSObject row)
    {
        User = ReferenceRow.Typed<DracoonUser>(row);
        _id = User?.UserId ?? ReferenceRow.Typed<DracoonAccount>(row)?.UserId ?? ReferenceRow.Id(row, "UserId", typeof(DracoonUser), Alike);
        _name = row.BaseObject switch
        {
            DracoonGroupMember member => member.UserName,
            DracoonRoleMember member => member.UserName,
            DracoonUserImportResult imported => imported.UserName,
            _ => null,
        };
        IsObject = User is not null || _name is not null;
    }

    /// <summary>The user, where the caller had it.</summary>
    internal DracoonUser? User { get; }

    /// <summary>True when the caller gave an object of the module, and not a row whose other columns say what to do.</summary>
    internal bool IsObject { get; }

    /// <summary>The user name, where it is known.</summary>
    internal string? UserName => User?.UserName ?? (IsObject ? _name : null);

    /// <summary>As the caller named the user.</summary>
    /// <returns>The name or number.</returns>
    public override string ToString() => User?.UserName ?? _name ?? _id?.ToString(CultureInfo.InvariantCulture) ?? "";

    /// <summary>The number, and the name for questions and messages: <c>anna (user 5)</c>.</summary>
    internal async Task<(long Id, string Text)> ResolveIdAsync(DracoonSession session, CancellationToken cancellationToken)
    {
        (long id, string? userName) = await ResolveNameAsync(session, cancellationToken);
        return (id, Describe(id, userName));
    }

    /// <summary>The number and the user name, as far as it is known without asking for a number.</summary>
    internal async Task<(long Id, string? UserName)> ResolveNameAsync(DracoonSession session, CancellationToken cancellationToken)
    {
        if (_id is long id)
        {
            return (id, UserName);
        }
        DracoonUser user = await session.Users.ResolveAsync(_name!, cancellationToken);
        return (user.UserId, user.UserName);
    }

    internal static string Describe(long id, string? userName) => userName is null ? $"user {id}" : $"{userName} (user {id})";

    /// <summary>The user as the server has it now, with everything that it tells about a single one.</summary>
    internal async Task<DracoonUser> FetchAsync(DracoonSession session, bool effectiveRoles, CancellationToken cancellationToken)
    {
        DracoonUser? listed = User ?? (_id is null ? await session.Users.ResolveAsync(_name!, cancellationToken) : null);
        return listed is null
            ? await session.Users.GetAsync(_id!.Value, effectiveRoles, cancellationToken)
            : await session.Users.GetDetailsAsync(listed, effectiveRoles, cancellationToken);
    }
}
