using System;
using System.Collections.Generic;

namespace DracoonPS.Completion;

/// <summary>Completes the names of shares, of the kind that -Type says.</summary>
public sealed class ShareCompleter : DracoonCompleter
{
    internal override IEnumerable<Candidate> Complete(CompletionRequest request) =>
        string.Equals(request.Argument<string>("Type"), "Upload", StringComparison.OrdinalIgnoreCase)
            ? new UploadShareCompleter().Complete(request)
            : new DownloadShareCompleter().Complete(request);
}
