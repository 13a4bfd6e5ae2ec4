using System;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client.Transfers;

namespace DracoonPS;

/// <summary>One file to send or receive.</summary>
internal sealed class TransferJob
{
    private readonly Func<IProgress<TransferProgress>, CancellationToken, Task> _run;

    public TransferJob(object target, TransferResult result, string doneStatus, Func<IProgress<TransferProgress>, CancellationToken, Task> run)
    {
        Target = target;
        Result = result;
        DoneStatus = doneStatus;
        _run = run;
    }

    /// <summary>What errors are about: the file as the user named it.</summary>
    public object Target { get; }

    public TransferResult Result { get; }

    public string DoneStatus { get; }

    /// <summary>A file that is there already as it should be.</summary>
    public static TransferJob Skip(object target, TransferResult result) => new(target, result, TransferResult.Skipped, static (_, _) => Task.CompletedTask);

    /// <summary>A file that can't be transferred; it is reported like the others.</summary>
    public static TransferJob Fail(object target, TransferResult result, Exception reason) => new(target, result, TransferResult.Failed, (_, _) => Task.FromException(reason));

    /// <summary>Does it, away from the pipeline's thread.</summary>
    public Task RunAsync(IProgress<TransferProgress> progress, CancellationToken cancellationToken) => _run(progress, cancellationToken);
}
