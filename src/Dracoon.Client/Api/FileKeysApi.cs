using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client.Http;
using Dracoon.Client.Models;
using Dracoon.Crypto;
using Newtonsoft.Json.Linq;

namespace Dracoon.Client.Api;

/// <summary>The keys of encrypted files: <c>/nodes/files/{file_id}/user_file_key</c> and kin, <c>/nodes/missingFileKeys</c>, <c>/nodes/files/keys</c>.</summary>
public sealed class FileKeysApi
{
    /// <summary>The most items that one request for missing file keys gives.</summary>
    internal const int MaximumPageSize = 100;

    private readonly ApiConnection _api;

    internal FileKeysApi(ApiConnection api)
    {
        _api = api;
    }

    /// <summary>The signed-in user's key of a file: <c>GET /nodes/files/{file_id}/user_file_key</c>.</summary>
    /// <param name="fileId">The file.</param>
    /// <param name="version">The version of the keypair it is to be encrypted for; null for the server's choice.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The key, encrypted for the user's keypair.</returns>
    /// <exception cref="DracoonApiException">The user has no key for this file yet (404, -40761).</exception>
    [ApiOperation("GET /nodes/files/{file_id}/user_file_key")]
    public Task<EncryptedFileKey> GetUserFileKeyAsync(long fileId, KeypairVersion? version, CancellationToken cancellationToken = default) =>
        GetAsync(fileId, "user_file_key", version, cancellationToken);

    /// <summary>The key of a file for the room's rescue keypair: <c>GET /nodes/files/{file_id}/data_room_file_key</c>.</summary>
    /// <param name="fileId">The file.</param>
    /// <param name="version">The version of the keypair it is to be encrypted for; null for the server's choice.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The key, encrypted for the rescue keypair.</returns>
    /// <exception cref="DracoonApiException">There is none (404, -40761).</exception>
    [ApiOperation("GET /nodes/files/{file_id}/data_room_file_key")]
    public Task<EncryptedFileKey> GetRoomFileKeyAsync(long fileId, KeypairVersion? version, CancellationToken cancellationToken = default) =>
        GetAsync(fileId, "data_room_file_key", version, cancellationToken);

    /// <summary>The key of a file for the system rescue keypair: <c>GET /nodes/files/{file_id}/data_space_file_key</c>.</summary>
    /// <param name="fileId">The file.</param>
    /// <param name="version">The version of the keypair it is to be encrypted for; null for the server's choice.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The key, encrypted for the rescue keypair.</returns>
    /// <exception cref="DracoonApiException">There is none (404, -40761).</exception>
    [ApiOperation("GET /nodes/files/{file_id}/data_space_file_key")]
    public Task<EncryptedFileKey> GetSystemFileKeyAsync(long fileId, KeypairVersion? version, CancellationToken cancellationToken = default) =>
        GetAsync(fileId, "data_space_file_key", version, cancellationToken);

    /// <summary>Who lacks which key, as far as it could be made by the signed-in user: <c>GET /nodes/missingFileKeys</c>, all pages.</summary>
    /// <param name="scope">Which keys.</param>
    /// <param name="options">Part of the list; null for everything.</param>
    /// <returns>The list, read page by page as it is consumed.</returns>
    [ApiOperation("GET /nodes/missingFileKeys")]
    public PagedQuery<DracoonMissingFileKey> ListMissing(FileKeyScope scope, ListOptions? options = null)
    {
        var paged = new ListOptions { PageSize = MaximumPageSize, Skip = options?.Skip ?? 0, First = options?.First };
        return new PagedQuery<DracoonMissingFileKey>(paged, async (offset, limit, ct) =>
        {
            MissingFileKeysPage page = await GetMissingPageAsync(scope, offset, limit, ct).ConfigureAwait(false);
            return new Page<DracoonMissingFileKey>(page.Items, page.Range?.Total, page.Range?.Limit);
        }, totalIsExact: false);
    }

    /// <summary>Gives users the keys of files: <c>POST /nodes/files/keys</c>.</summary>
    /// <param name="keys">File, user and the key encrypted for that user's keypair.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>A task.</returns>
    [ApiOperation("POST /nodes/files/keys")]
    internal Task SetAsync(IEnumerable<(DracoonMissingFileKey Missing, EncryptedFileKey Key)> keys, CancellationToken cancellationToken)
    {
        var items = keys.Select(k => new JObject
        {
            ["fileId"] = k.Missing.FileId,
            ["userId"] = k.Missing.UserId,
            ["fileKey"] = FileKeyContainer.Write(k.Key),
        });
        // Who has a key already keeps it: repeating does no harm.
        return _api.SendAsync(HttpMethod.Post, "nodes/files/keys", null, new JObject { ["items"] = new JArray(items.Cast<object>().ToArray()) }, cancellationToken, repeatable: true);
    }

    internal Task<MissingFileKeysPage> GetMissingPageAsync(FileKeyScope scope, long offset, int limit, CancellationToken cancellationToken) =>
        _api.GetAsync<MissingFileKeysPage>("nodes/missingFileKeys", new Query().Add("offset", (long?)offset).Add("limit", (long?)limit)
            .Add("room_id", scope.RoomId).Add("file_id", scope.FileId).Add("user_id", scope.UserId).Add("use_key", scope.Source.ToApiName()), cancellationToken);

    private async Task<EncryptedFileKey> GetAsync(long fileId, string which, KeypairVersion? version, CancellationToken cancellationToken) =>
        (await _api.GetAsync<FileKeyContainer>(FormattableString.Invariant($"nodes/files/{fileId}/{which}"),
            new Query().Add("version", version?.ToApiName()), cancellationToken).ConfigureAwait(false)).ToKey();
}
