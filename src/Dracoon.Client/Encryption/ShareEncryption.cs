using System.Security;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client.Models;
using Dracoon.Client.Requests;
using Dracoon.Crypto;

namespace Dracoon.Client.Encryption;

/// <summary>Makes the keys that the share of an encrypted file needs, so that its visitors can decrypt the file with nothing but link and password.</summary>
public static class ShareEncryption
{
    /// <summary>Puts a keypair of the share's own, under the share's password, and the file key for it into the request. The password itself is not sent.</summary>
    /// <param name="session">The session, with the keypair unlocked.</param>
    /// <param name="request">The share that is to be made.</param>
    /// <param name="fileId">The encrypted file.</param>
    /// <param name="password">The share's password.</param>
    /// <param name="cancellationToken">Cancels the requests.</param>
    /// <returns>A task.</returns>
    /// <exception cref="KeypairLockedException">The keypair is locked.</exception>
    /// <exception cref="DracoonApiException">The user has no key for the file (404, -40761).</exception>
    /// <exception cref="DracoonCryptoException">The file's key is damaged.</exception>
    public static async Task AddKeysAsync(DracoonSession session, CreateDownloadShareRequest request, long fileId, SecureString password, CancellationToken cancellationToken = default)
    {
        Keypair own = session.RequireKeypair();
        EncryptedFileKey encrypted = await session.FileKeys.GetUserFileKeyAsync(fileId, own.Version, cancellationToken).ConfigureAwait(false);
        using FileKey fileKey = own.DecryptFileKey(encrypted);
        DracoonKeypair keypair = await DracoonKeypair.GenerateAsync(own.Version, password, cancellationToken).ConfigureAwait(false);
        request.SetKeys(keypair, keypair.GetPublicKey().EncryptFileKey(fileKey));
    }
}
