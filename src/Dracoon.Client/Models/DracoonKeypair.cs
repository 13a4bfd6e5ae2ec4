using System;
using System.Security;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Crypto;

namespace Dracoon.Client.Models;

/// <summary>A keypair as it lies on the server or in a file: the public key, and the private key under its password. Nothing in it is secret without that password.</summary>
public sealed class DracoonKeypair
{
    private const string PrivateLabel = "ENCRYPTED PRIVATE KEY";
    private const string PublicLabel = "PUBLIC KEY";

    private readonly ProtectedPrivateKey _privateKey;
    private readonly PublicKey _publicKey;

    /// <summary>A keypair.</summary>
    /// <param name="privateKey">The private key under its password.</param>
    /// <param name="publicKey">The public key.</param>
    /// <param name="createdAt">When it was created, UTC; null when it is not known.</param>
    /// <exception cref="ArgumentException">The two are of different versions.</exception>
    public DracoonKeypair(ProtectedPrivateKey privateKey, PublicKey publicKey, DateTime? createdAt = null)
    {
        _privateKey = privateKey ?? throw new ArgumentNullException(nameof(privateKey));
        _publicKey = publicKey ?? throw new ArgumentNullException(nameof(publicKey));
        if (privateKey.Version != publicKey.Version)
        {
            throw new ArgumentException("The private and the public key are of different versions.", nameof(publicKey));
        }
        CreatedAt = createdAt;
    }

    /// <summary>The version as the API names it: <c>A</c> (RSA-2048) or <c>RSA-4096</c>.</summary>
    public string Version => _publicKey.Version.ToApiName();

    /// <summary>The SHA-256 of the public key, to compare keypairs by.</summary>
    public string Fingerprint => _publicKey.Fingerprint;

    /// <summary>When it was created, UTC.</summary>
    public DateTime? CreatedAt { get; }

    /// <summary>The public key in PEM.</summary>
    public string PublicKeyPem => _publicKey.Pem;

    /// <summary>Makes a keypair, beside the calling thread: RSA and the password's key derivation take seconds.</summary>
    /// <param name="version">The version.</param>
    /// <param name="password">The password that the private key is kept under.</param>
    /// <param name="cancellationToken">Cancels before the work starts.</param>
    /// <returns>The keypair.</returns>
    public static Task<DracoonKeypair> GenerateAsync(KeypairVersion version, SecureString password, CancellationToken cancellationToken = default) => Task.Run(
        () =>
        {
            using Keypair keypair = Keypair.Generate(version);
            return new DracoonKeypair(keypair.Protect(password), keypair.PublicKey, DateTime.UtcNow);
        },
        cancellationToken);

    /// <summary>Reads both keys from the text that <see cref="ToPem"/> makes, or from any text with the two in PEM.</summary>
    /// <param name="text">The text.</param>
    /// <param name="version">The version; null to find it out.</param>
    /// <returns>The keypair.</returns>
    /// <exception cref="ArgumentException">A key is not there.</exception>
    /// <exception cref="DracoonCryptoException">A key can't be read, or is of another version.</exception>
    public static DracoonKeypair Parse(string text, KeypairVersion? version = null)
    {
        string privatePem = Block(text, PrivateLabel);
        string publicPem = Block(text, PublicLabel);
        if (version is null)
        {
            try
            {
                return Read(privatePem, publicPem, KeypairVersion.Rsa4096);
            }
            catch (DracoonCryptoException)
            {
                version = KeypairVersion.Rsa2048; // of the other size, then; if it is not, that attempt says so
            }
        }
        return Read(privatePem, publicPem, version.Value);
    }

    /// <summary>Reads the public key from any text that has one in PEM, such as that of <see cref="ToPem"/>.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The key; its size says which version it is.</returns>
    /// <exception cref="ArgumentException">There is no public key.</exception>
    /// <exception cref="DracoonCryptoException">The key can't be read.</exception>
    public static PublicKey ParsePublicKey(string text)
    {
        string pem = Block(text, PublicLabel);
        try
        {
            return new PublicKey(KeypairVersion.Rsa4096.ToApiName(), pem);
        }
        catch (DracoonCryptoException e) when (e.Error == CryptoError.InvalidKey)
        {
            return new PublicKey(KeypairVersion.Rsa2048.ToApiName(), pem);
        }
    }

