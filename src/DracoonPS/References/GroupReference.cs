using System;
using System.Globalization;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;

namespace DracoonPS.References;

/// <summary>A group as a parameter names it: the object itself, an id, a name, or a row with a column <c>GroupId</c>.</summary>
public sealed class GroupReference
{
    /// <summary>What stands for a group, besides the group itself.</summary>
    private static readonly Type[] Alike = { typeof(DracoonUserGroup), typeof(DracoonRoleMember) };

    private readonly string? _name;
    private readonly long? _id;

    /// <summary>The group itself.</summary>
    /// <param name="group">The group.</param>
    public GroupReference(DracoonGroup group)
    {
        _id = (group ?? throw new ArgumentNullException(nameof(group))).GroupId;
        _name = group.Name;
        IsObject = true;
    }

    /// <summary>A group that a user is in.</summary>
    /// <param name="group">The row.</param>
    public GroupReference(DracoonUserGroup group)
    {
        _id = (group ?? throw new ArgumentNullException(nameof(group))).GroupId;
        _name = group.Name;
        IsObject = true;
    }

    /// <summary>A group that has a role.</summary>
    /// <param name="member">The group's row.</param>
    public GroupReference(DracoonRoleMember member)
    {
        _id = (member ?? throw new ArgumentNullException(nameof(member))).GroupId ?? throw new ArgumentException($"'{member}' is a user, and no group.", nameof(member));
        _name = member.Name;
        IsObject = true;
    }

    /// <summary>By number.</summary>
    /// <param name="id">The group's number.</param>
    public GroupReference(long id)
    {
        _id = ReferenceRow.Positive(id, "group");
    }

    /// <summary>By name; digits only are a number.</summary>
    /// <param name="name">The name.</param>
    public GroupReference(string name)
    {
        if (string.IsNullOrWhiteSpace(name))
        {
            throw new ArgumentException("A group is named by an id or a name, and this is empty.", nameof(name));
        }
        _id = ReferenceRow.AsId(name);
        _name = name.Trim();
    }

    /// <summary>By a row with a column <c>GroupId</c>.</summary>
    /// <param name="row">The row.</param>
    public GroupReference(PSObject row)
    {
        DracoonGroup? group = ReferenceRow.Typed<DracoonGroup>(row);
        _id = group?.GroupId ?? ReferenceRow.Id(row, "GroupId", typeof(DracoonGroup), Alike);
        _name = row.BaseObject switch
        {
            DracoonGroup => group!.Name,
            DracoonUserGroup membership => membership.Name,
            DracoonRoleMember member => member.Name,
            _ => null,
        };
        IsObject = _name is not null;
    }

    /// <summary>True when the caller gave an object of the module, and not a row whose other columns say what to do.</summary>
    internal bool IsObject { get; }

    /// <summary>The group's name, where it is known.</summary>
    internal string? Name => _name is null || (!IsObject && _id is not null) ? null : _name;

    /// <summary>As the caller named the group.</summary>
    /// <returns>The name or number.</returns>
    public override string ToString() => _name ?? _id?.ToString(CultureInfo.InvariantCulture) ?? "";

    internal async Task<(long Id, string Text)> ResolveIdAsync(DracoonSession session, CancellationToken cancellationToken)
    {
        if (_id is long id)
        {
            return (id, _name is null ? $"group {id}" : $"{_name} (group {id})");
        }
        DracoonGroup group = await session.Groups.ResolveAsync(_name!, cancellationToken);
        return (group.GroupId, $"{group.Name} (group {group.GroupId})");
    }

    /// <summary>The group as the server has it now.</summary>
    internal Task<DracoonGroup> FetchAsync(DracoonSession session, CancellationToken cancellationToken) =>
        _id is long id ? session.Groups.GetAsync(id, cancellationToken) : session.Groups.ResolveAsync(_name!, cancellationToken);
}
