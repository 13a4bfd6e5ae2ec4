using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client.Models;
using Dracoon.Crypto;

namespace Dracoon.Client.Transfers;

/// <summary>Decrypts file keys with one keypair and encrypts them for others, on all cores: each file's key is decrypted once, for all pages and all users.</summary>
internal sealed class FileKeyMaker : IDisposable
{
    private readonly Keypair _keypair;
    private readonly ConcurrentDictionary<long, Lazy<FileKey>> _fileKeys = new();
    private readonly ConcurrentDictionary<string, Lazy<PublicKey>> _publicKeys = new(StringComparer.Ordinal);

    public FileKeyMaker(Keypair keypair)
    {
        _keypair = keypair;
    }

    /// <summary>Makes the keys that a page lacks.</summary>
    /// <param name="page">With what is needed to make them.</param>
    /// <param name="missing">Those of its items that are wanted.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>One for each, in that order: the key, or why there is none.</returns>
    public Task<MadeFileKey[]> MakeAsync(MissingFileKeysPage page, IReadOnlyList<DracoonMissingFileKey> missing, CancellationToken cancellationToken)
    {
        if (missing.Count == 0)
        {
            return Task.FromResult(Array.Empty<MadeFileKey>());
        }
        ILookup<long, PublicKeyContainer> users = page.Users.Where(u => u.PublicKeyContainer is not null).ToLookup(u => u.Id, u => u.PublicKeyContainer!);
        ILookup<long, FileKeyContainer> files = page.Files.Where(f => f.FileKeyContainer is not null).ToLookup(f => f.Id, f => f.FileKeyContainer!);
        var made = new MadeFileKey[missing.Count];
        // RSA is work for the processor, so this leaves the caller's thread, and uses no more threads than there are cores.
        return Task.Run(() =>
        {
            var options = new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellationToken };
            Parallel.For(0, made.Length, options, i => made[i] = Make(missing[i], files[missing[i].FileId].FirstOrDefault(), users[missing[i].UserId].ToList()));
            return made;
        }, cancellationToken);
    }

    /// <summary>Wipes the file keys.</summary>
    public void Dispose()
    {
        foreach (Lazy<FileKey> key in _fileKeys.Values.Where(k => k.IsValueCreated))
        {
            key.Value.Dispose();
        }
    }

    /// <summary>The public key that fits: of the file key's own version where the user has several, of one version the newest.</summary>
    /// <param name="candidates">What the server names for the user.</param>
    /// <param name="version">The version of the keypair that the file key is for now.</param>
    /// <returns>The key; null when there is none, or several between which nothing decides.</returns>
    internal static PublicKeyContainer? Choose(IReadOnlyCollection<PublicKeyContainer> candidates, string version)
    {
        List<PublicKeyContainer> fitting = candidates.Where(c => c.Version == version).ToList();
        if (fitting.Count == 0 && candidates.Select(c => c.Version).Distinct().Count() == 1)
        {
            fitting = candidates.ToList(); // the user has no keypair of that version: the key is translated
        }
        List<PublicKeyContainer> newest = fitting.Where(c => c.CreatedAt == fitting.Max(f => f.CreatedAt)).ToList();
        return newest.Select(c => c.PublicKey).Distinct().Count() == 1 ? newest[0] : null;
    }

    private MadeFileKey Make(DracoonMissingFileKey missing, FileKeyContainer? file, List<PublicKeyContainer> users)
    {
        if (file is null)
        {
            return new MadeFileKey(missing, null, "the server gave no key of the file to make it from");
        }
        if (users.Count == 0)
        {
            return new MadeFileKey(missing, null, "the server gave no public key of the user");
        }
        try
        {
            EncryptedFileKey encrypted = file.ToKey();
            if (Choose(users, encrypted.KeypairVersion.ToApiName()) is not PublicKeyContainer user)
            {
                return new MadeFileKey(missing, null, "the server gave several public keys of the user, and nothing says which one to use");
            }
            FileKey key = _fileKeys.GetOrAdd(missing.FileId, _ => new Lazy<FileKey>(() => _keypair.DecryptFileKey(encrypted))).Value;
            PublicKey publicKey = _publicKeys.GetOrAdd(user.Version + ":" + user.PublicKey, _ => new Lazy<PublicKey>(user.ToPublicKey)).Value;
            return new MadeFileKey(missing, publicKey.EncryptFileKey(key), "");
        }
        catch (DracoonCryptoException e)
        {
            return new MadeFileKey(missing, null, e.Message);
        }
    }
}

/// <summary>A key that was made, or why it could not be.</summary>
internal readonly record struct MadeFileKey(DracoonMissingFileKey Missing, EncryptedFileKey? Key, string Reason);
