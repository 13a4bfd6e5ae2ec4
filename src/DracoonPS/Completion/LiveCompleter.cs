using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;

namespace DracoonPS.Completion;

/// <summary>Completes with what the server of the session has, within a time in which a key may answer. Without a session it asks nobody.</summary>
public abstract class LiveCompleter : DracoonCompleter
{
    private static readonly TimeSpan Budget = TimeSpan.FromSeconds(1.5);

    /// <summary>True for what a session with a service token has.</summary>
    private protected virtual bool IsForTenants => false;

    /// <summary>Which list it is, of those that this completer knows; for the cache.</summary>
    private protected virtual string ListName(CompletionRequest request) => "";

    /// <summary>What the server is to search for; empty for all.</summary>
    private protected virtual string SearchPart(CompletionRequest request) => "";

    private protected string CacheName(string listName) => GetType().Name + " " + listName;

    private protected abstract Task<CompletionAnswer> AskAsync(DracoonSession session, CompletionRequest request, string part, CancellationToken cancellationToken);

    /// <summary>The end of the way of a candidate into the menu.</summary>
    private protected virtual bool Fits(CompletionRequest request, Candidate candidate) => request.Fits(candidate);

    internal override IEnumerable<Candidate> Complete(CompletionRequest request) =>
        request.Session(IsForTenants) is DracoonSession session ? Answer(session, request).Where(c => Fits(request, c)) : Enumerable.Empty<Candidate>();

    private IReadOnlyList<Candidate> Answer(DracoonSession session, CompletionRequest request)
    {
        CompletionCache cache = CompletionCache.Of(session);
        string list = CacheName(ListName(request));
        string part = SearchPart(request);
        CompletionAnswer? answer = cache.Find(list, part);
        if (answer is null && (answer = Ask(session, request, part)) is not null)
        {
            cache.Add(list, part, answer);
        }
        return answer?.Candidates ?? Array.Empty<Candidate>();
    }

    /// <summary>The server's answer; null when there was none in time.</summary>
    private CompletionAnswer? Ask(DracoonSession session, CompletionRequest request, string part)
    {
        using var log = new VerboseLog.Attachment(_ => { }, _ => { }); // to the log file, and nothing into the line that is being written
        using IDisposable turn = log.Enter();
        var cancel = new CancellationTokenSource();
        Task<CompletionAnswer> task = Task.Run(() => AskAsync(session, request, part, cancel.Token));
        bool isDone = ((IAsyncResult)task).AsyncWaitHandle.WaitOne(Budget);
        cancel.Cancel();
        task.ContinueWith(t =>
        {
            _ = t.Exception; // seen, so that it does not come up elsewhere
            cancel.Dispose();
        }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        if (!isDone)
        {
            return null;
        }
        return task.Status == TaskStatus.RanToCompletion ? task.Result
            : task.Exception?.GetBaseException() is DracoonApiException or DracoonReferenceException ? CompletionAnswer.Nothing // the same again in the next seconds
            : null;
    }
}
