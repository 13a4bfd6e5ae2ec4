using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;

namespace DracoonPS.Overview;

/// <summary>Shares of one kind and one way to end, with and without a password.</summary>
internal sealed record ShareCount(string Kind, string End, int Protected, int Open)
{
    public int Total => Protected + Open;
}

/// <summary>How long shares last, and whether a password protects them.</summary>
internal sealed class ShareFacts
{
    public const string Expired = "Expired";

    public IReadOnlyList<ShareCount> Counts { get; init; } = new List<ShareCount>();

    public static async Task<ShareFacts> GatherAsync(Gathering gathering)
    {
        using PagedQuery<DracoonDownloadShare> downloads = gathering.Session.DownloadShares.List();
        using PagedQuery<DracoonUploadShare> uploads = gathering.Session.UploadShares.List();
        return new ShareFacts
        {
            Counts = Count("Download shares", await downloads.ToListAsync(gathering.CancellationToken), gathering.Now)
                .Concat(Count("Upload shares", await uploads.ToListAsync(gathering.CancellationToken), gathering.Now)).ToList(),
        };
    }

    private static IEnumerable<ShareCount> Count(string kind, IReadOnlyList<DracoonShare> shares, DateTime now)
    {
        ILookup<string, DracoonShare> ends = shares.ToLookup(s => s.ExpireAt is not DateTime end ? "Never expire" : end <= now ? Expired : "Expire later");
        return new[] { "Never expire", "Expire later", Expired }
            .Select(end => new ShareCount(kind, end, ends[end].Count(s => s.IsProtected == true), ends[end].Count(s => s.IsProtected != true)));
    }
}
