using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client.Api;
using Dracoon.Client.Models;
using Dracoon.Crypto;

namespace Dracoon.Client.Transfers;

/// <summary>Makes the keys that other users and rescue keypairs lack for encrypted files, out of those of one keypair.</summary>
public sealed class FileKeyDistributor
{
    private readonly DracoonSession _session;

    internal FileKeyDistributor(DracoonSession session)
    {
        _session = session;
    }

    /// <summary>Hands out missing keys until none is left that can be made: all pages, in parallel over the cores. What can't be is in the result, and the rest goes on.</summary>
    /// <param name="scope">Which keys, and the keypair that they are made from.</param>
    /// <param name="keypair">That keypair, open; null for the session's own.</param>
    /// <param name="cancellationToken">Cancels; what was handed out stays.</param>
    /// <returns>What was handed out, and what could not be.</returns>
    /// <exception cref="KeypairLockedException">The keypair is locked.</exception>
    /// <exception cref="DracoonApiException">The list was refused.</exception>
    public async Task<FileKeyDistribution> DistributeAsync(FileKeyScope scope, Keypair? keypair = null, CancellationToken cancellationToken = default)
    {
        using var maker = new FileKeyMaker(keypair ?? _session.RequireKeypair());
        var result = new FileKeyDistribution();
        var seen = new HashSet<(long FileId, long UserId)>();
        int granted;
        do
        {
            // The list shrinks while keys are set, and may change by itself: it is read again from the start until that brings nothing new.
            granted = 0;
            var left = new List<DracoonMissingFileKey>();
            MissingFileKeysPage page;
            do
            {
                // What was handed out is no longer in the list, so the next page starts after what stays.
                page = await _session.FileKeys.GetMissingPageAsync(scope, left.Count, FileKeysApi.MaximumPageSize, cancellationToken).ConfigureAwait(false);
                List<DracoonMissingFileKey> fresh = page.Items.Where(i => seen.Add((i.FileId, i.UserId))).ToList();
                left.AddRange(page.Items.Except(fresh));
                List<DracoonMissingFileKey> failed = await GrantAsync(page, fresh, maker, result, cancellationToken).ConfigureAwait(false);
                left.AddRange(failed);
                granted += fresh.Count - failed.Count;
            }
            while (!IsLast(page));
            if (granted == 0)
            {
                left.ForEach(result.Withdraw);
            }
        }
        while (granted > 0);
        return result;
    }

    /// <summary>Hands out the keys of a file that was just sent. What goes wrong is in the result: the file is there, whatever becomes of its keys.</summary>
    /// <param name="fileId">The file.</param>
    /// <param name="cancellationToken">Cancels; what was handed out stays.</param>
    /// <returns>What was handed out, and what could not be.</returns>
    internal async Task<FileKeyDistribution> DistributeAfterUploadAsync(long fileId, CancellationToken cancellationToken)
    {
        try
        {
            return await DistributeAsync(new FileKeyScope { FileId = fileId }, null, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is DracoonApiException or DracoonConnectionException or DracoonCryptoException)
        {
            return new FileKeyDistribution { Error = e };
        }
    }

    /// <returns>Those that could not be handed out.</returns>
    private async Task<List<DracoonMissingFileKey>> GrantAsync(MissingFileKeysPage page, List<DracoonMissingFileKey> missing, FileKeyMaker maker,
        FileKeyDistribution result, CancellationToken cancellationToken)
    {
        var failed = new List<DracoonMissingFileKey>();
        var made = new List<(DracoonMissingFileKey Missing, EncryptedFileKey Key)>();
        foreach (MadeFileKey one in await maker.MakeAsync(page, missing, cancellationToken).ConfigureAwait(false))
        {
            if (one.Key is not null)
            {
                made.Add((one.Missing, one.Key));
            }
            else
            {
                Fail(one.Missing, one.Reason);
            }
        }
        await SetAsync(made).ConfigureAwait(false);
        return failed;

        void Fail(DracoonMissingFileKey one, string reason)
        {
            failed.Add(one);
            result.AddFailure(one, reason);
        }

        // All of a request or none: what the server refuses is halved until only the ones remain that it does not take.
        async Task SetAsync(List<(DracoonMissingFileKey Missing, EncryptedFileKey Key)> keys)
        {
            if (keys.Count == 0)
            {
                return;
            }
            try
            {
                await _session.FileKeys.SetAsync(keys, cancellationToken).ConfigureAwait(false);
                keys.ForEach(k => result.AddGranted(k.Missing));
            }
            catch (DracoonApiException e) when (e.StatusCode is 400 or 403 or 404)
            {
                if (keys.Count == 1)
                {
                    Fail(keys[0].Missing, e.Message);
                    return;
                }
                int half = keys.Count / 2;
                await SetAsync(keys.GetRange(0, half)).ConfigureAwait(false);
                await SetAsync(keys.GetRange(half, keys.Count - half)).ConfigureAwait(false);
            }
        }
    }

    /// <summary>The total is not exact, so a page says that it is the last one by not being full.</summary>
    private static bool IsLast(MissingFileKeysPage page)
    {
        int limit = page.Range is { Limit: > 0 and <= FileKeysApi.MaximumPageSize } range ? range.Limit : FileKeysApi.MaximumPageSize;
        return page.Items.Count < limit;
    }
}
