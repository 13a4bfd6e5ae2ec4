using System;
using System.Security;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;
using Dracoon.Crypto;

namespace DracoonPS;

/// <summary>What the keypair cmdlets share. RSA and the password's key derivation take seconds, so they run beside the pipeline's thread.</summary>
internal static class KeypairTool
{
    private const string PrivateLabel = "ENCRYPTED PRIVATE KEY";
    private const string PublicLabel = "PUBLIC KEY";

    public static Task<DracoonKeypair> GenerateAsync(KeypairVersion version, SecureString password, CancellationToken cancellationToken) => Task.Run(
        () =>
        {
            using Keypair keypair = Keypair.Generate(version);
            return new DracoonKeypair(keypair.Protect(password), keypair.PublicKey, DateTime.UtcNow);
        },
        cancellationToken);

    /// <exception cref="DracoonCryptoException">The password is wrong, or the two keys don't belong together.</exception>
    public static Task<Keypair> UnlockAsync(DracoonKeypair keypair, SecureString password, CancellationToken cancellationToken) => Task.Run(
        () =>
        {
            Keypair open = keypair.GetPrivateKey().Unlock(password);
            if (open.Matches(keypair.GetPublicKey()))
            {
                return open;
            }
            open.Dispose();
            throw new DracoonCryptoException(CryptoError.InvalidKey, "The private and the public key don't belong together. Nothing is encrypted with them.");
        },
        cancellationToken);

    /// <summary>The account's keypair: the one of a version, or the strongest.</summary>
    /// <exception cref="KeypairMissingException">There is none.</exception>
    public static async Task<DracoonKeypair> FindOwnAsync(DracoonSession session, KeypairVersion? version, CancellationToken cancellationToken)
    {
        DracoonKeypair? found = null;
        foreach (DracoonKeypair keypair in await session.User.GetKeypairsAsync(cancellationToken))
        {
            bool fits = version is null || keypair.Version == version.Value.ToApiName();
            if (fits && (found is null || keypair.GetPublicKey().Version > found.GetPublicKey().Version))
            {
                found = keypair;
            }
        }
        return found ?? throw new KeypairMissingException(session.UserName, version);
    }

    /// <summary>Both keys as PEM, with a line before them that names the version.</summary>
    public static string Write(DracoonKeypair keypair) =>
        "DRACOON keypair, version " + keypair.Version + "\n" + keypair.GetPrivateKey().Pem.Trim().Replace("\r\n", "\n") + "\n"
        + keypair.PublicKeyPem.Trim().Replace("\r\n", "\n") + "\n";

    /// <exception cref="ArgumentException">A key is not there.</exception>
    /// <exception cref="DracoonCryptoException">A key can't be read.</exception>
    public static DracoonKeypair Read(string text, KeypairVersion? version)
    {
        string privatePem = Block(text, PrivateLabel);
        string publicPem = Block(text, PublicLabel);
        foreach (KeypairVersion candidate in version is KeypairVersion wanted ? new[] { wanted } : new[] { KeypairVersion.Rsa4096, KeypairVersion.Rsa2048 })
        {
            try
            {
                return new DracoonKeypair(new ProtectedPrivateKey(candidate.ToApiName(), privatePem), new PublicKey(candidate.ToApiName(), publicPem));
            }
            catch (DracoonCryptoException e) when (version is null && candidate == KeypairVersion.Rsa4096 && e.Error is CryptoError.VersionMismatch or CryptoError.InvalidKey or CryptoError.InvalidPem)
            {
                // Of the other size, then; if it is not, the next attempt says so.
            }
        }
        throw new ArgumentException("The keypair is of no version that DRACOON knows.");
    }

    private static string Block(string text, string label)
    {
        string begin = "-----BEGIN " + label + "-----";
        string end = "-----END " + label + "-----";
        int start = text.IndexOf(begin, StringComparison.Ordinal);
        int stop = start < 0 ? -1 : text.IndexOf(end, start, StringComparison.Ordinal);
        return stop < 0
            ? throw new ArgumentException($"There is no '{label}' in PEM. A file of Export-DracoonKeypair has the private key under its password and the public key.")
            : new StringBuilder(text, start, stop + end.Length - start, stop + end.Length - start).Append('\n').ToString();
    }
}
