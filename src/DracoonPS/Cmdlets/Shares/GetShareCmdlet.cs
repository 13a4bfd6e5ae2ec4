using System;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;
using DracoonPS.Ordering;
using DracoonPS.References;

namespace DracoonPS.Commands;

/// <summary>What getting shares of either kind has in common.</summary>
/// <typeparam name="T">The kind of share.</typeparam>
public abstract class GetShareCmdlet<T> : DracoonListCmdlet<T>
    where T : DracoonShare
{
    private protected const string ListSet = "List";
    private protected const string SingleSet = "Single";

    /// <summary>Only shares with this name; wildcards are allowed.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [SupportsWildcards]
    [NoScriptBlock]
    public string? Name { get; set; }

    /// <summary>Only shares of somebody with this in their name, user name or e-mail address.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [NoScriptBlock]
    public string? CreatedBy { get; set; }

    /// <summary>Only shares of the user with this number.</summary>
    [Parameter(ParameterSetName = ListSet)]
    public long? CreatedById { get; set; }

    /// <summary>Only shares created at this time or later.</summary>
    [Parameter(ParameterSetName = ListSet)]
    public DateTime? CreatedAfter { get; set; }

    /// <summary>Only shares created at this time or before.</summary>
    [Parameter(ParameterSetName = ListSet)]
    public DateTime? CreatedBefore { get; set; }

    /// <summary>Only shares that end before this time: a time, or a span from now such as 7d.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [MomentTransform]
    public DateTime? ExpiresBefore { get; set; }

    /// <summary>Only shares that have ended, or only those that have not.</summary>
    [Parameter(ParameterSetName = ListSet)]
    public bool? Expired { get; set; }

    /// <summary>Only shares with a password, or only those without.</summary>
    [Parameter(ParameterSetName = ListSet)]
    public bool? Protected { get; set; }

    /// <summary>How many requests are in flight at most for certain shares, from 1 to 32; 4 without it. Whatever it is, objects and errors come in the order of the input.</summary>
    [Parameter(ParameterSetName = SingleSet)]
    [ValidateRange(1, 32)]
    public int ThrottleLimit { get; set; } = 4;

    private protected abstract PagedQuery<T> List(DracoonSession session, ListOptions options);

    /// <summary>Emits certain shares.</summary>
    private protected async Task EmitAsync(ShareReferenceBase<T>[] shares, CancellationToken cancellationToken)
    {
        DracoonSession session = RequireSession();
        RequireNoListing("-Share");
        OrderedWork work = InOrder(ThrottleLimit, cancellationToken);
        foreach (ShareReferenceBase<T> share in shares)
        {
            await work.SubmitAsync(share, new OrderedRequest(share, async (output, cancel) => await output.WriteAsync(await share.FetchAsync(session, cancel))));
        }
    }

    /// <summary>Emits those that the filters fit.</summary>
    /// <param name="node">What the parameter Node names.</param>
    /// <param name="field">The filter for its number.</param>
    /// <param name="cancellationToken">Cancelled when the pipeline stops.</param>
    private protected Task EmitAsync(NodeReference? node, string field, CancellationToken cancellationToken)
    {
        DracoonSession session = RequireSession();
        return TryAsync((object?)node ?? Filter ?? "", async () =>
        {
            FilterBuilder filter = BuildFilter(out Func<T, bool>? matches);
            if (node is not null)
            {
                filter.Add(field, "eq", (await node.ResolveIdAsync(session, cancellationToken)).Id);
            }
            using PagedQuery<T> shares = List(session, Options(filter, matches is not null));
            await EmitAsync(shares, matches, cancellationToken);
        });
    }

    /// <summary>The filter for the server, and what has to be compared here.</summary>
    private FilterBuilder BuildFilter(out Func<T, bool>? matches)
    {
        var filter = new FilterBuilder().Raw(Filter);
        Func<T, bool>? all = null;
        void Match(Func<T, bool> condition)
        {
            Func<T, bool>? others = all;
            all = share => condition(share) && (others is null || others(share));
        }

        if (Name is not null)
        {
            string part = Wildcard.CommonPart(Name);
            if (part.Length > 0)
            {
                filter.Add("name", "cn", part);
            }
            WildcardPattern pattern = Wildcard.Pattern(Name);
            Match(share => pattern.IsMatch(share.Name));
        }
        if (CreatedBy is not null)
        {
            filter.Add("createdBy", "cn", CreatedBy);
        }
        if (CreatedById is long creator)
        {
            filter.Add("createdById", "eq", creator);
        }
        // The server compares days; the time of the day is compared here.
        if (CreatedAfter is DateTime after)
        {
            filter.AddDay("createdAt", "ge", after);
            Match(share => share.CreatedAt >= after.ToUniversalTime());
        }
        if (CreatedBefore is DateTime before)
        {
            filter.AddDay("createdAt", "le", before.ToUniversalTime().AddDays(1));
            Match(share => share.CreatedAt <= before.ToUniversalTime());
        }
        if (ExpiresBefore is DateTime end)
        {
            Match(share => share.ExpireAt < end.ToUniversalTime());
        }
        if (Expired is bool expired)
        {
            Match(share => share.IsExpired == expired);
        }
        if (Protected is bool isProtected)
        {
            Match(share => (share.IsProtected ?? false) == isProtected);
        }
        matches = all;
        return filter;
    }
}
