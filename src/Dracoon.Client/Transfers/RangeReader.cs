using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace Dracoon.Client.Transfers;

/// <summary>Reads a file from the server into a writer: several ranges at once, handed on in their order.</summary>
internal static class RangeReader
{
    /// <param name="source">The file.</param>
    /// <param name="writer">Gets all bytes from <paramref name="start"/> on.</param>
    /// <param name="start">How many bytes are there already.</param>
    /// <param name="options">How large the ranges are, and how many come at once.</param>
    /// <param name="report">Gets how many more bytes came, from any thread.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public static async Task ReadAsync(DownloadSource source, ContentWriter writer, long start, DownloadOptions options, Action<int> report, CancellationToken cancellationToken)
    {
        // A stream is decrypted in its order and while it is still in the processor's cache, which is faster than ranges that wait for each other.
        if (source.Size - start <= 2L * options.RangeSize || options.Concurrency == 1 || writer.IsDecrypting)
        {
            await source.ReadAsync(start, source.Size, (buffer, count) =>
            {
                report(count);
                return writer.WriteAsync(buffer, count, cancellationToken);
            }, cancellationToken).ConfigureAwait(false);
            return;
        }
        using var failed = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        BufferPool buffers = options.Buffers ?? new BufferPool((long)options.Concurrency * options.RangeSize);
        var running = new Queue<Range>();
        long next = start;
        try
        {
            while (next < source.Size || running.Count > 0)
            {
                while (next < source.Size && running.Count < options.Concurrency)
                {
                    // Waiting with a range in hand could wait for a file that waits for this one: further ranges come only when there is room.
                    byte[]? buffer = running.Count == 0 ? await buffers.RentAsync(options.RangeSize, cancellationToken).ConfigureAwait(false) : buffers.TryRent(options.RangeSize);
                    if (buffer is null)
                    {
                        break;
                    }
                    long end = Math.Min(next + options.RangeSize, source.Size);
                    running.Enqueue(new Range(source, next, end, buffer, report, failed.Token));
                    next = end;
                }
                Range first = running.Peek();
                await first.Reading.ConfigureAwait(false);
                await writer.WriteAsync(first.Buffer, first.Count, cancellationToken).ConfigureAwait(false);
                running.Dequeue();
                buffers.Return(first.Buffer);
            }
        }
        catch
        {
            // The first failure is what the caller hears; the other ranges are stopped.
            failed.Cancel();
            foreach (Range range in running)
            {
                await range.Reading.ContinueWith(static t => t.Exception, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default).ConfigureAwait(false);
                buffers.Return(range.Buffer);
            }
            throw;
        }
    }

    /// <summary>One range on its way into memory.</summary>
    private sealed class Range
    {
        public Range(DownloadSource source, long start, long end, byte[] buffer, Action<int> report, CancellationToken cancellationToken)
        {
            Buffer = buffer;
            Count = (int)(end - start);
            Reading = source.ReadIntoAsync(start, end, buffer, report, cancellationToken);
        }

        public byte[] Buffer { get; }

        public int Count { get; }

        public Task Reading { get; }
    }
}
