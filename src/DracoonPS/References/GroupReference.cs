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
    private readonly string? _name;
    private readonly long? _id;

    /// <summary>The group itself.</summary>
    /// <param name="group">The group.</param>
    public GroupReference(DracoonGroup group)
    {
        _id = (group ?? throw new ArgumentNullException(nameof(group))).GroupId;
        _name = group.Name;
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
        _name = group?.Name;
        _id = group?.GroupId ?? ReferenceRow.Id(row, "GroupId", typeof(DracoonGroup));
    }

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
}
