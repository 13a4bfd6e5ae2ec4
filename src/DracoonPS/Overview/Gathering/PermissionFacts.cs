using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Api;
using Dracoon.Client.Models;

namespace DracoonPS.Overview;

/// <summary>A column of the matrix: a user or group.</summary>
internal sealed record Principal(string Type, long Id, string Name);

/// <summary>A row of the matrix: a room, what was granted in it, and whether the permissions of the room above count in it too.</summary>
internal sealed record RoomGrants(string Path, IReadOnlyDictionary<Principal, NodePermissions> Grants, bool Inherits);

/// <summary>Who was granted what in which room.</summary>
internal sealed class PermissionFacts
{
    /// <summary>The rooms by path, as many as are wanted.</summary>
    public IReadOnlyList<RoomGrants> Rooms { get; init; } = new List<RoomGrants>();

    /// <summary>Groups, then users, each with the most rooms first; as many as are wanted.</summary>
    public IReadOnlyList<Principal> Principals { get; init; } = new List<Principal>();

    /// <summary>How many rooms the caller may see.</summary>
    public int RoomCount { get; init; }

    /// <summary>How many users and groups there are in the rooms that are shown.</summary>
    public int PrincipalCount { get; init; }

    /// <summary>How many rooms keep their permissions from the caller.</summary>
    public int Refused { get; init; }

    public static async Task<PermissionFacts> GatherAsync(Gathering gathering)
    {
        var options = new ListOptions { Filter = new FilterBuilder().Add("type", "eq", "room").ToFilter() };
        using PagedQuery<DracoonNode> query = gathering.Session.Nodes.Search("*", NodesApi.Root, -1, options);
        IReadOnlyList<DracoonNode> all = await query.ToListAsync(gathering.CancellationToken);
        List<RoomAnswer> asked = await gathering.EachAsync(
            all.OrderBy(r => r.Path, StringComparer.OrdinalIgnoreCase).Take(gathering.Limits.Rooms), (room, cancel) => AskAsync(gathering.Session, room, cancel));
        List<RoomGrants> rooms = asked.Where(a => a.Grants is not null).Select(a => a.Grants!).ToList();
        List<Principal> principals = rooms.SelectMany(r => r.Grants.Keys).GroupBy(p => p)
            .OrderBy(p => p.Key.Type, StringComparer.Ordinal).ThenByDescending(p => p.Count()).ThenBy(p => p.Key.Name, StringComparer.OrdinalIgnoreCase).ThenBy(p => p.Key.Id)
            .Select(p => p.Key).ToList();
        return new PermissionFacts
        {
            Rooms = rooms,
            Principals = MostWidespread(principals, rooms, gathering.Limits.Principals),
            RoomCount = all.Count,
            PrincipalCount = principals.Count,
            Refused = asked.Count - rooms.Count,
        };
    }

    /// <summary>Those in the most rooms, in the order they had.</summary>
    private static List<Principal> MostWidespread(List<Principal> principals, List<RoomGrants> rooms, int count)
    {
        if (principals.Count <= count)
        {
            return principals;
        }
        var chosen = new HashSet<Principal>(principals.OrderByDescending(p => rooms.Count(r => r.Grants.ContainsKey(p))).Take(count));
        return principals.Where(chosen.Contains).ToList();
    }

    private static async Task<RoomAnswer> AskAsync(DracoonSession session, DracoonNode room, CancellationToken cancellationToken)
    {
        var grants = new Dictionary<Principal, NodePermissions>();
        try
        {
            using PagedQuery<DracoonRoomPermission> users = session.Rooms.ListUsers(room.NodeId);
            await AddAsync(users, grants, cancellationToken);
            using PagedQuery<DracoonRoomPermission> groups = session.Rooms.ListGroups(room.NodeId);
            await AddAsync(groups, grants, cancellationToken);
        }
        catch (DracoonApiException e) when (e.StatusCode is 403 or 404) // no admin there, or deleted meanwhile
        {
            return new RoomAnswer(null);
        }
        return new RoomAnswer(new RoomGrants(room.Path, grants, room.InheritPermissions == true));
    }

    private static async Task AddAsync(PagedQuery<DracoonRoomPermission> rows, Dictionary<Principal, NodePermissions> grants, CancellationToken cancellationToken)
    {
        while (await rows.MoveNextAsync(cancellationToken))
        {
            DracoonRoomPermission row = rows.Current;
            if (row.IsGranted)
            {
                grants[new Principal(row.PrincipalType, row.UserId ?? row.GroupId ?? 0, row.Name)] = PermissionLetters.Of(row);
            }
        }
    }

    private sealed record RoomAnswer(RoomGrants? Grants);
}
