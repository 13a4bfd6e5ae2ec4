using System;
using System.Collections.Generic;
using System.Globalization;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;
using DracoonPS.Completion;
using DracoonPS.References;

namespace DracoonPS.Commands;

/// <summary>What listing and searching nodes share: choosing by type, time, size, people.</summary>
public abstract class NodeChoiceCmdlet : DracoonListCmdlet<DracoonNode>
{
    private static readonly string[] Choices =
    {
        nameof(CreatedAfter), nameof(CreatedBefore), nameof(UpdatedAfter), nameof(UpdatedBefore), nameof(OlderThan), nameof(ExpireAfter), nameof(ExpireBefore),
        nameof(MinimumSize), nameof(MaximumSize), nameof(Classification), nameof(FileType), nameof(CreatedBy), nameof(UpdatedBy), nameof(Encrypted),
    };

    private DateTime _now;

    /// <summary>Only rooms, folders or files.</summary>
    [Parameter]
    [ValidateSet("Room", "Folder", "File")]
    public string[]? Type { get; set; }

    /// <summary>Only what came to the server later than this. A time without a zone is local.</summary>
    [Parameter]
    public DateTime? CreatedAfter { get; set; }

    /// <summary>Only what came to the server earlier than this. A time without a zone is local.</summary>
    [Parameter]
    public DateTime? CreatedBefore { get; set; }

    /// <summary>Only what was changed on the server later than this. A time without a zone is local.</summary>
    [Parameter]
    public DateTime? UpdatedAfter { get; set; }

    /// <summary>Only what was last changed on the server earlier than this. A time without a zone is local.</summary>
    [Parameter]
    public DateTime? UpdatedBefore { get; set; }

    /// <summary>Only what was last changed on the server longer ago than this: 90d, 12h, 2w, or a TimeSpan.</summary>
    [Parameter]
    [SpanTransform]
    public TimeSpan? OlderThan { get; set; }

    /// <summary>Only what expires later than this. A time without a zone is local.</summary>
    [Parameter]
    public DateTime? ExpireAfter { get; set; }

    /// <summary>Only what expires earlier than this. A time without a zone is local.</summary>
    [Parameter]
    public DateTime? ExpireBefore { get; set; }

    /// <summary>Only what has at least this size, such as 10MB.</summary>
    [Parameter]
    [ByteSizeTransform]
    [ValidateRange(0, long.MaxValue)]
    public long? MinimumSize { get; set; }

    /// <summary>Only what has at most this size; 0 for empty files.</summary>
    [Parameter]
    [ByteSizeTransform]
    [ValidateRange(0, long.MaxValue)]
    public long? MaximumSize { get; set; }

    /// <summary>Only what is Public, Internal, Confidential or StrictlyConfidential.</summary>
    [Parameter]
    public Classification? Classification { get; set; }

    /// <summary>Only files with this extension, such as pdf.</summary>
    [Parameter]
    [NoScriptBlock]
    public string? FileType { get; set; }

    /// <summary>Only what this user brought to the server: an object, an id, a user name or an e-mail address.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(UserCompleter))]
    public UserReference? CreatedBy { get; set; }

    /// <summary>Only what this user changed last.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(UserCompleter))]
    public UserReference? UpdatedBy { get; set; }

    /// <summary>True for only what is encrypted, false for only what is not.</summary>
    [Parameter]
    public bool? Encrypted { get; set; }

    /// <summary>True when there is more to choose by than the type, which only the search can do.</summary>
    private protected bool HasChoice => Array.Exists(Choices, MyInvocation.BoundParameters.ContainsKey);

    /// <inheritdoc/>
    protected override Task StartAsync(CancellationToken cancellationToken)
    {
        _now = DateTime.UtcNow;
        return Task.CompletedTask;
    }

    /// <summary>What the type and the caller's own filter say.</summary>
    private protected FilterBuilder TypeFilter()
    {
        var filter = new FilterBuilder().Raw(Filter);
        if (Type is { Length: > 0 })
        {
            filter.Add("type", "eq", Array.ConvertAll(Type, t => t.ToLowerInvariant()));
        }
        return filter;
    }

    /// <summary>What the server can do of it; it compares whole days.</summary>
    private protected async Task<FilterBuilder> ChoiceFilterAsync(DracoonSession session, CancellationToken cancellationToken)
    {
        FilterBuilder filter = TypeFilter();
        Days(filter, "createdAt", CreatedAfter, CreatedBefore);
        Days(filter, "updatedAt", UpdatedAfter, UpdatedLimit);
        Days(filter, "expireAt", ExpireAfter, ExpireBefore);
        if (MinimumSize is long least)
        {
            filter.Add("size", "ge", least);
        }
        if (MaximumSize is long most)
        {
            filter.Add("size", "le", most);
        }
        if (Classification is Classification classification)
        {
            filter.Add("classification", "eq", Convert.ToInt64(classification, CultureInfo.InvariantCulture));
        }
        if (FileType is not null)
        {
            filter.Add("fileType", "eq", FileType.TrimStart('.'));
        }
        if (CreatedBy is not null)
        {
            filter.Add("createdById", "eq", (await CreatedBy.ResolveIdAsync(session, cancellationToken)).Id);
        }
        if (UpdatedBy is not null)
        {
            filter.Add("updatedById", "eq", (await UpdatedBy.ResolveIdAsync(session, cancellationToken)).Id);
        }
        if (Encrypted is bool encrypted)
        {
            filter.Add("encrypted", encrypted);
        }
        return filter;
    }

    /// <summary>What is left to do here: times to the second. Null when that is nothing.</summary>
    private protected Func<DracoonNode, bool>? TimeChoice()
    {
        var tests = new List<Func<DracoonNode, bool>>();
        void Add(DateTime? limit, Func<DracoonNode, DateTime?> value, bool isAfter)
        {
            if (limit?.ToUniversalTime() is DateTime time)
            {
                tests.Add(node => isAfter ? value(node) > time : value(node) < time);
            }
        }

        Add(CreatedAfter, n => n.CreatedAt, true);
        Add(CreatedBefore, n => n.CreatedAt, false);
        Add(UpdatedAfter, n => n.UpdatedAt, true);
        Add(UpdatedLimit, n => n.UpdatedAt, false);
        Add(ExpireAfter, n => n.ExpireAt, true);
        Add(ExpireBefore, n => n.ExpireAt, false);
        return tests.Count == 0 ? null : node => tests.TrueForAll(test => test(node));
    }

    /// <summary>True for a node, which the caller named, that fits.</summary>
    private protected bool Fits(DracoonNode node) => Type is null || Array.Exists(Type, t => string.Equals(t, node.Type, StringComparison.OrdinalIgnoreCase));

    private DateTime? UpdatedLimit
    {
        get
        {
            DateTime? age = OlderThan is TimeSpan span ? _now - span : null;
            DateTime? before = UpdatedBefore?.ToUniversalTime();
            return age is null || before < age ? before : age;
        }
    }

    // A day more on each side: servers may count the days of another zone.
    private static void Days(FilterBuilder filter, string field, DateTime? after, DateTime? before)
    {
        if (after is DateTime from && from.ToUniversalTime() > DateTime.MinValue.AddDays(2))
        {
            filter.AddDay(field, "ge", from.ToUniversalTime().AddDays(-1));
        }
        if (before is DateTime to && to.ToUniversalTime() < DateTime.MaxValue.AddDays(-3))
        {
            filter.AddDay(field, "le", to.ToUniversalTime().AddDays(2));
        }
    }
}
