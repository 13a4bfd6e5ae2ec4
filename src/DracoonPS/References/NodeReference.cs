using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Api;
using Dracoon.Client.Models;
using DracoonPS.Provider;

namespace DracoonPS.References;

/// <summary>A room, folder or file as a parameter names it: the object itself, an id, a path such as <c>/Room/Folder/file.txt</c>, or a row with a column <c>NodeId</c>.</summary>
public sealed class NodeReference
{
    private readonly DracoonNode? _node;
    private readonly string? _path;
    private readonly long? _id;
    private readonly int? _sessionId; // of the drive that it comes from

    /// <summary>The node itself.</summary>
    /// <param name="node">The node.</param>
    public NodeReference(DracoonNode node)
    {
        _node = node ?? throw new ArgumentNullException(nameof(node));
        _id = node.NodeId;
        _sessionId = DriveReference.SessionIdOf(new PSObject(node));
    }

    /// <summary>The room of a row about one, such as those of Get-DracoonRoomPermission.</summary>
    /// <param name="row">The row.</param>
    public NodeReference(IRoomRow row)
    {
        _id = (row ?? throw new ArgumentNullException(nameof(row))).RoomId;
        _path = row.RoomPath;
    }

    /// <summary>A room or folder that another node lies in.</summary>
    /// <param name="parent">A row of Get-DracoonNodeParent.</param>
    public NodeReference(DracoonNodeParent parent)
    {
        _id = (parent ?? throw new ArgumentNullException(nameof(parent))).NodeId;
        _path = parent.Path;
    }

    /// <summary>What a transfer left on the server.</summary>
    /// <param name="result">A row of Send-DracoonFile.</param>
    public NodeReference(TransferResult result)
    {
        _id = (result ?? throw new ArgumentNullException(nameof(result))).NodeId
            ?? throw new ArgumentException("This transfer left nothing on the server.", nameof(result));
    }

    /// <summary>A room that has no other admin.</summary>
    /// <param name="room">A row of Get-DracoonLastAdminRoom.</param>
    public NodeReference(DracoonLastAdminRoom room)
    {
        _id = (room ?? throw new ArgumentNullException(nameof(room))).NodeId;
        _path = room.Path;
    }

    /// <summary>A room of a user or group.</summary>
    /// <param name="room">A row of Get-DracoonUserRoom or Get-DracoonGroupRoom.</param>
    public NodeReference(DracoonGrantedRoom room)
    {
        _id = (room ?? throw new ArgumentNullException(nameof(room))).NodeId;
    }

    /// <summary>What is subscribed.</summary>
    /// <param name="subscription">A row of Get-DracoonSubscription.</param>
    public NodeReference(DracoonNodeSubscription subscription)
    {
        _id = (subscription ?? throw new ArgumentNullException(nameof(subscription))).NodeId;
    }

    /// <summary>By number.</summary>
    /// <param name="id">The node's number.</param>
    public NodeReference(long id)
    {
        _id = ReferenceRow.Positive(id, "node");
    }

    /// <summary>By path; digits only are a number.</summary>
    /// <param name="path">The path, beginning with a slash, or on a drive of the provider Dracoon: <c>D:/Room</c>.</param>
    public NodeReference(string path)
    {
        if (string.IsNullOrWhiteSpace(path))
        {
            throw new ArgumentException("A node is named by an id or a path such as '/Room/Folder', and this is empty.", nameof(path));
        }
        _id = ReferenceRow.AsId(path);
        if (_id is null && !NodePath.IsPath(path) && DriveReference.Resolve(path) is DrivePath onDrive)
        {
            _sessionId = onDrive.SessionId;
            path = onDrive.ToString();
        }
        if (_id is null && !NodePath.IsPath(path))
        {
            throw new ArgumentException($"'{path}' is neither an id nor a path. A path begins with a slash: '/{path}'.", nameof(path));
        }
        _path = path;
    }

    /// <summary>By a row with a column <c>NodeId</c>, or a row about a room, such as those of Get-DracoonRoomPermission, which stands for it.</summary>
    /// <param name="row">The row.</param>
    public NodeReference(PSObject row)
    {
        _node = ReferenceRow.Typed<DracoonNode>(row);
        _id = _node?.NodeId
            ?? ReferenceRow.Typed<DracoonNodeParent>(row)?.NodeId
            ?? ReferenceRow.Typed<DracoonNodeSubscription>(row)?.NodeId
            ?? (row.BaseObject is TransferResult { NodeId: long sent } ? sent : (long?)null)
            ?? ReferenceRow.RoomId(row)
            ?? ReferenceRow.Id(row, "NodeId", typeof(DracoonNode), typeof(DracoonLastAdminRoom), typeof(DracoonGrantedRoom));
        _sessionId = _node is null ? null : DriveReference.SessionIdOf(row); // the number in a CSV file is that of another day
    }