    /// <summary>Opens the private key, beside the calling thread, and checks that the public key belongs to it.</summary>
    /// <param name="password">The password.</param>
    /// <param name="cancellationToken">Cancels before the work starts.</param>
    /// <returns>The open keypair, which the caller disposes.</returns>
    /// <exception cref="DracoonCryptoException">The password is wrong, or the two keys don't belong together.</exception>
    public Task<Keypair> UnlockAsync(SecureString password, CancellationToken cancellationToken = default) => Task.Run(
        () =>
        {
            Keypair open = _privateKey.Unlock(password);
            if (open.Matches(_publicKey))
            {
                return open;
            }
            open.Dispose();
            throw new DracoonCryptoException(CryptoError.InvalidKey, "The private and the public key don't belong together. Nothing is encrypted with them.");
        },
        cancellationToken);

    /// <summary>The same keypair under another password, made beside the calling thread.</summary>
    /// <param name="password">The password now.</param>
    /// <param name="newPassword">The password of the copy.</param>
    /// <param name="cancellationToken">Cancels before the work starts.</param>
    /// <returns>The copy.</returns>
    /// <exception cref="DracoonCryptoException">The password is wrong.</exception>
    public async Task<DracoonKeypair> ReprotectAsync(SecureString password, SecureString newPassword, CancellationToken cancellationToken = default)
    {
        using Keypair open = await UnlockAsync(password, cancellationToken).ConfigureAwait(false);
        return await Task.Run(() => new DracoonKeypair(open.Protect(newPassword), _publicKey, CreatedAt), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Tells whether a password opens the private key.</summary>
    /// <param name="password">The password.</param>
    /// <param name="cancellationToken">Cancels before the work starts.</param>
    /// <returns>True when it does.</returns>
    /// <exception cref="DracoonCryptoException">The key itself is damaged.</exception>
    public async Task<bool> OpensWithAsync(SecureString password, CancellationToken cancellationToken = default)
    {
        try
        {
            using Keypair open = await UnlockAsync(password, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (DracoonCryptoException e) when (e.Error == CryptoError.WrongPassword)
        {
            return false;
        }
    }

    /// <summary>Both keys in PEM, with a line before them that names the version. The private key stays under its password.</summary>
    /// <returns>The text.</returns>
    public string ToPem() => "DRACOON keypair, version " + Version + "\n" + Lines(_privateKey.Pem) + Lines(_publicKey.Pem);

    /// <summary>The private key under its password.</summary>
    /// <returns>The key; a method, so that it is no column of a table or a CSV file.</returns>
    public ProtectedPrivateKey GetPrivateKey() => _privateKey;

    /// <summary>The public key.</summary>
    /// <returns>The key.</returns>
    public PublicKey GetPublicKey() => _publicKey;

    /// <summary>Version and fingerprint.</summary>
    /// <returns>For example <c>RSA-4096 3F9A…</c>.</returns>
    public override string ToString() => Version + " " + Fingerprint;

    private static DracoonKeypair Read(string privatePem, string publicPem, KeypairVersion version) =>
        new(new ProtectedPrivateKey(version.ToApiName(), privatePem), new PublicKey(version.ToApiName(), publicPem));

    private static string Lines(string pem) => pem.Replace("\r\n", "\n").Trim() + "\n";

    private static string Block(string text, string label)
    {
        string end = "-----END " + label + "-----";
        int start = text.IndexOf("-----BEGIN " + label + "-----", StringComparison.Ordinal);
        int stop = start < 0 ? -1 : text.IndexOf(end, start, StringComparison.Ordinal);
        return stop < 0
            ? throw new ArgumentException($"There is no '{label}' in PEM. A keypair's file has the private key under its password and the public key.", nameof(text))
            : text.Substring(start, stop + end.Length - start) + "\n";
    }
}
