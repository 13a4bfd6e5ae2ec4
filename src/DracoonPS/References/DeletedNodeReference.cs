using System;
using System.Collections.Generic;
using System.Globalization;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;

namespace DracoonPS.References;

/// <summary>A file or folder in a recycle bin as a parameter names it: the object itself, an id, or a row with a column <c>DeletedNodeId</c>.</summary>
public sealed class DeletedNodeReference
{
    private readonly DracoonDeletedNode? _node;

    /// <summary>The deleted node itself.</summary>
    /// <param name="node">The deleted node.</param>
    public DeletedNodeReference(DracoonDeletedNode node)
    {
        _node = node ?? throw new ArgumentNullException(nameof(node));
        Id = node.DeletedNodeId;
    }

    /// <summary>By number.</summary>
    /// <param name="id">The deleted node's number.</param>
    public DeletedNodeReference(long id)
    {
        Id = ReferenceRow.Positive(id, "deleted node");
    }

    /// <summary>By a number as text.</summary>
    /// <param name="id">The deleted node's number.</param>
    public DeletedNodeReference(string id)
    {
        Id = ReferenceRow.AsId(id ?? "") ?? throw new ArgumentException($"'{id}' is not the id of a deleted node. Get-DracoonDeletedNode lists what is in a room's recycle bin.", nameof(id));
    }

    /// <summary>By the object itself, or a row with a column <c>DeletedNodeId</c>.</summary>
    /// <param name="row">The row.</param>
    public DeletedNodeReference(PSObject row)
    {
        _node = ReferenceRow.Typed<DracoonDeletedNode>(row);
        Id = _node?.DeletedNodeId ?? ReferenceRow.Id(row, "DeletedNodeId", typeof(DracoonDeletedNode));
    }

    /// <summary>The number; of several versions, that of the last one.</summary>
    internal long Id { get; }

    /// <summary>The name for questions and messages.</summary>
    internal string Text => _node is null ? $"deleted node {Id}" : $"{_node.Path} ({_node.Type} {Id})";

    /// <summary>How many versions it stands for.</summary>
    internal int VersionCount => Math.Max(_node?.VersionCount ?? 1, 1);

    /// <summary>As the caller named it.</summary>
    /// <returns>The path or number.</returns>
    public override string ToString() => _node?.Path ?? Id.ToString(CultureInfo.InvariantCulture);

    /// <summary>The numbers of all versions that it stands for.</summary>
    internal async Task<IReadOnlyList<long>> VersionIdsAsync(DracoonSession session, CancellationToken cancellationToken)
    {
        if (_node is not { VersionCount: > 1, RoomId: long roomId })
        {
            return new[] { Id };
        }
        var ids = new List<long>();
        using PagedQuery<DracoonDeletedNode> versions = session.RecycleBin.ListVersions(roomId, _node.Type, _node.Name);
        while (await versions.MoveNextAsync(cancellationToken))
        {
            if (versions.Current.ParentId == _node.ParentId) // the room stands for all of its folders
            {
                ids.Add(versions.Current.DeletedNodeId);
            }
        }
        return ids;
    }
}
