using System;
using System.Threading;

namespace Dracoon.Client.Transfers;

/// <summary>Adds up the bytes of parts that are sent at the same time.</summary>
internal sealed class UploadMeter
{
    private readonly long _total;
    private readonly IProgress<TransferProgress>? _progress;
    private long _done;

    public UploadMeter(string name, long total, IProgress<TransferProgress>? progress)
    {
        Name = name;
        _total = total;
        _progress = progress;
    }

    /// <summary>What is sent.</summary>
    public string Name { get; }

    /// <summary>What one part reports to.</summary>
    public Action<int> Part()
    {
        int last = 0;
        return sent =>
        {
            long done = Interlocked.Add(ref _done, sent - last);
            last = sent;
            _progress?.Report(new TransferProgress(Name, done, _total));
        };
    }
}
