using System;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Threading.Tasks;

namespace Dracoon.Client.Transfers;

/// <summary>A part's bytes as a request body that can be sent again, telling how far it is.</summary>
internal sealed class PartContent : HttpContent
{
    private const int ChunkSize = 128 * 1024;

    private readonly byte[] _buffer;
    private readonly int _count;
    private readonly Action<int> _sent;

    /// <param name="buffer">The bytes; must stay as they are until the request ended.</param>
    /// <param name="count">How many of them.</param>
    /// <param name="sent">Gets the bytes of this part that went out so far; falls back when the part is sent again.</param>
    public PartContent(byte[] buffer, int count, Action<int> sent)
    {
        _buffer = buffer;
        _count = count;
        _sent = sent;
    }

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        for (int offset = 0; offset < _count; offset += ChunkSize)
        {
            int n = Math.Min(ChunkSize, _count - offset);
            await stream.WriteAsync(_buffer, offset, n).ConfigureAwait(false);
            _sent(offset + n);
        }
    }

    protected override bool TryComputeLength(out long length)
    {
        length = _count;
        return true;
    }
}
