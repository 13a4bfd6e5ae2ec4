using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;
using DracoonPS.Ordering;

namespace DracoonPS.UserImport;

/// <summary>Imports rows, some at a time: finds who is there, asks, creates and changes, then puts all in their groups with one request a group.</summary>
internal sealed class UserImporter
{
    private readonly DracoonSession _session;
    private readonly ImportDefaults _defaults;
    private readonly int _limit;
    private readonly Func<object, Func<Task>, Task<bool>> _attempt;
    private readonly Func<string, string, bool> _ask;
    private readonly UserLookup _users;
    private readonly GroupMembership _membership;
    private readonly Dictionary<string, DracoonGroup> _groups = new(StringComparer.OrdinalIgnoreCase);

    /// <param name="session">The session.</param>
    /// <param name="defaults">What holds for all rows that say nothing else.</param>
    /// <param name="count">How many rows there are in all.</param>
    /// <param name="limit">How many requests are in flight at most.</param>
    /// <param name="attempt">Waits for the work for a target, and tells its failure.</param>
    /// <param name="ask">Asks whether something may be done with a user.</param>
    public UserImporter(DracoonSession session, ImportDefaults defaults, int count, int limit, Func<object, Func<Task>, Task<bool>> attempt, Func<string, string, bool> ask)
    {
        _session = session;
        _defaults = defaults;
        _limit = limit;
        _attempt = attempt;
        _ask = ask;
        _users = new UserLookup(session, count);
        _membership = new GroupMembership(session);
    }

    /// <summary>Imports some rows, of which no two are about the same user.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="cancellationToken">Cancelled when the pipeline stops.</param>
    /// <returns>What came of each; nothing for those that somebody said no to.</returns>
    public async Task<IReadOnlyList<DracoonUserImportResult>> ImportAsync(IReadOnlyList<ImportRow> rows, CancellationToken cancellationToken)
    {
        List<Job> jobs = rows.Select(row => new Job(row)).ToList();
        foreach (Job job in jobs)
        {
            await TryAsync(job, async () => job.Plan = await FindAsync(job.Row, cancellationToken));
        }
        await TogetherAsync(jobs.Where(j => j.Plan is not null), job => job.Plan!.PrepareAsync(_session, cancellationToken));
        foreach (Job job in jobs.Where(j => j.IsGood && j.Plan?.Question is not null))
        {
            job.Plan!.IsRefused = !_ask(job.Row.Name, job.Plan.Question!);
        }
        await TogetherAsync(jobs.Where(j => j.IsGood && !j.Plan!.IsRefused), async job =>
        {
            if (await job.Plan!.ApplyAsync(_session, cancellationToken) is DracoonUser created)
            {
                _users.Add(created);
            }
        });
        await JoinGroupsAsync(jobs, cancellationToken);
        return jobs.Where(j => j.Plan?.IsRefused != true).Select(j => j.Result).ToList();
    }

    private async Task<UserPlan> FindAsync(ImportRow row, CancellationToken cancellationToken)
    {
        string name = row.Name.Length > 0 ? row.Name : throw new ArgumentException($"Row {row.Number} has neither UserName nor Email, and a user is found by one of them.");
        return new UserPlan(row, _defaults, await _users.FindAsync(name, cancellationToken));
    }

