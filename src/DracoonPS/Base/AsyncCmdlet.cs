using System;
using System.Collections.Concurrent;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;

namespace DracoonPS;

/// <summary>
/// A cmdlet whose work is asynchronous, while everything it emits and asks happens on the pipeline's thread. Code after an await continues
/// on that thread, so objects, warnings and questions are plain calls.
/// </summary>
public abstract class AsyncCmdlet : PSCmdlet, IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private SynchronizationContext? _outer;
    private readonly ConcurrentQueue<Action> _posted = new();
    private PumpContext? _pump;
    private bool _hasBegun;

    /// <summary>The work before the first pipeline object.</summary>
    /// <param name="cancellationToken">Cancelled when the pipeline stops.</param>
    /// <returns>A task.</returns>
    protected virtual Task BeginProcessingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>The work for one pipeline object.</summary>
    /// <param name="cancellationToken">Cancelled when the pipeline stops.</param>
    /// <returns>A task.</returns>
    protected virtual Task ProcessRecordAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>The work after the last pipeline object.</summary>
    /// <param name="cancellationToken">Cancelled when the pipeline stops.</param>
    /// <returns>A task.</returns>
    protected virtual Task EndProcessingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Makes the terminating error of an exception that ended the work.</summary>
    /// <param name="error">The exception.</param>
    /// <returns>The error; null to let the exception through as it is.</returns>
    protected virtual ErrorRecord? MapException(Exception error) => null;

    /// <inheritdoc/>
    protected sealed override void BeginProcessing()
    {
        _hasBegun = true;
        Pump(BeginProcessingAsync);
    }

    /// <inheritdoc/>
    protected sealed override void ProcessRecord() => Pump(ProcessRecordAsync);

    /// <inheritdoc/>
    protected sealed override void EndProcessing() => Pump(EndProcessingAsync);

    /// <inheritdoc/>
    protected sealed override void StopProcessing()
    {
        try
        {
            _stop.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // Ctrl+C came when the work was just done.
        }
    }

    // Downstream commands and prompts run inside these calls. With our context current, a library there that awaits without
    // ConfigureAwait(false) and is waited for with .Result would wait for the thread it blocks.

    /// <inheritdoc cref="Cmdlet.WriteObject(object)"/>
    protected new void WriteObject(object? value) => Outside(() => base.WriteObject(value));

    /// <inheritdoc cref="Cmdlet.WriteObject(object, bool)"/>
    protected new void WriteObject(object? value, bool enumerateCollection) => Outside(() => base.WriteObject(value, enumerateCollection));

    /// <inheritdoc cref="Cmdlet.WriteError"/>
    protected new void WriteError(ErrorRecord errorRecord) => Outside(() => base.WriteError(errorRecord));

    /// <inheritdoc cref="Cmdlet.WriteWarning"/>
    protected new void WriteWarning(string text) => Outside(() => base.WriteWarning(text));

    /// <summary>Shows a request: with -Verbose as the log has it, with -Debug as the log has it with the level Debug, names and search texts included.</summary>
    private protected void ShowRequest(LogEntry entry) => Outside(() =>
    {
        base.WriteVerbose(entry.ToString());
        base.WriteDebug(entry.ToString(withNames: true));
    });

    /// <inheritdoc cref="Cmdlet.WriteVerbose"/>
    protected new void WriteVerbose(string text) => Outside(() => base.WriteVerbose(text));

    /// <inheritdoc cref="Cmdlet.WriteDebug"/>
    protected new void WriteDebug(string text) => Outside(() => base.WriteDebug(text));

    /// <inheritdoc cref="Cmdlet.WriteProgress(ProgressRecord)"/>
    protected new void WriteProgress(ProgressRecord progressRecord) => Outside(() => base.WriteProgress(progressRecord));

    /// <inheritdoc cref="Cmdlet.WriteInformation(object, string[])"/>
    protected new void WriteInformation(object messageData, string[] tags) => Outside(() => base.WriteInformation(messageData, tags));

    /// <inheritdoc cref="Cmdlet.ShouldProcess(string, string)"/>
    protected new bool ShouldProcess(string target, string action)
    {
        bool answer = false;
        Outside(() => answer = base.ShouldProcess(target, action));
        return answer;
    }

    /// <inheritdoc cref="Cmdlet.ShouldContinue(string, string)"/>
    protected new bool ShouldContinue(string query, string caption)
    {
        bool answer = false;
        Outside(() => answer = base.ShouldContinue(query, caption));
        return answer;
    }

    /// <summary>
    /// Runs something on the pipeline's thread, from any thread. Between two pipeline objects the thread is not ours: then it has to wait for the next
    /// one. After the last, nothing happens.
    /// </summary>
    /// <param name="action">What to run.</param>
    protected void Post(Action action)
    {
        void Run()
        {
            try
            {
                action();
            }
            catch (PipelineStoppedException)
            {
                // Ctrl+C: the work hears of it by its token. Thrown on, it would end the pump before the work has cleaned up behind itself.
            }
        }
        if (_pump?.TryPost(Run) != true)
        {
            _posted.Enqueue(Run);
        }
    }

    /// <summary>True once the parameters of the command line are bound: what is bound from now on comes from the pipeline.</summary>
    private protected bool IsBindingPipeline => _hasBegun;

    /// <summary>Called when the pipeline's thread comes in.</summary>
    /// <returns>Disposed when it goes.</returns>
    private protected virtual IDisposable? Enter() => null;

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Frees what the cmdlet holds.</summary>
    /// <param name="disposing">True when called by <see cref="Dispose()"/>.</param>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
        {
            // When another command has ended the pipeline, nothing has told us but this: what is in flight ends too.
            _stop.Cancel();
            _stop.Dispose();
        }
    }

    private void Outside(Action action)
    {
        SynchronizationContext? inner = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(_outer);
        try
        {
            action();
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(inner);
        }
    }

    private void Pump(Func<CancellationToken, Task> work)
    {
        SynchronizationContext? previous = SynchronizationContext.Current;
        _outer = previous;
        using var pump = new PumpContext();
        _pump = pump;
        SynchronizationContext.SetSynchronizationContext(pump);
        using IDisposable? entered = Enter();
        bool isDone = false;
        try
        {
            while (_posted.TryDequeue(out Action? posted))
            {
                posted();
            }
            Task task = Start(work);
            task.ContinueWith(_ => pump.Complete(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            pump.Run();
            task.GetAwaiter().GetResult();
            isDone = true;
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }
        catch (Exception e) when (e is not PipelineStoppedException)
        {
            ErrorRecord? record = MapException(e);
            if (record is null)
            {
                throw;
            }
            ThrowTerminatingError(record);
        }
        finally
        {
            _pump = null;
            if (!isDone)
            {
                StopProcessing(); // an error, a Select-Object that has enough, Ctrl+C: what is in flight ends too
            }
            SynchronizationContext.SetSynchronizationContext(previous);
        }
    }

    private Task Start(Func<CancellationToken, Task> work)
    {
        try
        {
            return work(_stop.Token);
        }
        catch (Exception e)
        {
            return Task.FromException(e); // one way out for what fails before the first await and after it
        }
    }
}
