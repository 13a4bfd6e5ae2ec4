using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client.Api;
using Dracoon.Client.Models;

namespace Dracoon.Client;

/// <summary>
/// Finds many users by name with few requests: where the list of all users has no more pages than there are names, it is read once;
/// where it has, each name is asked for. For one caller at a time.
/// </summary>
public sealed class UserLookup
{
    private readonly UsersApi _users;
    private readonly int _expected;
    private readonly Dictionary<string, List<DracoonUser>> _byName = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, List<DracoonUser>> _byEmail = new(StringComparer.OrdinalIgnoreCase);
    private bool _isPrepared;
    private bool _hasAll;

    /// <summary>For the users of a session.</summary>
    /// <param name="session">The session.</param>
    /// <param name="expected">How many names will be looked up.</param>
    public UserLookup(DracoonSession session, int expected)
    {
        _users = (session ?? throw new ArgumentNullException(nameof(session))).Users;
        _expected = expected;
    }

    /// <summary>The user with this user name, or, when nobody has it, with this e-mail address; upper and lower case are the same.</summary>
    /// <param name="nameOrEmail">The whole user name or address.</param>
    /// <param name="cancellationToken">Cancels the requests.</param>
    /// <returns>The user; null when nobody has it.</returns>
    /// <exception cref="DracoonReferenceException">Several have it.</exception>
    public async Task<DracoonUser?> FindAsync(string nameOrEmail, CancellationToken cancellationToken = default)
    {
        if (!_isPrepared)
        {
            await PrepareAsync(cancellationToken).ConfigureAwait(false);
        }
        return _hasAll ? Find(_byName, nameOrEmail) ?? Find(_byEmail, nameOrEmail) : await _users.FindAsync(nameOrEmail, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Says that a user was created since.</summary>
    /// <param name="user">The user.</param>
    public void Add(DracoonUser user)
    {
        Add(_byName, user.UserName, user);
        Add(_byEmail, user.Email, user);
    }

    private async Task PrepareAsync(CancellationToken cancellationToken)
    {
        using PagedQuery<DracoonUser> all = _users.List();
        bool more = await all.MoveNextAsync(cancellationToken).ConfigureAwait(false);
        _hasAll = all.Total is long total && total <= (long)_expected * ListOptions.MaximumPageSize;
        while (more && _hasAll)
        {
            Add(all.Current);
            more = await all.MoveNextAsync(cancellationToken).ConfigureAwait(false);
        }
        _isPrepared = true;
    }

    private static void Add(Dictionary<string, List<DracoonUser>> index, string? key, DracoonUser user)
    {
        if (string.IsNullOrEmpty(key))
        {
            return;
        }
        if (!index.TryGetValue(key!, out List<DracoonUser>? users))
        {
            index[key!] = users = new List<DracoonUser>();
        }
        users.Add(user);
    }

    private static DracoonUser? Find(Dictionary<string, List<DracoonUser>> index, string key) =>
        !index.TryGetValue(key, out List<DracoonUser>? users) ? null
            : users.Count == 1 ? users[0]
            : throw new DracoonReferenceException(ReferenceFailure.Ambiguous, "user", key, users.ConvertAll(u => u.UserId));
}
