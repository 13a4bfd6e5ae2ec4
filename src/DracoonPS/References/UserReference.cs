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

    /// <summary>The name for questions and messages: <c>anna (user 5)</c>.</summary>
    internal async Task<(long Id, string Text)> ResolveIdAsync(DracoonSession session, CancellationToken cancellationToken)
    {
        if (_id is long id)
        {
            return (id, UserName is null ? $"user {id}" : $"{UserName} (user {id})");
        }
        DracoonUser user = await session.Users.ResolveAsync(_name!, cancellationToken);
        return (user.UserId, $"{user.UserName} (user {user.UserId})");
    }

    /// <summary>The user as the server has it now, with everything that it tells about a single one.</summary>
    internal async Task<DracoonUser> FetchAsync(DracoonSession session, bool effectiveRoles, CancellationToken cancellationToken)
    {
        DracoonUser? listed = User ?? (_id is null ? await session.Users.ResolveAsync(_name!, cancellationToken) : null);
        return listed is null
            ? await session.Users.GetAsync(_id!.Value, effectiveRoles, cancellationToken)
            : await session.Users.GetDetailsAsync(listed, effectiveRoles, cancellationToken);
    }
}
