using System;
using Dracoon.Client;
using Dracoon.Client.Models;

namespace DracoonPS.Completion;

/// <summary>Completes the names of download shares.</summary>
public sealed class DownloadShareCompleter : SearchCompleter<DracoonDownloadShare>
{
    private protected override PagedQuery<DracoonDownloadShare> List(DracoonSession session, ListOptions options) => session.DownloadShares.List(options);

    private protected override Candidate Describe(DracoonDownloadShare item) => new(item.Name, FormattableString.Invariant($"download share {item.DownloadShareId} of {item.NodePath}{(item.IsExpired ? ", expired" : "")}"), item.DownloadShareId);
}
