using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;

namespace DracoonPS.Completion;

/// <summary>Completes with a list that may be long: the server searches, and of what it finds one page is enough.</summary>
/// <typeparam name="T">What it lists.</typeparam>
public abstract class SearchCompleter<T> : LiveCompleter
{
    /// <summary>The field of the API that is searched and sorted by.</summary>
    private protected virtual string Field => "name";

    private protected abstract PagedQuery<T> List(DracoonSession session, ListOptions options);

    private protected abstract Candidate Describe(T item);

    private protected override string SearchPart(CompletionRequest request) => Wildcard.CommonPart(request.Text);

    private protected override Task<CompletionAnswer> AskAsync(DracoonSession session, CompletionRequest request, string part, CancellationToken cancellationToken) =>
        SearchAsync(session, Field, Field, part, cancellationToken);

    private protected async Task<CompletionAnswer> SearchAsync(DracoonSession session, string field, string order, string part, CancellationToken cancellationToken)
    {
        FilterBuilder filter = part.Length > 0 ? new FilterBuilder().Add(field, "cn", part) : new FilterBuilder();
        var firstPage = new ListOptions { Filter = filter.ToFilter(), Sort = order + ":asc", First = ListOptions.MaximumPageSize };
        using PagedQuery<T> query = List(session, firstPage);
        IReadOnlyList<T> items = await query.ToListAsync(cancellationToken).ConfigureAwait(false);
        return CompletionAnswer.Of(items.Select(Describe), items.Count < ListOptions.MaximumPageSize);
    }
}
