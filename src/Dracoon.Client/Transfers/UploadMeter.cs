using System;
using System.Threading;

namespace Dracoon.Client.Transfers;

/// <summary>Adds up the bytes of parts that are sent at the same time.</summary>
internal sealed class UploadMeter
{
    private readonly string _name;
    private readonly long _total;
    private readonly IProgress<TransferProgress>? _progress;
    private long _done;

    public UploadMeter(string name, long total, IProgress<TransferProgress>? progress)
    {
        _name = name;
        _total = total;
        _progress = progress;
    }

    /// <summary>What one part reports to.</summary>
    public Action<int> Part()
    {
        int last = 0;
        return sent =>
        {
            long done = Interlocked.Add(ref _done, sent - last);
            last = sent;
            _progress?.Report(new TransferProgress(_name, done, _total));
        };
    }
}
