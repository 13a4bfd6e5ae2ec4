using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client.Transfers;
using Dracoon.Crypto;

namespace Dracoon.Client.Encryption;

/// <summary>Encrypts and decrypts files and streams on this machine, as those of an encrypted room are. No server is involved.</summary>
public static class LocalEncryption
{
    private const int BufferSize = 1024 * 1024;

    /// <summary>Encrypts a stream under a new key.</summary>
    /// <param name="input">The plaintext.</param>
    /// <param name="output">Gets as many bytes of ciphertext.</param>
    /// <param name="progress">Gets the bytes that are done; null for none.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    /// <returns>The key, with the tag; the caller disposes it.</returns>
    /// <exception cref="DracoonCryptoException"><see cref="CryptoError.FileTooLarge"/>.</exception>
    public static async Task<FileKey> EncryptAsync(Stream input, Stream output, IProgress<long>? progress, CancellationToken cancellationToken = default)
    {
        FileKey key = FileKey.Generate();
        try
        {
            using var encryptor = new FileEncryptor(key, Environment.ProcessorCount);
            await PumpAsync(input, output, encryptor.WorksInPlace, encryptor.Update, encryptor.Finish, progress, cancellationToken).ConfigureAwait(false);
            return key;
        }
        catch
        {
            key.Dispose();
            throw;
        }
    }

    /// <summary>Decrypts a stream. What the output got is not verified, and must not be used, before this returns.</summary>
    /// <param name="input">The ciphertext.</param>
    /// <param name="key">Its key, with the tag.</param>
    /// <param name="output">Gets the plaintext.</param>
    /// <param name="progress">Gets the bytes that are done; null for none.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    /// <returns>A task.</returns>
    /// <exception cref="DracoonCryptoException">The content is not what was encrypted with this key, or the key has no tag.</exception>
    public static async Task DecryptAsync(Stream input, FileKey key, Stream output, IProgress<long>? progress, CancellationToken cancellationToken = default)
    {
        using var decryptor = new FileDecryptor(key, Environment.ProcessorCount);
        await PumpAsync(input, output, decryptor.WorksInPlace, decryptor.Update, decryptor.Finish, progress, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Encrypts a file under a new key, by way of a temporary file beside the target. Nothing stays behind on failure.</summary>
    /// <param name="source">The file, by its whole path.</param>
    /// <param name="target">The encrypted file, by its whole path; its folder exists.</param>
    /// <param name="overwrite">True to replace a file of that name.</param>
    /// <param name="progress">Gets the bytes that are done; null for none.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    /// <returns>The key, with the tag; the caller disposes it.</returns>
    /// <exception cref="TransferException">The target exists.</exception>
    /// <exception cref="DracoonCryptoException">The file is too large.</exception>
    /// <exception cref="IOException">A file can't be read or written.</exception>
    public static async Task<FileKey> EncryptFileAsync(string source, string target, bool overwrite, IProgress<long>? progress, CancellationToken cancellationToken = default)
    {
        using FileStream input = Open(source);
        if (input.Length > FileEncryptor.MaximumFileSize)
        {
            throw new DracoonCryptoException(CryptoError.FileTooLarge,
                $"'{source}' has {input.Length} bytes; an encrypted file has at most {FileEncryptor.MaximumFileSize}.");
        }
        using var output = new TemporaryFile(target, overwrite);
        FileKey key = await EncryptAsync(input, output.Stream, progress, cancellationToken).ConfigureAwait(false);
        try
        {
            output.Publish();
            return key;
        }
        catch
        {
            key.Dispose();
            throw;
        }
    }

    /// <summary>Decrypts a file, by way of a temporary file beside the target that gets its name only when the tag is verified. Nothing stays behind on failure.</summary>
    /// <param name="source">The encrypted file, by its whole path.</param>
    /// <param name="key">Its key, with the tag.</param>
    /// <param name="target">The file, by its whole path; its folder exists.</param>
    /// <param name="overwrite">True to replace a file of that name.</param>
    /// <param name="progress">Gets the bytes that are done; null for none.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    /// <returns>A task.</returns>
    /// <exception cref="TransferException">The target exists.</exception>
    /// <exception cref="DracoonCryptoException">The file is not what was encrypted with this key.</exception>
    /// <exception cref="IOException">A file can't be read or written.</exception>
    public static async Task DecryptFileAsync(string source, FileKey key, string target, bool overwrite, IProgress<long>? progress, CancellationToken cancellationToken = default)
    {
        using FileStream input = Open(source);
        using var output = new TemporaryFile(target, overwrite);
        try
        {
            await DecryptAsync(input, key, output.Stream, progress, cancellationToken).ConfigureAwait(false);
        }
        catch (DracoonCryptoException e)
        {
            throw new DracoonCryptoException(e.Error, $"'{source}' can't be decrypted, and was not written: {e.Message}", e);
        }
        output.Publish();
    }

    private static FileStream Open(string path) =>
        new(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.Asynchronous | FileOptions.SequentialScan);

    private static async Task PumpAsync(Stream input, Stream output, bool inPlace, Func<byte[], int, int, byte[], int, int> update, Func<byte[], int, int> finish,
        IProgress<long>? progress, CancellationToken cancellationToken)
    {
        byte[] buffer = new byte[BufferSize];
        byte[] result = inPlace ? buffer : new byte[BufferSize + 64]; // a cipher that holds bytes back gives more at times
        long done = 0;
        try
        {
            int n;
            while ((n = await input.ReadAsync(buffer, 0, buffer.Length, cancellationToken).ConfigureAwait(false)) > 0)
            {
                int written = update(buffer, 0, n, result, 0);
                await output.WriteAsync(result, 0, written, cancellationToken).ConfigureAwait(false);
                done += n;
                progress?.Report(done);
            }
            await output.WriteAsync(result, 0, finish(result, 0), cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            Array.Clear(buffer, 0, buffer.Length); // the last of the plaintext
            Array.Clear(result, 0, result.Length);
        }
    }
}
