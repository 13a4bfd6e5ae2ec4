using System;
using System.Net.Http;
using System.Security;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client.Api;
using Dracoon.Client.Models;
using Dracoon.Crypto;

namespace Dracoon.Client.Transfers;

/// <summary>Receives what a download share leads to: a file, decrypted where it is encrypted, or a folder or room as an archive.</summary>
public sealed class PublicFileDownloader
{
    private const string ArchiveType = "application/zip";

    private readonly PublicSharesApi _shares;
    private readonly FileReceiver _receiver;

    internal PublicFileDownloader(PublicSharesApi shares, HttpClient plainHttp)
    {
        _shares = shares;
        _receiver = new FileReceiver(plainHttp, shares.BaseUri);
    }

    /// <summary>Receives into a temporary file beside the target, checks it, and renames it. Nothing stays behind on failure.</summary>
    /// <param name="share">The share.</param>
    /// <param name="password">Its password; null where it has none. That of an encrypted share is not sent.</param>
    /// <param name="targetPath">The whole local path; its folder exists.</param>
    /// <param name="options">How. What comes through a share can't be resumed later.</param>
    /// <param name="progress">Gets the bytes that came, from any thread; null for none.</param>
    /// <param name="cancellationToken">Cancels the download.</param>
    /// <returns>How many bytes the local file has.</returns>
    /// <exception cref="SharePasswordException">The password is wrong or missing.</exception>
    /// <exception cref="TransferException">The target exists, or the length is wrong.</exception>
    /// <exception cref="DracoonCryptoException">The content or its key is damaged.</exception>
    /// <exception cref="DracoonApiException">The share is gone, or can't be used any more.</exception>
    public async Task<long> DownloadAsync(DracoonPublicDownloadShare share, SecureString? password, string targetPath, DownloadOptions options,
        IProgress<TransferProgress>? progress, CancellationToken cancellationToken = default)
    {
        FileReceiver.RequireFree(targetPath, options);
        // Before the server counts anything: a wrong password must not use a download up.
        using FileKey? key = share.IsEncrypted == true ? await GetKeyAsync(share, password, cancellationToken).ConfigureAwait(false) : null;
        Uri? first = await AddressOfAsync(share, password, cancellationToken).ConfigureAwait(false);
        long? length = await _shares.GetLengthAsync(first, cancellationToken).ConfigureAwait(false);
        Task<Uri> AddressAsync(CancellationToken ct) => Interlocked.Exchange(ref first, null) is Uri ready ? Task.FromResult(ready) : AddressOfAsync(share, password, ct);

        if (share.MediaType == ArchiveType && length is null)
        {
            var archive = new ArchiveReceiver(_shares.BaseUri, share.Size, async ct => await _shares.OpenAsync(await AddressAsync(ct).ConfigureAwait(false), ct).ConfigureAwait(false),
                share.Size > 0 ? ArchiveReceiver.MostBeyond : ArchiveReceiver.NoLimit);
            return (await archive.DownloadAsync(targetPath, options, progress, cancellationToken).ConfigureAwait(false)).Size;
        }
        if (length is long actual && actual != share.Size)
        {
            throw new TransferException(TransferFailure.LengthMismatch, $"'{share.FileName}' had {share.Size} bytes and has {actual} now. Ask for the share again.");
        }
        var file = new RemoteFile(share.FileName, share.Size, AddressAsync);
        await _receiver.DownloadAsync(file, key, targetPath, Limited(options, share), progress, cancellationToken).ConfigureAwait(false);
        return share.Size;
    }

    private async Task<Uri> AddressOfAsync(DracoonPublicDownloadShare share, SecureString? password, CancellationToken cancellationToken)
    {
        try
        {
            // The password of an encrypted share opens its key here, and is none of the server's business.
            return await _shares.CreateAddressAsync(share.AccessKey, share.IsEncrypted == true ? null : password, cancellationToken).ConfigureAwait(false);
        }
        catch (DracoonApiException e) when (e.StatusCode == 401)
        {
            throw new SharePasswordException(share.Name, password is null, e);
        }
    }

    /// <summary>A server that counts requests would take several ranges for several downloads.</summary>
    private static DownloadOptions Limited(DownloadOptions options, DracoonPublicDownloadShare share) => new()
    {
        Overwrite = options.Overwrite,
        MaximumRetryCount = options.MaximumRetryCount,
        StallTimeout = options.StallTimeout,
        RangeSize = options.RangeSize,
        Concurrency = share.HasDownloadLimit ? 1 : options.Concurrency,
        Buffers = options.Buffers,
    };

    private static async Task<FileKey> GetKeyAsync(DracoonPublicDownloadShare share, SecureString? password, CancellationToken cancellationToken)
    {
        if (share.PrivateKey is null || share.FileKey is null)
        {
            throw new DracoonCryptoException(CryptoError.InvalidFileKey, $"'{share.FileName}' is encrypted, but the server gave no key for it.");
        }
        using Keypair keypair = await PublicSharesApi.UnlockAsync(share, password, cancellationToken).ConfigureAwait(false);
        return keypair.DecryptFileKey(share.FileKey.ToKey());
    }
}
