using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client.Api;
using Dracoon.Client.Models;
using Dracoon.Crypto;

namespace Dracoon.Client.Transfers;

/// <summary>Makes the keys that other users lack for encrypted files, out of the signed-in user's own.</summary>
public sealed class FileKeyDistributor
{
    private readonly DracoonSession _session;

    internal FileKeyDistributor(DracoonSession session)
    {
        _session = session;
    }

    /// <summary>Hands out missing keys until none is left that can be made: all pages, in parallel over the cores.</summary>
    /// <param name="roomId">Only files of this room; null for all.</param>
    /// <param name="fileId">Only this file; null for all.</param>
    /// <param name="userId">Only for this user; null for all.</param>
    /// <param name="cancellationToken">Cancels; what was handed out stays.</param>
    /// <returns>What was handed out, and what could not be.</returns>
    /// <exception cref="KeypairLockedException">The keypair is locked.</exception>
    public async Task<FileKeyDistribution> DistributeAsync(long? roomId, long? fileId, long? userId, CancellationToken cancellationToken = default)
    {
        Keypair keypair = _session.RequireKeypair();
        var result = new FileKeyDistribution();
        while (true)
        {
            // What was handed out is no longer in the list, so the next page starts after what could not be.
            MissingFileKeysPage page = await _session.FileKeys.GetMissingPageAsync(roomId, fileId, userId, result.Failed.Count,
                FileKeysApi.MaximumPageSize, cancellationToken).ConfigureAwait(false);
            if (page.Items.Count == 0)
            {
                return result;
            }
            List<(DracoonMissingFileKey Missing, EncryptedFileKey Key)> made = await MakeAsync(page, keypair, result, cancellationToken).ConfigureAwait(false);
            if (made.Count > 0)
            {
                await _session.FileKeys.SetAsync(made, cancellationToken).ConfigureAwait(false);
                result.Add(made.Select(m => m.Missing));
            }
        }
    }

    private static async Task<List<(DracoonMissingFileKey, EncryptedFileKey)>> MakeAsync(MissingFileKeysPage page, Keypair keypair,
        FileKeyDistribution result, CancellationToken cancellationToken)
    {
        Dictionary<long, UserPublicKey> users = page.Users.GroupBy(u => u.Id).ToDictionary(g => g.Key, g => g.First());
        Dictionary<long, FileKeyOfFile> files = page.Files.GroupBy(f => f.Id).ToDictionary(g => g.Key, g => g.First());
        // RSA takes milliseconds each: a task a file, and the file's key is decrypted once for all its users.
        IEnumerable<Task<List<Made>>> tasks = page.Items.GroupBy(i => i.FileId).Select(group =>
            Task.Run(() => MakeForFile(group, files.TryGetValue(group.Key, out FileKeyOfFile? file) ? file : null, users, keypair), cancellationToken));
        var made = new List<(DracoonMissingFileKey, EncryptedFileKey)>();
        foreach (Made one in (await Task.WhenAll(tasks).ConfigureAwait(false)).SelectMany(m => m))
        {
            if (one.Key is not null)
            {
                made.Add((one.Missing, one.Key));
            }
            else
            {
                result.AddFailure(one.Missing, one.Reason);
            }
        }
        return made;
    }

    private static List<Made> MakeForFile(IEnumerable<DracoonMissingFileKey> missing, FileKeyOfFile? file, Dictionary<long, UserPublicKey> users, Keypair keypair)
    {
        FileKey? key = null;
        string reason = "the server gave no key of the file to make it from";
        try
        {
            key = file?.FileKeyContainer is FileKeyContainer container ? keypair.DecryptFileKey(container.ToKey()) : null;
        }
        catch (DracoonCryptoException e)
        {
            reason = e.Message;
        }
        using (key)
        {
            return missing.Select(m =>
            {
                if (key is null)
                {
                    return new Made(m, null, reason);
                }
                try
                {
                    return users.TryGetValue(m.UserId, out UserPublicKey? user) && user.PublicKeyContainer is PublicKeyContainer publicKey
                        ? new Made(m, publicKey.ToPublicKey().EncryptFileKey(key), "")
                        : new Made(m, null, "the server gave no public key of the user");
                }
                catch (DracoonCryptoException e)
                {
                    return new Made(m, null, e.Message);
                }
            }).ToList();
        }
    }

    private readonly record struct Made(DracoonMissingFileKey Missing, EncryptedFileKey? Key, string Reason);
}
