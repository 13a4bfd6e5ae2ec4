using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Api;
using Dracoon.Client.Models;

namespace DracoonPS.Completion;

/// <summary>Completes paths of nodes, one level at a time: <c>/Room/Fol</c>.</summary>
public abstract class NodePathCompleter : LiveCompleter
{
    private static readonly char[] Separators = { '/', '\\' };

    /// <summary>The types that a path of this kind can end with or lead through, as the API's filter names them; null for all.</summary>
    private protected virtual string[]? Types => null;

    private protected override string ListName(CompletionRequest request) => NormalizedParent(request);

    private protected override string SearchPart(CompletionRequest request) => Wildcard.CommonPart(Split(request).Leaf);

    // A path is what is completed, and only its last part is what is looked for: the rest was found already, by this name.
    private protected override bool Fits(CompletionRequest request, Candidate candidate) =>
        CompletionRequest.PatternOf(Split(request).Leaf).IsMatch(candidate.ListItem!) || candidate.Id?.ToString(CultureInfo.InvariantCulture) == request.Typed;

    private protected override async Task<CompletionAnswer> AskAsync(DracoonSession session, CompletionRequest request, string part, CancellationToken cancellationToken)
    {
        string parent = NormalizedParent(request);
        var filter = new FilterBuilder();
        if (part.Length > 0)
        {
            filter.Add("name", "cn", part);
        }
        if (Types is not null)
        {
            filter.Add("type", "eq", Types);
        }
        var options = new ListOptions { Filter = filter.ToFilter(), Sort = "name:asc", First = ListOptions.MaximumPageSize };
        using PagedQuery<DracoonNode> query = session.Nodes.List(await FindAsync(session, parent, cancellationToken).ConfigureAwait(false), options);
        IReadOnlyList<DracoonNode> nodes = await query.ToListAsync(cancellationToken).ConfigureAwait(false);
        return new CompletionAnswer(nodes.OrderBy(n => n.Type == "file").Select(n => Describe(parent, n)).ToList(), nodes.Count < ListOptions.MaximumPageSize);
    }

    /// <summary>The number of a room or folder. Who has come down to it level by level has just listed it.</summary>
    private async Task<long> FindAsync(DracoonSession session, string path, CancellationToken cancellationToken)
    {
        if (path == "/")
        {
            return NodesApi.Root;
        }
        (string above, string name) = NodePath.SplitLast(path);
        IEnumerable<Candidate> listed = CompletionCache.Of(session).Find(CacheName(above), name)?.Candidates.Where(c => c.IsNameUsable) ?? Enumerable.Empty<Candidate>();
        return listed.FirstOrDefault(c => c.ListItem == name)?.Id ?? (await session.Nodes.GetByPathAsync(path, cancellationToken).ConfigureAwait(false)).NodeId;
    }

    private static Candidate Describe(string parent, DracoonNode node)
    {
        bool isFile = node.Type == "file";
        string size = node.Size is long bytes ? ", " + ByteSize.Format(bytes) : "";
        string changed = node.UpdatedAt is DateTime time ? ", changed " + time.ToLocalTime().ToString("g", CultureInfo.CurrentCulture) : "";
        return new Candidate(Parent(parent) + node.Name, $"{node.Path} ({node.Type}{(node.IsEncrypted ? ", encrypted" : "")}{size}{changed})", node.NodeId)
        {
            ListItem = node.Name,
            IsNameUsable = node.Name.IndexOfAny(Separators) < 0, // what no path leads to is known by its number
            IsPath = true,
            ResultType = isFile ? CompletionResultType.ProviderItem : CompletionResultType.ProviderContainer,
        };
    }

    private static (string Parent, string Leaf) Split(CompletionRequest request)
    {
        int end = request.Typed.LastIndexOfAny(Separators);
        return (end < 0 ? "" : request.Typed.Substring(0, end), request.Typed.Substring(end + 1));
    }

    private static string NormalizedParent(CompletionRequest request) => "/" + string.Join("/", NodePath.Split(Split(request).Parent));

    private static string Parent(string path) => path == "/" ? path : path + "/";
}
