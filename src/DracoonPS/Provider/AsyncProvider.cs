using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Management.Automation;
using System.Management.Automation.Provider;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using DracoonPS.Errors;

namespace DracoonPS.Provider;

/// <summary>
/// A provider whose work is asynchronous, while PowerShell calls it synchronously: the pipeline's thread waits for each request and then emits,
/// warns and asks by itself. PowerShell makes an instance for each command.
/// </summary>
public abstract class AsyncProvider : NavigationCmdletProvider, IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentQueue<Action> _messages = new();
    private (string Path, ErrorRecord Record)? _reported;

    /// <summary>True when the pipeline was stopped.</summary>
    internal bool IsStopped => _stop.IsCancellationRequested || Stopping;

    /// <inheritdoc/>
    protected override void StopProcessing()
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

    /// <summary>Waits for some work that emits nothing. Ctrl+C cancels it.</summary>
    internal T Run<T>(Func<CancellationToken, Task<T>> work)
    {
        using var log = new VerboseLog.Attachment(entry => _messages.Enqueue(() =>
        {
            WriteVerbose(entry.ToString());
            WriteDebug(entry.ToString(withNames: true));
        }), Warn);
        try
        {
            using (log.Enter())
            {
                // Away from this thread, whose synchronization context is the host's affair.
                return Task.Run(() => work(_stop.Token)).GetAwaiter().GetResult();
            }
        }
        catch (OperationCanceledException) when (IsStopped)
        {
            throw new PipelineStoppedException();
        }
        finally
        {
            while (!IsStopped && _messages.TryDequeue(out Action? message))
            {
                message();
            }
        }
    }

    /// <summary>Waits for some work that emits nothing and gives nothing.</summary>
    internal void Run(Func<CancellationToken, Task> work) => Run(async cancellationToken =>
    {
        await work(cancellationToken).ConfigureAwait(false);
        return true;
    });

    /// <summary>Warns, from any thread, when the request that is under way is done.</summary>
    internal void Warn(string? text)
    {
        if (text is not null)
        {
            _messages.Enqueue(() => WriteWarning(text));
        }
    }

    /// <summary>A list, page by page as it is consumed; between two pages the caller emits.</summary>
    internal IEnumerable<T> Enumerate<T>(PagedQuery<T> query)
    {
        using (query)
        {
            while (Run(query.MoveNextAsync))
            {
                yield return query.Current;
            }
        }
    }

    /// <summary>Does something about one path. When it fails, that is a non-terminating error about this path.</summary>
    private protected void Try(DrivePath path, Action work)
    {
        if (_reported?.Path == path.ProviderPath)
        {
            return; // PowerShell goes on with what it was told exists
        }
        try
        {
            work();
        }
        catch (Exception e) when (RecordOf(e, path) is not null)
        {
            Report(e, RecordOf(e, path)!);
        }
    }

    /// <summary>Answers a question of PowerShell about one path. It can't be answered with an error, so a failure ends the command.</summary>
    private protected T Ask<T>(DrivePath path, Func<T> work)
    {
        if (_reported is { } reported && reported.Path == path.ProviderPath)
        {
            ThrowTerminatingError(reported.Record);
        }
        try
        {
            return work();
        }
        catch (Exception e) when (RecordOf(e, path) is not null)
        {
            ThrowTerminatingError(RecordOf(e, path)!);
            throw;
        }
    }

    /// <summary>
    /// Answers whether something exists. PowerShell takes an exception here for "no", and would hide the reason behind "Cannot find path": so the reason
    /// is reported, and the answer is the one after which PowerShell adds nothing.
    /// </summary>
    private protected bool AskForExistence(DrivePath path, bool answerAfterFailure, Func<bool> work)
    {
        try
        {
            return work();
        }
        catch (Exception e) when (RecordOf(e, path) is not null)
        {
            ErrorRecord record = RecordOf(e, path)!;
            _reported = (path.ProviderPath, record);
            WriteError(record);
            return answerAfterFailure;
        }
    }

    private static ErrorRecord? RecordOf(Exception error, DrivePath path) => error is RuntimeException ? null : ErrorRecordFactory.TryCreate(error, path.ToString());

    private void Report(Exception error, ErrorRecord record)
    {
        if (ErrorRecordFactory.IsTerminating(error))
        {
            ThrowTerminatingError(record);
        }
        WriteError(record);
    }

    /// <summary>Does something for the content of a file, when the provider's own method has long returned: the error as PowerShell shows it.</summary>
    internal T AskFor<T>(DrivePath path, Func<T> work) => Ask(path, work);

    /// <summary>
    /// Closes a file that was written. PowerShell's cmdlets swallow an exception there, and who uses the provider without a cmdlet sees nothing else: so
    /// it is an error of the cmdlet, where there is one.
    /// </summary>
    internal void Close(DrivePath path, bool isCmdlet, Action work)
    {
        try
        {
            work();
        }
        catch (Exception e) when (isCmdlet && RecordOf(e, path) is not null)
        {
            WriteError(RecordOf(e, path)!);
        }
        catch (Exception e) when (RecordOf(e, path) is not null)
        {
            ThrowTerminatingError(RecordOf(e, path)!);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Frees what the provider holds.</summary>
    /// <param name="disposing">True when called by <see cref="Dispose()"/>.</param>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
        {
            _stop.Dispose();
        }
    }
}
