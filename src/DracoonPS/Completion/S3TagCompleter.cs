using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;

namespace DracoonPS.Completion;

/// <summary>Completes S3 tags, as key=value.</summary>
public sealed class S3TagCompleter : ListCompleter<DracoonS3Tag>
{
    private protected override Task<IReadOnlyList<DracoonS3Tag>> ListAsync(DracoonSession session, CompletionRequest request, CancellationToken cancellationToken) =>
        session.Config.GetS3TagsAsync(cancellationToken);

    private protected override Candidate Describe(DracoonS3Tag item) => new(item.ToString(), FormattableString.Invariant($"S3 tag {item.TagId}{(item.IsMandatory ? ", mandatory" : "")}"), item.TagId);
}
