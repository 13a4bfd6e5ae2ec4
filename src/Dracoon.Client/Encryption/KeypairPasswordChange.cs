using System;
using System.Collections.Generic;
using System.Linq;
using System.Security;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client.Models;
using Dracoon.Client.Transfers;
using Dracoon.Crypto;

namespace Dracoon.Client;

/// <summary>
/// Puts the account's private key under a new password. The API can't replace a keypair, and removing one takes its file keys along, and the
/// files that nobody else has a key for. So the re-encrypted keypair is set beside the old one (<c>POST /user/account/keypairs</c>, which also
/// puts the old copy under the new password), it is read back, the file keys are handed over from the old copy to it, and only when none is
/// missing the old copy is removed. Wherever that breaks off, both copies open with the new password, or everything is as before.
/// </summary>
public sealed class KeypairPasswordChange
{
    private const int SampleSize = 20;

    private readonly DracoonSession _session;
    private readonly DracoonKeypair _keypair;

    /// <summary>A change.</summary>
    /// <param name="session">The session of the account.</param>
    /// <param name="keypair">The account's keypair as the server has it.</param>
    public KeypairPasswordChange(DracoonSession session, DracoonKeypair keypair)
    {
        _session = session ?? throw new ArgumentNullException(nameof(session));
        _keypair = keypair ?? throw new ArgumentNullException(nameof(keypair));
    }

    private KeypairVersion Version => _keypair.GetPublicKey().Version;

