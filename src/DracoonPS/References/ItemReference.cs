using System;
using System.Globalization;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;

namespace DracoonPS.References;

/// <summary>Something that a parameter names: the object itself, an id, a name, or a row with the column of the id.</summary>
/// <typeparam name="T">What is named.</typeparam>
public abstract class ItemReference<T>
    where T : DracoonObject
{
    private readonly ReferenceKind<T> _kind;
    private readonly string? _name;
    private readonly long? _id;

    private protected ItemReference(ReferenceKind<T> kind, T item)
    {
        _kind = kind;
        Item = item ?? throw new ArgumentNullException(nameof(item));
        _id = kind.IdOf(item);
        _name = kind.NameOf(item);
    }

    private protected ItemReference(ReferenceKind<T> kind, long id)
    {
        _kind = kind;
        _id = ReferenceRow.Positive(id, kind.Name);
    }

    private protected ItemReference(ReferenceKind<T> kind, string name)
    {
        _kind = kind;
        if (string.IsNullOrWhiteSpace(name))
        {
            throw new ArgumentException($"The {kind.Name} is named by an id or a name, and this is empty.", nameof(name));
        }
        _id = ReferenceRow.AsId(name);
        _name = name.Trim();
    }

    private protected ItemReference(ReferenceKind<T> kind, PSObject row)
    {
        _kind = kind;
        Item = ReferenceRow.Typed<T>(row);
        _id = Item is null ? ReferenceRow.Id(row, kind.IdColumn, typeof(T)) : kind.IdOf(Item);
        _name = Item is null ? null : kind.NameOf(Item);
    }

    /// <summary>The thing itself, where the caller had it.</summary>
    internal T? Item { get; }

    /// <summary>As the caller named it.</summary>
    /// <returns>The name or number.</returns>
    public override string ToString() => _name ?? _id?.ToString(CultureInfo.InvariantCulture) ?? "";

    /// <summary>The id, and the text for questions: <c>Alerts (webhook 5)</c>.</summary>
    internal async Task<(long Id, string Text)> ResolveIdAsync(DracoonSession session, CancellationToken cancellationToken)
    {
        if (_id is long id)
        {
            return (id, Item is null ? $"{_kind.Name} {id}" : $"{_name} ({_kind.Name} {id})");
        }
        T item = await _kind.FindAsync(session, _name!, cancellationToken);
        return (_kind.IdOf(item), $"{_kind.NameOf(item)} ({_kind.Name} {_kind.IdOf(item)})");
    }
}

/// <summary>What a kind of things that parameters name has of its own.</summary>
/// <typeparam name="T">The thing.</typeparam>
internal sealed class ReferenceKind<T>
{
    public ReferenceKind(string name, string idColumn, Func<T, long> idOf, Func<T, string> nameOf, Func<DracoonSession, string, CancellationToken, Task<T>> findAsync)
    {
        Name = name;
        IdColumn = idColumn;
        IdOf = idOf;
        NameOf = nameOf;
        FindAsync = findAsync;
    }

    /// <summary>In messages: <c>webhook</c>.</summary>
    public string Name { get; }

    /// <summary>The column of a row: <c>WebhookId</c>.</summary>
    public string IdColumn { get; }

    public Func<T, long> IdOf { get; }

    public Func<T, string> NameOf { get; }

    /// <summary>Finds the one with a name.</summary>
    public Func<DracoonSession, string, CancellationToken, Task<T>> FindAsync { get; }
}
