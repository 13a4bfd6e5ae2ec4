using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client.Transfers;

namespace DracoonPS.Commands;

/// <summary>What sending and receiving share: several files at once, progress, one result a file.</summary>
public abstract class TransferCmdlet : DracoonCmdlet
{
    /// <summary>How many files are under way at once.</summary>
    [Parameter]
    [ValidateRange(1, 64)]
    public int ThrottleLimit { get; set; } = 4;

    /// <summary>Emits one result for each file: path, size, duration, status, error.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>Runs transfers, <see cref="ThrottleLimit"/> at once; results come as they are finished.</summary>
    private protected async Task RunAsync(string activity, IReadOnlyList<TransferJob> jobs, CancellationToken cancellationToken)
    {
        var display = new TransferDisplay(activity, Post, WriteProgress) { FileCount = jobs.Count };
        foreach (TransferJob job in jobs)
        {
            display.ByteCount += job.Result.Size;
        }
        await RemoveAbandonedAsync(jobs, cancellationToken);
        using var failed = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var running = new HashSet<Task>();
        try
        {
            foreach (TransferJob job in jobs)
            {
                if (running.Count == ThrottleLimit)
                {
                    await FinishOneAsync(running);
                }
                running.Add(RunOneAsync(job, display, failed.Token));
            }
            while (running.Count > 0)
            {
                await FinishOneAsync(running);
            }
        }
        finally
        {
            // On Ctrl+C or an error that ends it all: the others are stopped and waited for, since they clean up behind themselves.
            failed.Cancel();
            foreach (Task rest in running)
            {
                await rest.ContinueWith(static t => t.Exception, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            }
            display.Complete();
        }
    }

    /// <summary>Warns, from any thread, when not everybody who may read a file that was sent has its key.</summary>
    private protected void WarnOfKeys(string file, FileKeyDistribution keys)
    {
        if (FileKeyWarning.For(file, keys) is string text)
        {
            Post(() => WriteWarning(text));
        }
    }

    /// <summary>What a process that was killed while it received files left beside its targets goes when the next one writes there.</summary>
    private static Task RemoveAbandonedAsync(IReadOnlyList<TransferJob> jobs, CancellationToken cancellationToken)
    {
        List<string> folders = jobs.Where(j => j.DoneStatus == "Received").Select(j => Path.GetDirectoryName(j.Result.LocalPath)!).Distinct().ToList();
        return Task.Run(() => folders.ForEach(UnfinishedFile.RemoveAbandoned), cancellationToken);
    }

    /// <summary>Any of them: a large file must not keep the others' places empty.</summary>
    private static async Task FinishOneAsync(HashSet<Task> running)
    {
        Task done = await Task.WhenAny(running);
        running.Remove(done);
        await done;
    }

    private async Task RunOneAsync(TransferJob job, TransferDisplay display, CancellationToken cancellationToken)
    {
        TransferResult result = job.Result;
        var watch = Stopwatch.StartNew();
        using TransferDisplay.FileLine line = display.Start(result.Name, result.Size);
        string? error = null;
        bool done = await TryAsync(job.Target, async () =>
        {
            try
            {
                await Task.Run(() => job.RunAsync(line, cancellationToken), cancellationToken);
            }
            catch (Exception e)
            {
                error = e.Message;
                throw;
            }
        });
        result.Duration = watch.Elapsed;
        result.Status = done ? job.DoneStatus : TransferResult.Failed;
        if (result.Status is TransferResult.Skipped or TransferResult.Failed)
        {
            line.Discount();
        }
        result.Error = done ? null : error;
        if (PassThru)
        {
            WriteObject(result);
        }
    }
}