    /// <summary>Changes the password.</summary>
    /// <param name="oldPassword">The password now.</param>
    /// <param name="newPassword">The password from now on.</param>
    /// <param name="cancellationToken">Cancels between the steps.</param>
    /// <returns>True when the old copy is gone; false when it stays, since removing it could take file keys along on this server.</returns>
    /// <exception cref="DracoonCryptoException">The old password is wrong; nothing was changed.</exception>
    /// <exception cref="KeypairChangeException">It could not be finished.</exception>
    public async Task<bool> RunAsync(SecureString oldPassword, SecureString newPassword, CancellationToken cancellationToken = default)
    {
        if (newPassword is not { Length: > 0 })
        {
            throw new ArgumentException("The new encryption password is empty.", nameof(newPassword));
        }
        using Keypair open = await _keypair.UnlockAsync(oldPassword, cancellationToken).ConfigureAwait(false);
        await RequireSingleAsync(cancellationToken).ConfigureAwait(false);
        DracoonKeypair replacement = await Task.Run(() => new DracoonKeypair(open.Protect(newPassword), _keypair.GetPublicKey()), cancellationToken).ConfigureAwait(false);
        if (!await replacement.OpensWithAsync(newPassword, cancellationToken).ConfigureAwait(false))
        {
            throw new KeypairChangeException("The re-encrypted keypair does not open with the new password. Nothing was changed on the server.");
        }
        await AddAsync(replacement, cancellationToken).ConfigureAwait(false);
        return await RemoveOldAsync(replacement, open, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>An earlier change that broke off has to be finished first: with two copies the server has no place for a third.</summary>
    private async Task RequireSingleAsync(CancellationToken cancellationToken)
    {
        if ((await ListAsync(cancellationToken).ConfigureAwait(false)).Count > 1)
        {
            throw new KeypairChangeException($"The account has two keypairs of version {_keypair.Version}, as an unfinished change leaves them. Hand the file keys over with "
                + "Grant-DracoonFileKey -UseKey PreviousOwn, and remove the older one with Remove-DracoonKeypair; then change the password. Nothing was changed now.");
        }
    }

    private async Task AddAsync(DracoonKeypair replacement, CancellationToken cancellationToken)
    {
        Exception? failure = null;
        try
        {
            await _session.User.SetKeypairAsync(replacement, replacement.GetPrivateKey(), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is DracoonConnectionException or DracoonApiException { StatusCode: >= 500 })
        {
            failure = e; // the answer got lost; the request may have arrived
        }
        bool isThere;
        try
        {
            isThere = await IsThereAsync(replacement, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is DracoonConnectionException or DracoonApiException)
        {
            throw new KeypairChangeException("Whether the keypair is under the new password now could not be found out: " + e.Message.TrimEnd('.')
                + ". Nothing is lost; try both with Test-DracoonKeypair. If the new one holds, hand over what is missing with Grant-DracoonFileKey -UseKey PreviousOwn, "
                + "then remove the old copy with Remove-DracoonKeypair.", e);
        }
        if (!isThere)
        {
            throw failure ?? new KeypairChangeException("The server accepted the re-encrypted keypair, but does not give it back. The old password still holds.");
        }
    }

    private async Task<bool> RemoveOldAsync(DracoonKeypair replacement, Keypair open, CancellationToken cancellationToken)
    {
        FileKeyDistribution handedOver;
        try
        {
            var own = new FileKeyScope { UserId = _session.Account.UserId, Source = FileKeySource.PreviousOwn };
            handedOver = await _session.KeyDistributor.DistributeAsync(own, open, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is DracoonApiException or DracoonConnectionException)
        {
            throw Unfinished("the file keys could not be handed over to it: " + e.Message, e);
        }
        if (handedOver.Failed.Count > 0)
        {
            throw Unfinished($"{handedOver.Failed.Count} file keys could not be handed over to it, the first for {handedOver.Failed[0].Missing}: {handedOver.Failed[0].Reason}.");
        }
        if (handedOver.Granted.Count == 0 && await HasFileKeysAsync(cancellationToken).ConfigureAwait(false))
        {
            // This server takes the file keys for those of both copies. Removing one could remove them.
            return false;
        }
        Exception? failure = null;
        try
        {
            await _session.User.DeleteKeypairAsync(Version, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is DracoonApiException or DracoonConnectionException)
        {
            failure = e;
        }
        if (!await IsThereAsync(replacement, CancellationToken.None).ConfigureAwait(false))
        {
            await _session.User.SetKeypairAsync(replacement, CancellationToken.None).ConfigureAwait(false);
            throw new KeypairChangeException("The server removed the new copy of the keypair instead of the old one. It was set again under the new password; "
                + "check with Get-DracoonMissingFileKey whether file keys have to be handed out.", failure);
        }
        if ((await ListAsync(cancellationToken).ConfigureAwait(false)).Count > 1)
        {
            throw Unfinished("the old copy could not be removed" + (failure is null ? "" : ": " + failure.Message), failure);
        }
        return true;
    }

    private static KeypairChangeException Unfinished(string why, Exception? inner = null) => new("The keypair is under the new password, but " + why.TrimEnd('.')
        + ". Nothing is lost: the old copy is still there, under the new password too. Hand over what is missing with Grant-DracoonFileKey -UseKey PreviousOwn, "
        + "then remove the old copy with Remove-DracoonKeypair.", inner);

    private async Task<IReadOnlyList<DracoonKeypair>> ListAsync(CancellationToken cancellationToken) =>
        (await _session.User.GetKeypairsAsync(cancellationToken).ConfigureAwait(false)).Where(k => k.GetPublicKey().Version == Version).ToList();

    /// <summary>Compares without line breaks, which a server may write in its own way.</summary>
    private async Task<bool> IsThereAsync(DracoonKeypair replacement, CancellationToken cancellationToken) =>
        (await ListAsync(cancellationToken).ConfigureAwait(false)).Any(k => Text(k) == Text(replacement));

    private static string Text(DracoonKeypair keypair) => new(keypair.GetPrivateKey().Pem.Where(c => !char.IsWhiteSpace(c)).ToArray());

    private async Task<bool> HasFileKeysAsync(CancellationToken cancellationToken)
    {
        var options = new ListOptions { Filter = "type:eq:file|encrypted:eq:true", First = SampleSize };
        using PagedQuery<DracoonNode> files = _session.Nodes.Search("*", Api.NodesApi.Root, -1, options);
        while (await files.MoveNextAsync(cancellationToken).ConfigureAwait(false))
        {
            try
            {
                await _session.FileKeys.GetUserFileKeyAsync(files.Current.NodeId, Version, cancellationToken).ConfigureAwait(false);
                return true;
            }
            catch (DracoonApiException e) when (e.StatusCode is 403 or 404)
            {
                // no key for this one
            }
        }
        return false;
    }
}
