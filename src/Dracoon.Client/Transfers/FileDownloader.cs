using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client.Http;
using Dracoon.Client.Models;
using Dracoon.Crypto;

namespace Dracoon.Client.Transfers;

/// <summary>Receives files. A file gets its name only when all of it is there and, if it was encrypted, proven to be what was sent.</summary>
public sealed class FileDownloader
{
    private readonly DracoonSession _session;
    private readonly ApiConnection _api;
    private readonly ApiConnection _plainApi;
    private readonly FileReceiver _receiver;

    internal FileDownloader(DracoonSession session, ApiConnection api, HttpClient plainHttp)
    {
        _session = session;
        _api = api;
        _plainApi = new ApiConnection(plainHttp, session.BaseUri);
        _receiver = new FileReceiver(plainHttp, session.BaseUri);
    }

    /// <summary>Receives one file into a temporary file beside the target, checks it, and renames it. Nothing stays behind on failure.</summary>
    /// <param name="file">The file.</param>
    /// <param name="targetPath">The whole local path; its folder exists.</param>
    /// <param name="options">How.</param>
    /// <param name="progress">Gets the bytes that came, from any thread; null for none.</param>
    /// <param name="cancellationToken">Cancels the download.</param>
    /// <returns>A task.</returns>
    /// <exception cref="TransferException">The target exists, or the length is wrong.</exception>
    /// <exception cref="DracoonCryptoException">The content or its key is damaged.</exception>
    /// <exception cref="KeypairLockedException">The file is encrypted and the keypair locked.</exception>
    /// <exception cref="DracoonApiException">The server refused.</exception>
    /// <exception cref="DracoonConnectionException">The connection broke for good.</exception>
    public async Task DownloadAsync(DracoonNode file, string targetPath, DownloadOptions options, IProgress<TransferProgress>? progress, CancellationToken cancellationToken = default)
    {
        FileReceiver.RequireFree(targetPath, options);
        using FileKey? key = file.IsEncrypted ? await GetKeyAsync(file, cancellationToken).ConfigureAwait(false) : null;
        await _receiver.DownloadAsync(Remote(file), key, targetPath, options, progress, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Reads a file's content into a stream. What the stream got is not verified before this returns.</summary>
    /// <param name="file">The file.</param>
    /// <param name="output">Gets the content, decrypted where the file is encrypted.</param>
    /// <param name="options">How.</param>
    /// <param name="progress">Gets the bytes that came, from any thread; null for none.</param>
    /// <param name="cancellationToken">Cancels the download.</param>
    /// <returns>A task.</returns>
    /// <exception cref="DracoonCryptoException">The content or its key is damaged.</exception>
    public async Task DownloadToAsync(DracoonNode file, Stream output, DownloadOptions options, IProgress<TransferProgress>? progress, CancellationToken cancellationToken = default)
    {
        using FileKey? key = file.IsEncrypted ? await GetKeyAsync(file, cancellationToken).ConfigureAwait(false) : null;
        using var writer = new ContentWriter(output, key);
        await _receiver.ReceiveAsync(Remote(file), writer, 0, options, progress, cancellationToken).ConfigureAwait(false);
        await writer.FinishAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The address to get a file's content from, without a token, for a short time: <c>POST /nodes/files/{file_id}/downloads</c>.</summary>
    /// <param name="fileId">The file.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The address. Who has it can read the (possibly encrypted) content.</returns>
    [ApiOperation("POST /nodes/files/{file_id}/downloads")]
    public async Task<Uri> GetUrlAsync(long fileId, CancellationToken cancellationToken = default)
    {
        // Another address for the same file does no harm, so this may be repeated.
        var answer = await _api.SendAsync<Newtonsoft.Json.Linq.JObject>(HttpMethod.Post,
            FormattableString.Invariant($"nodes/files/{fileId}/downloads"), null, null, cancellationToken, repeatable: true).ConfigureAwait(false);
        return NamedAddress.Resolve(_session.BaseUri, (string?)answer["downloadUrl"]);
    }

    /// <summary>The address to get a file's content from, and what can be told of it.</summary>
    /// <param name="file">The file.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The address with what belongs to it.</returns>
    public async Task<DracoonDownloadUrl> GetDownloadUrlAsync(DracoonNode file, CancellationToken cancellationToken = default) =>
        new(file, await GetUrlAsync(file.NodeId, cancellationToken).ConfigureAwait(false));

    /// <summary>Tries an address without downloading, as whoever gets it will use it: <c>HEAD /downloads/{token}</c>.</summary>
    /// <param name="address">The address.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>A task.</returns>
    /// <exception cref="DracoonApiException">The address does not work.</exception>
    /// <exception cref="TransferException">It leads to something of another length than the file has.</exception>
    [ApiOperation("HEAD /downloads/{token}")]
    public async Task VerifyAsync(DracoonDownloadUrl address, CancellationToken cancellationToken = default)
    {
        using HttpRequestMessage request = new HttpRequestMessage(HttpMethod.Head, address.Url).Streamed();
        using HttpResponseMessage response = await _plainApi.SendCheckedAsync(request, cancellationToken).ConfigureAwait(false);
        // As it was sent: the property would give the length of the body too, and a HEAD has none.
        if (address.Size is long size && response.Content.Headers.TryGetValues("Content-Length", out IEnumerable<string>? values)
            && long.TryParse(values.First(), NumberStyles.None, CultureInfo.InvariantCulture, out long length) && length != size)
        {
            throw new TransferException(TransferFailure.LengthMismatch, $"The address of '{address.NodePath}' leads to {length} bytes, and the file has {size}. Ask for the file again; it may have been replaced.");
        }
    }

    private async Task<FileKey> GetKeyAsync(DracoonNode file, CancellationToken cancellationToken)
    {
        Keypair keypair = _session.RequireKeypair();
        EncryptedFileKey encrypted = await _session.FileKeys.GetUserFileKeyAsync(file.NodeId, keypair.Version, cancellationToken).ConfigureAwait(false);
        return keypair.DecryptFileKey(encrypted);
    }

    private RemoteFile Remote(DracoonNode file) => new(file, ct => GetUrlAsync(file.NodeId, ct));
}
