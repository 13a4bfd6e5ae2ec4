using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Crypto;

namespace Dracoon.Client.Transfers;

/// <summary>Writes what is received: as it is, or decrypted on the way.</summary>
internal sealed class ContentWriter : IDisposable
{
    private readonly Stream _output;
    private readonly FileDecryptor? _decryptor;
    private byte[] _plain = Array.Empty<byte>();

    public ContentWriter(Stream output, FileKey? key)
    {
        _output = output;
        _decryptor = key is null ? null : new FileDecryptor(key, Environment.ProcessorCount);
    }

    /// <summary>True when what comes is decrypted on the way.</summary>
    public bool IsDecrypting => _decryptor is not null;

    /// <summary>Bytes that came from the server.</summary>
    public long BytesReceived { get; private set; }

    /// <param name="buffer">The bytes; they may be overwritten.</param>
    /// <param name="count">How many.</param>
    /// <param name="cancellationToken">Cancels the writing.</param>
    public async Task WriteAsync(byte[] buffer, int count, CancellationToken cancellationToken)
    {
        BytesReceived += count;
        if (_decryptor is null)
        {
            await StoreAsync(buffer, count, cancellationToken).ConfigureAwait(false);
        }
        else if (_decryptor.WorksInPlace)
        {
            await StoreAsync(buffer, _decryptor.Update(buffer, 0, count, buffer, 0), cancellationToken).ConfigureAwait(false);
        }
        else
        {
            if (_plain.Length < count + 48)
            {
                _plain = new byte[count + 48];
            }
            await StoreAsync(_plain, _decryptor.Update(buffer, 0, count, _plain, 0), cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>After the last byte.</summary>
    /// <exception cref="DracoonCryptoException">The content is not what was encrypted.</exception>
    public async Task FinishAsync(CancellationToken cancellationToken)
    {
        byte[] last = new byte[48];
        int n = _decryptor?.Finish(last, 0) ?? 0;
        await StoreAsync(last, n, cancellationToken).ConfigureAwait(false);
        try
        {
            await _output.FlushAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (IOException e)
        {
            throw NotStored(e);
        }
    }

    public void Dispose() => _decryptor?.Dispose();

    /// <summary>A full disk must not look like a broken connection, which would be taken up again behind the bytes that were lost.</summary>
    private async Task StoreAsync(byte[] bytes, int count, CancellationToken cancellationToken)
    {
        try
        {
            await _output.WriteAsync(bytes, 0, count, cancellationToken).ConfigureAwait(false);
        }
        catch (IOException e)
        {
            throw NotStored(e);
        }
    }

    private static TransferException NotStored(IOException e) => new(TransferFailure.WriteFailed, "What was received can't be stored: " + e.Message, e);
}
