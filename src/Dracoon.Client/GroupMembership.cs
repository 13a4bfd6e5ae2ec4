using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client.Api;
using Dracoon.Client.Models;

namespace Dracoon.Client;

/// <summary>Adds users to groups so that it can be repeated: the server refuses a request that names somebody who is in the group already. For one caller at a time.</summary>
public sealed class GroupMembership
{
    private readonly GroupMembersApi _members;
    private readonly Dictionary<long, HashSet<long>> _known = new();

    /// <summary>For the groups of a session.</summary>
    /// <param name="session">The session.</param>
    public GroupMembership(DracoonSession session)
    {
        _members = (session ?? throw new ArgumentNullException(nameof(session))).Groups.Members;
    }

    /// <summary>The numbers of the members of a group.</summary>
    /// <param name="groupId">The group.</param>
    /// <param name="cancellationToken">Cancels the requests.</param>
    /// <returns>The numbers, as they were when they were first asked for, with those that were added here since.</returns>
    public async Task<IReadOnlyCollection<long>> GetMemberIdsAsync(long groupId, CancellationToken cancellationToken = default)
    {
        if (!_known.TryGetValue(groupId, out HashSet<long>? ids))
        {
            using PagedQuery<DracoonGroupMember> members = _members.List(groupId);
            ids = new HashSet<long>((await members.ToListAsync(cancellationToken).ConfigureAwait(false)).Select(m => m.UserId));
            _known[groupId] = ids;
        }
        return ids;
    }

    /// <summary>Adds those users to a group who are not in it.</summary>
    /// <param name="groupId">The group.</param>
    /// <param name="userIds">The users.</param>
    /// <param name="cancellationToken">Cancels the requests.</param>
    /// <returns>The users who were not in the group before.</returns>
    /// <exception cref="DracoonApiException">Refused.</exception>
    public async Task<IReadOnlyCollection<long>> AddAsync(long groupId, IReadOnlyCollection<long> userIds, CancellationToken cancellationToken = default)
    {
        long[] missing = Missing(groupId, userIds);
        try
        {
            await SendAsync(groupId, missing, cancellationToken).ConfigureAwait(false);
        }
        catch (DracoonApiException e) when (e.ErrorCode == ApiErrorCodes.AlreadyMember)
        {
            // Who the members are is asked for only now: mostly nobody is in the group yet.
            _known.Remove(groupId);
            await GetMemberIdsAsync(groupId, cancellationToken).ConfigureAwait(false);
            missing = Missing(groupId, userIds);
            await SendAsync(groupId, missing, cancellationToken).ConfigureAwait(false);
        }
        return missing;
    }

    private long[] Missing(long groupId, IReadOnlyCollection<long> userIds) =>
        userIds.Distinct().Where(id => !_known.TryGetValue(groupId, out HashSet<long>? members) || !members.Contains(id)).ToArray();

    private async Task SendAsync(long groupId, long[] userIds, CancellationToken cancellationToken)
    {
        if (userIds.Length == 0)
        {
            return;
        }
        await _members.AddAsync(groupId, userIds, cancellationToken).ConfigureAwait(false);
        if (_known.TryGetValue(groupId, out HashSet<long>? members))
        {
            members.UnionWith(userIds);
        }
    }
}
