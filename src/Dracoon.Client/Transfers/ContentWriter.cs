using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Crypto;

namespace Dracoon.Client.Transfers;

/// <summary>Writes what is received: as it is, or decrypted on the way.</summary>
internal sealed class ContentWriter
{
    public const int ChunkSize = 256 * 1024;

    private readonly Stream _output;
    private readonly FileDecryptor? _decryptor;
    private readonly byte[] _plain = Array.Empty<byte>();

    public ContentWriter(Stream output, FileKey? key)
    {
        _output = output;
        if (key is not null)
        {
            _decryptor = new FileDecryptor(key);
            _plain = new byte[ChunkSize + 48];
        }
    }

    /// <summary>Bytes that came from the server.</summary>
    public long BytesReceived { get; private set; }

    public async Task WriteAsync(byte[] buffer, int count, CancellationToken cancellationToken)
    {
        BytesReceived += count;
        if (_decryptor is null)
        {
            await StoreAsync(buffer, count, cancellationToken).ConfigureAwait(false);
            return;
        }
        int n = _decryptor.Update(buffer, 0, count, _plain, 0);
        await StoreAsync(_plain, n, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>After the last byte.</summary>
    /// <exception cref="DracoonCryptoException">The content is not what was encrypted.</exception>
    public async Task FinishAsync(CancellationToken cancellationToken)
    {
        if (_decryptor is not null)
        {
            int n = _decryptor.Finish(_plain, 0);
            await StoreAsync(_plain, n, cancellationToken).ConfigureAwait(false);
        }
        await StoreAsync(_plain, 0, cancellationToken, flush: true).ConfigureAwait(false);
    }

    /// <summary>A full disk must not look like a broken connection, which would be taken up again behind the bytes that were lost.</summary>
    private async Task StoreAsync(byte[] bytes, int count, CancellationToken cancellationToken, bool flush = false)
    {
        try
        {
            await _output.WriteAsync(bytes, 0, count, cancellationToken).ConfigureAwait(false);
            if (flush)
            {
                await _output.FlushAsync(cancellationToken).ConfigureAwait(false);
            }
        }
        catch (IOException e)
        {
            throw new TransferException(TransferFailure.WriteFailed, "What was received can't be stored: " + e.Message, e);
        }
    }
}
