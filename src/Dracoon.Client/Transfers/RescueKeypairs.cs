using System;
using System.Collections.Generic;
using System.Linq;
using System.Security;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client.Models;
using Dracoon.Crypto;

namespace Dracoon.Client.Transfers;

/// <summary>Opens the keypair that a <see cref="FileKeySource"/> names, for one piece of work; each only once, since that takes a second.</summary>
public sealed class RescueKeypairs : IDisposable
{
    private readonly DracoonSession _session;
    private readonly SecureString? _password;
    private readonly Dictionary<string, Keypair> _open = new(StringComparer.Ordinal);

    /// <summary>Nothing is opened yet.</summary>
    /// <param name="session">The session.</param>
    /// <param name="password">The password of the keypairs; not needed for the session's own.</param>
    public RescueKeypairs(DracoonSession session, SecureString? password)
    {
        _session = session ?? throw new ArgumentNullException(nameof(session));
        _password = password;
    }

    /// <summary>The open keypair. It belongs to this object, or to the session.</summary>
    /// <param name="source">Which.</param>
    /// <param name="roomId">The room, for its rescue keypair.</param>
    /// <param name="version">Only one of this version, such as a file key is for; null for the one that the server prefers.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The keypair.</returns>
    /// <exception cref="KeypairLockedException">The session's own is locked.</exception>
    /// <exception cref="DracoonCryptoException">The password is wrong.</exception>
    /// <exception cref="ArgumentException">The password or the room is missing, or there is no such keypair.</exception>
    public async Task<Keypair> OpenAsync(FileKeySource source, long? roomId, KeypairVersion? version, CancellationToken cancellationToken = default)
    {
        if (source == FileKeySource.Own)
        {
            return _session.RequireKeypair();
        }
        if (_password is null)
        {
            throw new ArgumentException($"The keypair {source} opens with its own password, which is missing.");
        }
        IReadOnlyList<DracoonKeypair> all = source switch
        {
            FileKeySource.PreviousOwn => await _session.User.GetKeypairsAsync(cancellationToken).ConfigureAwait(false),
            FileKeySource.SystemRescue or FileKeySource.PreviousSystemRescue => await _session.Settings.GetRescueKeypairsAsync(cancellationToken).ConfigureAwait(false),
            _ when roomId is long id => await _session.Rooms.GetRescueKeypairsAsync(id, cancellationToken).ConfigureAwait(false),
            _ => throw new ArgumentException($"The keypair {source} is that of a room. Name the room, or a file in it."),
        };
        bool isPrevious = source is FileKeySource.PreviousOwn or FileKeySource.PreviousSystemRescue or FileKeySource.PreviousRoomRescue;
        DracoonKeypair keypair = all.Skip(isPrevious ? 1 : 0).FirstOrDefault(k => version is null || k.GetPublicKey().Version == version)
            ?? throw new ArgumentException($"There is no keypair {source}{(version is null ? "" : " of version " + version)}{(roomId is null ? "" : " for room " + roomId)}.");
        string key = keypair.GetPrivateKey().Pem;
        if (!_open.TryGetValue(key, out Keypair? open))
        {
            _open[key] = open = await keypair.UnlockAsync(_password, cancellationToken).ConfigureAwait(false);
        }
        return open;
    }

    /// <summary>The key of a file for the keypair that a source names.</summary>
    /// <param name="fileId">The file.</param>
    /// <param name="source">Own, RoomRescue or SystemRescue.</param>
    /// <param name="version">Only one for a keypair of this version; null for that of the session's open keypair, or else the server's choice.</param>
    /// <param name="decrypt">True to decrypt it too.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The key, which the caller disposes.</returns>
    /// <exception cref="DracoonApiException">There is no such key (404, -40761).</exception>
    public async Task<DracoonFileKey> GetFileKeyAsync(long fileId, FileKeySource source, KeypairVersion? version, bool decrypt, CancellationToken cancellationToken = default)
    {
        if (source == FileKeySource.Own && version is null && _session.IsKeypairUnlocked)
        {
            version = _session.RequireKeypair().Version;
        }
        EncryptedFileKey key = source switch
        {
            FileKeySource.Own => await _session.FileKeys.GetUserFileKeyAsync(fileId, version, cancellationToken).ConfigureAwait(false),
            FileKeySource.RoomRescue => await _session.FileKeys.GetRoomFileKeyAsync(fileId, version, cancellationToken).ConfigureAwait(false),
            FileKeySource.SystemRescue => await _session.FileKeys.GetSystemFileKeyAsync(fileId, version, cancellationToken).ConfigureAwait(false),
            _ => throw new ArgumentException($"The API gives no file key for {source}. Expected Own, RoomRescue or SystemRescue.", nameof(source)),
        };
        if (!decrypt)
        {
            return new DracoonFileKey(fileId, source, key, null);
        }
        long? roomId = source == FileKeySource.RoomRescue ? (await _session.Nodes.GetAsync(fileId, cancellationToken).ConfigureAwait(false)).AuthParentId : null;
        Keypair keypair = await OpenAsync(source, roomId, key.KeypairVersion, cancellationToken).ConfigureAwait(false);
        return new DracoonFileKey(fileId, source, key, keypair.DecryptFileKey(key));
    }

    /// <summary>Wipes the private keys that it opened.</summary>
    public void Dispose()
    {
        foreach (Keypair keypair in _open.Values)
        {
            keypair.Dispose();
        }
        _open.Clear();
    }
}
