using System;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client.Http;

namespace Dracoon.Client.Transfers;

/// <summary>A file's bytes on the server: pieces of it by range, from an address that is renewed when it expires. For several threads.</summary>
internal sealed class DownloadSource : IDisposable
{
    public const int ChunkSize = 256 * 1024;

    private readonly HttpClient _http;
    private readonly Uri _baseUri;
    private readonly string _path;
    private readonly DownloadOptions _options;
    private readonly Func<CancellationToken, Task<Uri>> _getUrl;
    private readonly SemaphoreSlim _urlGate = new(1, 1);
    private Uri? _url;
    private string? _version; // the ETag of the first piece

    public DownloadSource(HttpClient http, Uri baseUri, string path, long size, DownloadOptions options, Func<CancellationToken, Task<Uri>> getUrl)
    {
        _http = http;
        _baseUri = baseUri;
        _path = path;
        _options = options;
        _getUrl = getUrl;
        Size = size;
    }

    public long Size { get; }

    /// <summary>Reads from <paramref name="start"/> up to <paramref name="end"/>. A connection that breaks is taken up at the last good byte.</summary>
    /// <param name="start">The first byte.</param>
    /// <param name="end">The byte behind the last one.</param>
    /// <param name="take">Gets a buffer and how many bytes of it came, one call at a time, while the next ones are read. What it throws ends the reading.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <exception cref="TransferException">The server gives something else than was asked for.</exception>
    /// <exception cref="DracoonConnectionException">The connection broke for good.</exception>
    public async Task ReadAsync(long start, long end, Func<byte[], int, Task> take, CancellationToken cancellationToken)
    {
        // Two buffers take turns: while one is decrypted and written, the other is filled.
        int size = (int)Math.Max(1, Math.Min(ChunkSize, end - start));
        byte[] filling = new byte[size];
        byte[]? spare = null;
        Task taking = Task.CompletedTask;
        try
        {
            await ReadAsync(start, end, _ => new ArraySegment<byte>(filling), async count =>
            {
                await taking.ConfigureAwait(false);
                byte[] full = filling;
                taking = Task.Run(() => take(full, count), CancellationToken.None);
                filling = spare ?? new byte[size];
                spare = full;
            }, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            // What came before the failure is taken to the end: who resumes goes on behind it. Its own failure is not the first one.
            await taking.ContinueWith(static t => t.Exception, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default).ConfigureAwait(false);
            throw;
        }
        await taking.ConfigureAwait(false);
    }

    /// <summary>The same into one buffer, in which the first byte is that at <paramref name="start"/>.</summary>
    /// <param name="start">The first byte.</param>
    /// <param name="end">The byte behind the last one.</param>
    /// <param name="buffer">Room for all of it.</param>
    /// <param name="report">Gets how many more bytes came.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <exception cref="TransferException">The server gives something else than was asked for.</exception>
    /// <exception cref="DracoonConnectionException">The connection broke for good.</exception>
    public Task ReadIntoAsync(long start, long end, byte[] buffer, Action<int> report, CancellationToken cancellationToken)
    {
        byte[] behind = new byte[1]; // takes what a server gives beyond what was asked for
        return ReadAsync(start, end, position => position == end
            ? new ArraySegment<byte>(behind)
            : new ArraySegment<byte>(buffer, (int)(position - start), (int)Math.Min(ChunkSize, end - position)),
            count =>
            {
                report(count);
                return Task.CompletedTask;
            }, cancellationToken);
    }

    public void Dispose() => _urlGate.Dispose();

    private async Task ReadAsync(long start, long end, Func<long, ArraySegment<byte>> where, Func<int, Task> take, CancellationToken cancellationToken)
    {
        long position = start;
        int fruitless = 0;
        while (true)
        {
            long before = position;
            Uri url = await UrlAsync(cancellationToken).ConfigureAwait(false);
            try
            {
                bool valid = await ReadPieceAsync(url, position, end, fruitless == 0, where, async count =>
                {
                    position += count;
                    await take(count).ConfigureAwait(false);
                }, cancellationToken).ConfigureAwait(false);
                if (!valid)
                {
                    Expire(url);
                }
                else if (position == end)
                {
                    return;
                }
            }
            catch (Exception e) when (IsBroken(e) && !cancellationToken.IsCancellationRequested)
            {
                if (fruitless >= _options.MaximumRetryCount)
                {
                    throw new DracoonConnectionException($"The connection broke {fruitless + 1} times while '{_path}' was received, at byte {position} of {Size}.", _baseUri, false, e);
                }
            }
            cancellationToken.ThrowIfCancellationRequested();
            fruitless = position > before ? 0 : fruitless + 1;
            if (fruitless > _options.MaximumRetryCount)
            {
                throw new TransferException(TransferFailure.LengthMismatch, $"The server gave {position} of the {Size} bytes of '{_path}'.");
            }
            await Task.Delay(TimeSpan.FromMilliseconds(_options.RetryInterval.TotalMilliseconds * (1 << Math.Min(fruitless, 6))), cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<Uri> UrlAsync(CancellationToken cancellationToken)
    {
        await _urlGate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return _url ??= await _getUrl(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _urlGate.Release();
        }
    }

    private void Expire(Uri url) => Interlocked.CompareExchange(ref _url, null, url);

    /// <summary>Reads one answer to its end.</summary>
    /// <returns>False when the address is no longer valid, and nothing was read.</returns>
    private async Task<bool> ReadPieceAsync(Uri url, long start, long end, bool mayBeExpired, Func<long, ArraySegment<byte>> where, Func<int, Task> take, CancellationToken cancellationToken)
    {
        using HttpRequestMessage request = new HttpRequestMessage(HttpMethod.Get, url).Streamed();
        if (start > 0 || end < Size)
        {
            request.Headers.Range = new RangeHeaderValue(start, end < Size ? end - 1 : null);
        }
        using HttpResponseMessage response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
        if (mayBeExpired && response.StatusCode is HttpStatusCode.Forbidden or HttpStatusCode.NotFound or HttpStatusCode.Gone or HttpStatusCode.Unauthorized)
        {
            return false;
        }
        if (!response.IsSuccessStatusCode)
        {
            throw await ErrorReader.ReadAsync(request, response, _baseUri).ConfigureAwait(false);
        }
        CheckRange(response, start, end);
        CheckVersion(response);
        // A token does not interrupt a read on .NET Framework; disposing the answer does.
        using var stall = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using (stall.Token.Register(response.Dispose))
        {
            Stream body = await response.Content.ReadAsStreamAsync().ConfigureAwait(false);
            while (true)
            {
                int n = await FillAsync(body, where(start), stall, _options.StallTimeout).ConfigureAwait(false);
                if (n == 0)
                {
                    return true;
                }
                if (start + n > end)
                {
                    throw new TransferException(TransferFailure.LengthMismatch, $"The server gave more of '{_path}' than was asked for.");
                }
                start += n;
                await take(n).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Reads until the buffer is full: large pieces are cheaper to decrypt and to write. What came before the connection broke counts.</summary>
    private static async Task<int> FillAsync(Stream body, ArraySegment<byte> buffer, CancellationTokenSource stall, TimeSpan stallTimeout)
    {
        CancellationToken cancellationToken = stall.Token;
        int done = 0;
        while (done < buffer.Count)
        {
            int n;
            try
            {
                stall.CancelAfter(stallTimeout); // from the last byte that came: slow is not broken
                n = await body.ReadAsync(buffer.Array!, buffer.Offset + done, buffer.Count - done, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception e) when (IsBroken(e) && done > 0 && !cancellationToken.IsCancellationRequested)
            {
                return done; // the next read fails again, with nothing in between
            }
            if (n == 0)
            {
                break;
            }
            done += n;
        }
        return done;
    }

    /// <summary>The bytes must be those that were asked for: a server or proxy that ignores Range would write the beginning into the middle.</summary>
    private void CheckRange(HttpResponseMessage response, long start, long end)
    {
        ContentRangeHeaderValue? range = response.Content.Headers.ContentRange;
        bool right = start == 0 && end == Size
            ? response.StatusCode == HttpStatusCode.OK || range?.From == 0
            : response.StatusCode == HttpStatusCode.PartialContent && range?.From == start && range.Unit == "bytes" && (range.Length is null || range.Length == Size);
        if (!right)
        {
            throw new TransferException(TransferFailure.LengthMismatch, $"The server did not give '{_path}' from byte {start}, as asked for; the file may have changed.");
        }
        if (response.Content.Headers.ContentLength is long length && length != end - start)
        {
            throw new TransferException(TransferFailure.LengthMismatch, $"'{_path}' has {Size} bytes, but the server gives {length} from byte {start}.");
        }
    }

    /// <summary>All pieces must be of the same content: what a proxy put in the place of the first one would go on with bytes of the file.</summary>
    private void CheckVersion(HttpResponseMessage response)
    {
        string version = response.Headers.ETag?.Tag ?? "";
        if (Interlocked.CompareExchange(ref _version, version, null) is string before && before != version)
        {
            throw new TransferException(TransferFailure.LengthMismatch, $"The server gave '{_path}' in pieces that don't belong together; the file may have changed, or a proxy answered in its place.");
        }
    }

    private static bool IsBroken(Exception e) => e is IOException or HttpRequestException or ObjectDisposedException or OperationCanceledException;
}
