using System;
using System.Management.Automation;
using Dracoon.Client;
using Dracoon.Client.Models;

namespace DracoonPS.Commands;

/// <summary>What the lists of both kinds of share can be chosen from by.</summary>
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

    /// <summary>The filter for the server, and what has to be compared here.</summary>
    private protected FilterBuilder BuildFilter(out Func<T, bool>? matches)
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
