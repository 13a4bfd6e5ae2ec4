using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;

namespace DracoonPS.Rooms;

/// <summary>Through which groups users are in rooms. The members of each group are read once, as far as the signed-in user may list them: group managers may.</summary>
internal sealed class RoomGroups
{
    private readonly DracoonSession _session;
    private readonly ConcurrentDictionary<long, Lazy<Task<HashSet<long>>>> _members = new();

    public RoomGroups(DracoonSession session)
    {
        _session = session;
    }

    /// <summary>Gives each user of a room the names of the groups through which they are in it.</summary>
    public async Task CompleteAsync(long roomId, IReadOnlyList<DracoonRoomPermission> users, CancellationToken cancellationToken)
    {
        var groups = new List<(string Name, HashSet<long> Members)>();
        using PagedQuery<DracoonRoomPermission> query = _session.Rooms.ListGroups(roomId, new ListOptions { Filter = new FilterBuilder().Add("effectivePerm", "eq", "true").ToFilter() });
        while (await query.MoveNextAsync(cancellationToken).ConfigureAwait(false))
        {
            if (query.Current.GroupId is long groupId)
            {
                groups.Add((query.Current.Name, await _members.GetOrAdd(groupId, id => new Lazy<Task<HashSet<long>>>(() => ListAsync(id, cancellationToken))).Value.ConfigureAwait(false)));
            }
        }
        foreach (DracoonRoomPermission user in users)
        {
            string names = string.Join(", ", groups.Where(g => user.UserId is long id && g.Members.Contains(id)).Select(g => g.Name));
            user.GroupNames = names.Length > 0 ? names : null;
        }
    }

    private async Task<HashSet<long>> ListAsync(long groupId, CancellationToken cancellationToken)
    {
        var members = new HashSet<long>();
        try
        {
            using PagedQuery<DracoonGroupMember> query = _session.Groups.Members.List(groupId);
            while (await query.MoveNextAsync(cancellationToken).ConfigureAwait(false))
            {
                if (query.Current.IsMember)
                {
                    members.Add(query.Current.UserId);
                }
            }
        }
        catch (DracoonApiException e) when (e.StatusCode == 403)
        {
            members.Clear(); // no group manager: who gets in is known all the same, only not through which group
        }
        return members;
    }
}