    /// <summary>True when the caller gave an id, a path or a row, and not the object itself.</summary>
    internal bool IsRow => _node is null;

    /// <summary>True for the top, which is no node.</summary>
    internal bool IsRoot => _id is null && NodePath.Split(_path!).Count == 0;

    /// <summary>True when the last part of the path may fit several nodes.</summary>
    internal bool HasWildcard => _id is null && Wildcard.Has(NodePath.SplitLast(_path!).Name);

    /// <summary>As the caller named the node.</summary>
    /// <returns>The path or number.</returns>
    public override string ToString() => _node?.Path ?? _path ?? _id?.ToString(CultureInfo.InvariantCulture) ?? "";

    /// <summary>The one node.</summary>
    internal async Task<DracoonNode> ResolveAsync(DracoonSession session, CancellationToken cancellationToken)
    {
        RequireOwn(session);
        if (_node is not null)
        {
            return _node;
        }
        return _id is long id ? await session.Nodes.GetAsync(id, cancellationToken) : await session.Nodes.GetByPathAsync(_path!, cancellationToken);
    }

    /// <summary>The number, and the name for questions and messages, without asking the server for what is known.</summary>
    internal async Task<(long Id, string Text)> ResolveIdAsync(DracoonSession session, CancellationToken cancellationToken)
    {
        RequireOwn(session);
        if (_node is null && _id is long id)
        {
            return (id, $"node {id}");
        }
        DracoonNode node = await ResolveAsync(session, cancellationToken);
        return (node.NodeId, Describe(node));
    }

    /// <summary>All nodes that the reference fits: one, or those that a wildcard in the last part of the path matches.</summary>
    internal async Task<IReadOnlyList<DracoonNode>> ResolveManyAsync(DracoonSession session, CancellationToken cancellationToken)
    {
        if (!HasWildcard)
        {
            return new[] { await ResolveAsync(session, cancellationToken) };
        }
        (long parentId, string name) = await ResolveWildcardAsync(session, cancellationToken);
        if (name.IndexOf('[') >= 0 && await session.Nodes.FindChildAsync(parentId, name, cancellationToken) is DracoonNode literal)
        {
            return new[] { literal }; // brackets are allowed in names; the other wildcards are not
        }
        string part = Wildcard.CommonPart(name);
        var options = new ListOptions { Filter = part.Length > 0 ? new FilterBuilder().Add("name", "cn", part).ToFilter() : null, Sort = "name:asc" };
        WildcardPattern pattern = Wildcard.Pattern(name);
        var found = new List<DracoonNode>();
        using PagedQuery<DracoonNode> children = session.Nodes.List(parentId, options);
        while (await children.MoveNextAsync(cancellationToken))
        {
            if (pattern.IsMatch(children.Current.Name))
            {
                found.Add(children.Current);
            }
        }
        return found;
    }

    /// <summary>What a wildcard in the last part of the path looks through, and that part.</summary>
    internal async Task<(long ParentId, string Name)> ResolveWildcardAsync(DracoonSession session, CancellationToken cancellationToken)
    {
        RequireOwn(session);
        (string parentPath, string name) = NodePath.SplitLast(_path!);
        long parentId = NodePath.Split(parentPath).Count == 0 ? NodesApi.Root : (await session.Nodes.GetByPathAsync(parentPath, cancellationToken)).NodeId;
        return (parentId, name);
    }

    /// <summary>The rooms that the reference fits, as an auditor finds them, who may not see them otherwise.</summary>
    internal async Task<IReadOnlyList<long>> ResolveForAuditAsync(DracoonSession session, CancellationToken cancellationToken)
    {
        RequireOwn(session);
        if (_id is long id)
        {
            return new[] { id };
        }
        try
        {
            return await session.EventLog.FindRoomsAsync(_path!, Wildcard.MatcherOf, cancellationToken);
        }
        catch (DracoonOperationNotAvailableException)
        {
            // An older server: there, an auditor finds only what they may see.
            return (await ResolveManyAsync(session, cancellationToken)).Select(node => node.NodeId).ToList();
        }
    }

    /// <summary>Numbers and paths of one server mean something else on another one.</summary>
    private void RequireOwn(DracoonSession session)
    {
        if (_sessionId is int id && id != session.SessionId)
        {
            throw new WrongSessionException($"'{this}' comes from a drive of another session than the one that is used here ({session}). Give its session too: -Session (Get-PSDrive D).Session, with the name of the drive for D.");
        }
    }

    internal static string Describe(DracoonNode node) => $"{node.Path} ({node.Type} {node.NodeId})";
}
