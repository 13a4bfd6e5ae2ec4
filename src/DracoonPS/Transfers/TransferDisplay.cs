using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using Dracoon.Client.Transfers;

namespace DracoonPS;

/// <summary>Shows how far transfers are: one line for the whole, one for each file under way. Reports come from any thread, often; records go out at most ten times a second.</summary>
internal sealed class TransferDisplay
{
    private const int WholeId = 7310;
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    private readonly Action<Action> _post;
    private readonly Action<ProgressRecord> _write;
    private readonly string _activity;
    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private readonly ConcurrentDictionary<int, TransferProgress> _running = new();
    private long _lastTicks = -Interval.Ticks;
    private readonly HashSet<int> _shown = new();
    private long _finishedBytes;
    private long _discountedBytes;
    private int _finishedFiles;
    private int _lastId = WholeId;

    /// <param name="activity">What is done: <c>Sending files</c>.</param>
    /// <param name="post">Brings an action to the pipeline's thread.</param>
    /// <param name="write">Writes a record there.</param>
    public TransferDisplay(string activity, Action<Action> post, Action<ProgressRecord> write)
    {
        _activity = activity;
        _post = post;
        _write = write;
    }

    /// <summary>Files of the whole call.</summary>
    public int FileCount { get; set; }

    /// <summary>Bytes of the whole call.</summary>
    public long ByteCount { get; set; }

    /// <summary>A line for a file that starts. On the pipeline's thread.</summary>
    public FileLine Start(string name, long size)
    {
        int id = ++_lastId;
        _running[id] = new TransferProgress(name, 0, size);
        return new FileLine(this, id);
    }

    /// <summary>Takes all lines away. On the pipeline's thread.</summary>
    public void Complete()
    {
        if (_finishedFiles > 0)
        {
            Write(); // what is seen last, where lines stay, is the end
        }
        _write(new ProgressRecord(WholeId, _activity, "Done") { RecordType = ProgressRecordType.Completed });
    }

    private void Report(int id, TransferProgress progress)
    {
        _running[id] = progress;
        long now = _watch.Elapsed.Ticks;
        long last = Interlocked.Read(ref _lastTicks);
        if (now - last >= Interval.Ticks && Interlocked.CompareExchange(ref _lastTicks, now, last) == last)
        {
            _post(Write);
        }
    }

    private void End(int id)
    {
        if (!_running.TryRemove(id, out TransferProgress progress))
        {
            return;
        }
        _finishedBytes += progress.BytesTotal;
        _finishedFiles++;
        if (_shown.Remove(id)) // thousands of small files come and go between two updates
        {
            _write(new ProgressRecord(id, Shown(progress), "Done") { RecordType = ProgressRecordType.Completed, ParentActivityId = WholeId });
        }
    }

    private void Discount(int id)
    {
        if (_running.TryGetValue(id, out TransferProgress progress))
        {
            _discountedBytes += progress.BytesTotal - progress.BytesDone;
        }
    }

    private void Write()
    {
        List<KeyValuePair<int, TransferProgress>> running = _running.OrderBy(r => r.Key).ToList();
        long done = _finishedBytes + running.Sum(r => r.Value.BytesDone);
        double rate = Math.Max(done - _discountedBytes, 0) / Math.Max(_watch.Elapsed.TotalSeconds, 0.001);
        _write(new ProgressRecord(WholeId, _activity, string.Format(CultureInfo.CurrentCulture, "{0} of {1} files, {2} of {3}, {4}/s",
            _finishedFiles, FileCount, ByteSize.Format(done), ByteSize.Format(ByteCount), ByteSize.Format((long)rate)))
        {
            PercentComplete = Percent(done, ByteCount),
            SecondsRemaining = rate > 0 ? (int)Math.Min((ByteCount - done) / rate, int.MaxValue) : -1,
        });
        foreach (KeyValuePair<int, TransferProgress> one in running)
        {
            _shown.Add(one.Key);
            _write(new ProgressRecord(one.Key, Shown(one.Value), ByteSize.Format(one.Value.BytesDone) + " of " + ByteSize.Format(one.Value.BytesTotal))
            {
                ParentActivityId = WholeId,
                PercentComplete = Percent(one.Value.BytesDone, one.Value.BytesTotal),
            });
        }
    }

    /// <summary>A name may be empty, which no record takes, or have characters in it that a terminal obeys.</summary>
    private static string Shown(TransferProgress progress) => SafeFileName.From(progress.Name);

    private static int Percent(long done, long total) => total <= 0 ? 100 : (int)Math.Max(0, Math.Min(100, done * 100.0 / total));

    /// <summary>The line of one file.</summary>
    internal sealed class FileLine : IProgress<TransferProgress>, IDisposable
    {
        private readonly TransferDisplay _display;
        private readonly int _id;

        public FileLine(TransferDisplay display, int id)
        {
            _display = display;
            _id = id;
        }

        public void Report(TransferProgress value) => _display.Report(_id, value);

        /// <summary>What this file has left to do, or had in all when it was there already, is no work that tells anything about the speed. On the pipeline's thread.</summary>
        public void Discount() => _display.Discount(_id);

        public void Dispose() => _display.End(_id);
    }
}
