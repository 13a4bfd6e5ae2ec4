using System;
using System.Globalization;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;

namespace DracoonPS.References;

/// <summary>A role as a parameter names it: the object itself, an id, a name such as <c>USER_MANAGER</c>, or a row with a column <c>RoleId</c>.</summary>
public sealed class RoleReference
{
    private readonly string? _name;
    private readonly long? _id;

    /// <summary>The role itself.</summary>
    /// <param name="role">The role.</param>
    public RoleReference(DracoonRole role)
    {
        _id = (role ?? throw new ArgumentNullException(nameof(role))).RoleId;
        _name = role.Name;
    }

    /// <summary>The role of a user or group.</summary>
    /// <param name="member">The row.</param>
    public RoleReference(DracoonRoleMember member)
    {
        _id = (member ?? throw new ArgumentNullException(nameof(member))).RoleId;
        _name = member.RoleName;
    }

    /// <summary>By number.</summary>
    /// <param name="id">The role's number.</param>
    public RoleReference(long id)
    {
        _id = ReferenceRow.Positive(id, "role");
    }

    /// <summary>By name; digits only are a number.</summary>
    /// <param name="name">The name.</param>
    public RoleReference(string name)
    {
        if (string.IsNullOrWhiteSpace(name))
        {
            throw new ArgumentException("A role is named by an id or a name, and this is empty.", nameof(name));
        }
        _id = ReferenceRow.AsId(name);
        _name = name.Trim();
    }

    /// <summary>By a row with a column <c>RoleId</c>.</summary>
    /// <param name="row">The row.</param>
    public RoleReference(PSObject row)
    {
        DracoonRole? role = ReferenceRow.Typed<DracoonRole>(row);
        _name = role?.Name ?? ReferenceRow.Typed<DracoonRoleMember>(row)?.RoleName;
        _id = role?.RoleId ?? ReferenceRow.Id(row, "RoleId", typeof(DracoonRole), typeof(DracoonRoleGrant), typeof(DracoonRoleMember));
    }

    /// <summary>The role's name, where it is known.</summary>
    internal string? Name => _name is null || ReferenceRow.AsId(_name) is not null ? null : _name;

    /// <summary>As the caller named the role.</summary>
    /// <returns>The name or number.</returns>
    public override string ToString() => _name ?? _id?.ToString(CultureInfo.InvariantCulture) ?? "";

    /// <summary>The number, and the name for questions and messages, without asking the server for what is known.</summary>
    internal async Task<(long Id, string Text)> ResolveIdAsync(DracoonSession session, CancellationToken cancellationToken)
    {
        if (_id is long id)
        {
            return (id, Name ?? $"role {id}");
        }
        DracoonRole role = await session.Roles.ResolveAsync(_name!, cancellationToken);
        return (role.RoleId, role.Name);
    }

    /// <summary>The role with all that the server tells.</summary>
    internal async Task<DracoonRole> FetchAsync(DracoonSession session, CancellationToken cancellationToken)
    {
        if (_id is not long id)
        {
            return await session.Roles.ResolveAsync(_name!, cancellationToken);
        }
        foreach (DracoonRole role in await session.Roles.ListAsync(cancellationToken))
        {
            if (role.RoleId == id)
            {
                return role;
            }
        }
        throw new DracoonReferenceException(ReferenceFailure.NotFound, "role", id.ToString(CultureInfo.InvariantCulture));
    }
}
