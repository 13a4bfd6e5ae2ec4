using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;

namespace DracoonPS.Completion;

/// <summary>Completes the names of reports.</summary>
public sealed class ReportCompleter : ListCompleter<DracoonReport>
{
    private protected override async Task<IReadOnlyList<DracoonReport>> ListAsync(DracoonSession session, CompletionRequest request, CancellationToken cancellationToken)
    {
        using PagedQuery<DracoonReport> reports = session.Reports.List(null, new ListOptions { First = ListOptions.MaximumPageSize });
        return await reports.ToListAsync(cancellationToken).ConfigureAwait(false);
    }

    private protected override Candidate Describe(DracoonReport item) => new(item.Name, FormattableString.Invariant($"report {item.ReportId}, {item.Kind}, {item.State}"), item.ReportId);
}
