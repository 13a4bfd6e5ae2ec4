using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Crypto;

namespace Dracoon.Client.Transfers;

/// <summary>What is sent: the file's bytes as they are, or encrypted on the way. Counts them, so that a file which changes meanwhile is noticed.</summary>
internal sealed class ContentSource : IDisposable
{
    /// <summary>What is read and encrypted at a time: enough to give every core its share.</summary>
    private const int BlockSize = 1024 * 1024;

    /// <summary>The same where the cipher needs a second buffer.</summary>
    private const int ChunkSize = 256 * 1024;

    private readonly Stream _stream;
    private readonly long _size;
    private readonly string _name;
    private readonly FileEncryptor? _encryptor;
    private readonly byte[] _plain = Array.Empty<byte>();
    private readonly byte[] _ready = Array.Empty<byte>();
    private int _readyOffset;
    private int _readyCount;
    private long _read;
    private bool _finished;

    public ContentSource(UploadContent content, FileKey? key)
    {
        _name = content.Name;
        _size = content.Size;
        _stream = content.Open();
        if (key is not null)
        {
            _encryptor = new FileEncryptor(key, Environment.ProcessorCount);
            if (!_encryptor.WorksInPlace)
            {
                _plain = new byte[ChunkSize];
                _ready = new byte[ChunkSize + 48];
            }
        }
    }

    /// <summary>Fills the buffer's first <paramref name="count"/> bytes.</summary>
    /// <exception cref="TransferException">The file ended before.</exception>
    public async Task FillAsync(byte[] buffer, int count, CancellationToken cancellationToken)
    {
        int done = 0;
        while (done < count)
        {
            int n;
            if (_encryptor is null || _encryptor.WorksInPlace)
            {
                n = await ReadBlockAsync(buffer, done, Math.Min(BlockSize, count - done), cancellationToken).ConfigureAwait(false);
                _encryptor?.Update(buffer, done, n, buffer, done);
            }
            else
            {
                if (_readyCount == 0 && !_finished)
                {
                    await EncryptNextAsync(cancellationToken).ConfigureAwait(false);
                    if (_readyCount == 0 && !_finished)
                    {
                        continue; // the cipher holds back a block
                    }
                }
                n = Math.Min(_readyCount, count - done);
                Buffer.BlockCopy(_ready, _readyOffset, buffer, done, n);
                _readyOffset += n;
                _readyCount -= n;
            }
            if (n == 0)
            {
                throw Changed();
            }
            done += n;
        }
    }

    /// <summary>To be called after the last byte: the encryption's tag is set, and the file must not have grown.</summary>
    public async Task CompleteAsync(CancellationToken cancellationToken)
    {
        if (_encryptor is not null && !_finished)
        {
            if (_encryptor.WorksInPlace)
            {
                _encryptor.Finish(_ready, 0);
                _finished = true;
            }
            else
            {
                await EncryptNextAsync(cancellationToken).ConfigureAwait(false);
            }
        }
        if (_readyCount > 0 || (_encryptor is not null && !_finished) || _read != _size
            || await _stream.ReadAsync(new byte[1], 0, 1, cancellationToken).ConfigureAwait(false) != 0)
        {
            throw Changed();
        }
    }

    public void Dispose()
    {
        _stream.Dispose();
        _encryptor?.Dispose();
    }

    /// <summary>Whole blocks but for the last: streams may give less than they have.</summary>
    private async Task<int> ReadBlockAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
        int done = 0;
        while (done < count)
        {
            int n = await _stream.ReadAsync(buffer, offset + done, count - done, cancellationToken).ConfigureAwait(false);
            if (n == 0)
            {
                break;
            }
            done += n;
        }
        _read += done;
        return done;
    }

    private async Task EncryptNextAsync(CancellationToken cancellationToken)
    {
        int n = await _stream.ReadAsync(_plain, 0, _plain.Length, cancellationToken).ConfigureAwait(false);
        _read += n;
        _readyOffset = 0;
        if (n == 0)
        {
            _readyCount = _encryptor!.Finish(_ready, 0);
            _finished = true;
            return;
        }
        _readyCount = _encryptor!.Update(_plain, 0, n, _ready, 0);
        if (_read >= _size)
        {
            _readyCount += _encryptor.Finish(_ready, _readyCount);
            _finished = true;
        }
    }

    private TransferException Changed() =>
        new(TransferFailure.SourceChanged, $"'{_name}' changed while it was sent: it was {_size} bytes long at the start. Send it again.");
}