    private async Task JoinGroupsAsync(List<Job> jobs, CancellationToken cancellationToken)
    {
        var wanted = new Dictionary<long, (string Name, List<Job> Jobs)>();
        foreach (Job job in jobs.Where(j => j.IsGood && j.Plan?.IsRefused != true && j.Result.UserId is not null))
        {
            foreach (string name in job.Row.Groups)
            {
                await TryAsync(job, async () => Want(wanted, await FindGroupAsync(name, cancellationToken), job));
            }
            foreach ((long id, string name) in _defaults.Groups)
            {
                Want(wanted, (id, name), job);
            }
        }
        foreach (KeyValuePair<long, (string Name, List<Job> Jobs)> group in wanted)
        {
            Job[] members = group.Value.Jobs.Distinct().ToArray();
            IReadOnlyCollection<long> current = await CurrentMembersAsync(group.Key, members, cancellationToken);
            Dictionary<long, Job> missing = members.Where(j => !current.Contains(j.Result.UserId!.Value) && _ask(j.Row.Name, $"Add to {group.Value.Name} (group {group.Key})"))
                .ToDictionary(j => j.Result.UserId!.Value);
            var batches = new Batches<long, long>();
            foreach (KeyValuePair<long, Job> member in missing)
            {
                batches.Add(group.Key, member.Value, member.Key);
            }
            await batches.SendAsync((target, work) => TryAsync((Job)target, work), async (groupId, ids, cancel) =>
            {
                foreach (long id in await _membership.AddAsync(groupId, ids, cancel))
                {
                    DracoonUserImportResult result = missing[id].Result;
                    result.AddedToGroups = result.AddedToGroups is null ? group.Value.Name : result.AddedToGroups + ", " + group.Value.Name;
                }
            }, cancellationToken);
        }
    }

    /// <summary>Who is in the group already: nobody of those who were just created.</summary>
    private async Task<IReadOnlyCollection<long>> CurrentMembersAsync(long groupId, Job[] members, CancellationToken cancellationToken)
    {
        IReadOnlyCollection<long> current = Array.Empty<long>();
        if (Array.Exists(members, j => j.Result.Action != "Created"))
        {
            await _attempt(groupId, async () => current = await _membership.GetMemberIdsAsync(groupId, cancellationToken));
        }
        return current;
    }

    private static void Want(Dictionary<long, (string Name, List<Job> Jobs)> wanted, (long Id, string Name) group, Job job)
    {
        if (!wanted.TryGetValue(group.Id, out (string Name, List<Job> Jobs) entry))
        {
            wanted[group.Id] = entry = (group.Name, new List<Job>());
        }
        entry.Jobs.Add(job);
    }

    private async Task<(long Id, string Name)> FindGroupAsync(string name, CancellationToken cancellationToken)
    {
        if (!_groups.TryGetValue(name, out DracoonGroup? group))
        {
            _groups[name] = group = await _session.Groups.ResolveAsync(name, cancellationToken);
        }
        return (group.GroupId, group.Name);
    }

    /// <summary>Does something for several rows, some at the same time, and tells failures in the order of the rows.</summary>
    private async Task TogetherAsync(IEnumerable<Job> jobs, Func<Job, Task> work)
    {
        var running = new Queue<(Job Job, Task Task)>();
        foreach (Job job in jobs.ToList())
        {
            if (running.Count == _limit)
            {
                await EndAsync(running.Dequeue());
            }
            running.Enqueue((job, work(job)));
        }
        while (running.Count > 0)
        {
            await EndAsync(running.Dequeue());
        }
    }

    private Task<bool> EndAsync((Job Job, Task Task) running) => TryAsync(running.Job, () => running.Task);

    /// <summary>Does the work for a row; a failure is told, and stands in its result.</summary>
    private Task<bool> TryAsync(Job job, Func<Task> work) => _attempt(job.Row.Name, async () =>
    {
        try
        {
            await work();
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            job.Fail(e);
            throw;
        }
    });

    /// <summary>A row on its way.</summary>
    private sealed class Job
    {
        private readonly DracoonUserImportResult _unplanned;

        public Job(ImportRow row)
        {
            Row = row;
            _unplanned = new DracoonUserImportResult(row.Number) { UserName = row.Name, Email = row.Text("Email") };
        }

        public ImportRow Row { get; }

        public UserPlan? Plan { get; set; }

        public DracoonUserImportResult Result => Plan?.Result ?? _unplanned;

        public bool IsGood => Plan is not null && Result.Error is null;

        public void Fail(Exception e)
        {
            Result.Action = "Failed";
            Result.Error = e.Message;
        }
    }
}
