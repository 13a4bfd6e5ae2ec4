using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace DracoonPS.Ordering;

/// <summary>
/// Runs the requests of a cmdlet, several at once, while everything that the user sees keeps the order of the input: questions, objects and errors.
/// All members are called on the pipeline's thread; only what is looked up and the requests themselves run beside it.
/// </summary>
/// <remarks>
/// With a limit of one nothing runs beside anything: an object is emitted before the next request begins. With more, a failure that is known is
/// told before another request begins, so that <c>-ErrorAction Stop</c> and a refused login stop as early as they can.
/// </remarks>
internal sealed class OrderedWork
{
    private const int WindowPerRequest = 4; // finished ones may wait behind a slow one, but not without end

    private readonly int _limit;
    private readonly Func<object, Func<Task>, Task<bool>> _attempt;
    private readonly Action<object> _write;
    private readonly CancellationToken _cancellationToken;
    private readonly Signal _changed = new();
    private readonly Queue<PreparedInput> _inputs = new();
    private readonly Queue<RunningRequest> _requests = new();

    /// <param name="limit">How many requests are in flight at most.</param>
    /// <param name="attempt">Waits for the work for a target, and tells its failure.</param>
    /// <param name="write">Emits an object.</param>
    /// <param name="cancellationToken">Cancelled when the pipeline stops, however it does.</param>
    public OrderedWork(int limit, Func<object, Func<Task>, Task<bool>> attempt, Action<object> write, CancellationToken cancellationToken)
    {
        _limit = limit;
        _attempt = attempt;
        _write = write;
        _cancellationToken = cancellationToken;
        cancellationToken.Register(_changed.Pulse);
    }

    private int InFlight => _inputs.Count(i => !i.Prepared.IsCompleted) + _requests.Count(r => !r.Work.IsCompleted);

    // Requests come from the first input only, so that they are in the order of the input.
    private bool HasWaitingRequests => _inputs.Count > 0 && _inputs.Peek().Prepared.IsCompleted;

    private bool MayPrepare => !HasWaitingRequests && HasRoom && _inputs.Count < _limit * WindowPerRequest && !_inputs.Any(i => i.HasFailed);

    private bool HasRoom => InFlight < _limit && _requests.Count < _limit * WindowPerRequest && !_requests.Any(r => r.HasFailed);

    /// <summary>Takes on one object of the input. Returns as soon as there is nothing left to begin for it, or only a look-up to wait for.</summary>
    /// <typeparam name="T">What is looked up.</typeparam>
    /// <param name="target">The object, as the user named it: the target of an error.</param>
    /// <param name="prepare">Looks up what questions and requests need, and keeps what the cmdlet's properties say. It begins on the pipeline's thread, and goes on beside it.</param>
    /// <param name="requests">Makes the requests. Called on the pipeline's thread when the turn has come, it asks the user right before each.</param>
    /// <returns>A task.</returns>
    public async Task SubmitAsync<T>(object target, Func<CancellationToken, Task<T>> prepare, Func<T, IEnumerable<OrderedRequest>> requests)
    {
        if (_limit == 1)
        {
            await RunAsync(target, prepare, requests);
            return;
        }
        await UntilAsync(() => MayPrepare);
        Task<T>? prepared = null;
        Task begun = Begin(() => prepared = prepare(_cancellationToken));
        _inputs.Enqueue(new PreparedInput(target, begun, () => requests(prepared!.Result)));
        await UntilAsync(() => !HasWaitingRequests);
    }

    /// <summary>Takes on one request that needs no look-up and no question.</summary>
    /// <param name="target">The object, as the user named it.</param>
    /// <param name="request">The request.</param>
    /// <returns>A task.</returns>
    public Task SubmitAsync(object target, OrderedRequest request) => SubmitAsync(target, _ => Task.FromResult(request), only => new[] { only });

    /// <summary>Waits until everything is done and emitted.</summary>
    /// <returns>A task.</returns>
    public Task DrainAsync() => UntilAsync(() => _inputs.Count == 0 && _requests.Count == 0);

    private async Task RunAsync<T>(object target, Func<CancellationToken, Task<T>> prepare, Func<T, IEnumerable<OrderedRequest>> requests)
    {
        T prepared = default!;
        if (!await _attempt(target, async () => prepared = await prepare(_cancellationToken)))
        {
            return;
        }
        var output = new DirectOutput(_write);
        foreach (OrderedRequest request in requests(prepared))
        {
            await _attempt(request.Target, () => request.Run(output, _cancellationToken));
        }
    }

    private async Task UntilAsync(Func<bool> isReached)
    {
        while (true)
        {
            Task change = _changed.Next;
            _cancellationToken.ThrowIfCancellationRequested();
            bool more;
            do
            {
                more = await EmitAsync() | BeginNext();
            }
            while (more);
            if (isReached())
            {
                return;
            }
            await change;
        }
    }

    /// <summary>Emits what the first request has until now, and takes it away when it is done.</summary>
    /// <returns>True when the next one has its turn.</returns>
    private async Task<bool> EmitAsync()
    {
        if (_requests.Count == 0)
        {
            return false;
        }
        RunningRequest first = _requests.Peek();
        bool isDone = first.Work.IsCompleted; // before the look into its output: what a request emits last is not left behind
        if (first.Flush(_write))
        {
            _changed.Pulse(); // it may be waiting for room
        }
        if (!isDone)
        {
            return false;
        }
        _requests.Dequeue();
        await _attempt(first.Target, () => first.Work);
        return true;
    }

    /// <summary>Begins the next request, when there is one and it may begin.</summary>
    /// <returns>True when something was done.</returns>
    private bool BeginNext()
    {
        if (!HasWaitingRequests || !HasRoom)
        {
            return false;
        }
        PreparedInput input = _inputs.Peek();
        if (input.HasFailed)
        {
            _inputs.Dequeue();
            _requests.Enqueue(new RunningRequest(input.Target, null, _changed, _cancellationToken) { Work = input.Prepared });
            return true;
        }
        OrderedRequest? request = input.Held ?? input.Next();
        input.Held = null;
        if (request is null)
        {
            _inputs.Dequeue();
            return true;
        }
        if (request.Key is not null && _requests.Any(r => !r.Work.IsCompleted && request.Key.Equals(r.Key)))
        {
            input.Held = request;
            return false;
        }
        var running = new RunningRequest(request.Target, request.Key, _changed, _cancellationToken);
        running.Work = Begin(() => request.Run(running, _cancellationToken));
        _requests.Enqueue(running);
        return true;
    }

    /// <summary>Begins something that goes on beside the pipeline's thread: without its context, which ends with this pipeline object.</summary>
    private Task Begin(Func<Task> work)
    {
        SynchronizationContext? context = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        Task task;
        try
        {
            task = work();
        }
        catch (Exception e)
        {
            task = Task.FromException(e); // told in its turn
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(context);
        }
        task.ContinueWith(
            done =>
            {
                _ = done.Exception; // seen, also when the pipeline has stopped and nobody asks for it
                _changed.Pulse();
            },
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
        return task;
    }

    private sealed class DirectOutput : IOrderedOutput
    {
        private readonly Action<object> _write;

        public DirectOutput(Action<object> write)
        {
            _write = write;
        }

        public Task WriteAsync(object value)
        {
            _write(value);
            return Task.CompletedTask;
        }
    }
}
