using System;
using Dracoon.Client;
using Dracoon.Client.Models;

namespace DracoonPS.Completion;

/// <summary>Completes the names of upload shares.</summary>
public sealed class UploadShareCompleter : SearchCompleter<DracoonUploadShare>
{
    private protected override PagedQuery<DracoonUploadShare> List(DracoonSession session, ListOptions options) => session.UploadShares.List(options);

    private protected override Candidate Describe(DracoonUploadShare item) => new(item.Name, FormattableString.Invariant($"upload share {item.UploadShareId} into {item.TargetPath}{(item.IsExpired ? ", expired" : "")}"), item.UploadShareId);
}
