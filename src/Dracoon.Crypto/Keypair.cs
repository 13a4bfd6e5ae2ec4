using System;
using System.Security;
using System.Security.Cryptography;

namespace Dracoon.Crypto;

/// <summary>An unlocked key pair. The private key is wiped by <see cref="Dispose"/>.</summary>
public sealed class Keypair : IDisposable
{
    private readonly RSAParameters _key;
    private readonly RsaCipher _cipher;
    private bool _disposed;

    /// <param name="version">The version.</param>
    /// <param name="key">The numbers. They are this object's from here on, and wiped also when it can't be made of them.</param>
    /// <exception cref="DracoonCryptoException"><see cref="CryptoError.InvalidKey"/>.</exception>
    internal Keypair(KeypairVersion version, RSAParameters key)
    {
        Version = version;
        _key = key;
        try
        {
            RsaKeyData.RequireSize(key, version);
            _cipher = new RsaCipher(version, key);
            PublicKey = new PublicKey(version, key);
        }
        catch
        {
            _cipher?.Dispose();
            RsaKeyData.Wipe(key);
            throw;
        }
    }

    /// <summary>The version.</summary>
    public KeypairVersion Version { get; }

    /// <summary>The public half.</summary>
    public PublicKey PublicKey { get; }

    /// <summary>Makes a new key pair with the public exponent 65537.</summary>
    public static Keypair Generate(KeypairVersion version) => new(version, RsaCipher.Generate(version.Bits()));

    /// <summary>Reads a private key that is not encrypted: PEM text <c>PRIVATE KEY</c> or <c>RSA PRIVATE KEY</c>.</summary>
    /// <exception cref="DracoonCryptoException"><see cref="CryptoError.UnknownVersion"/>, <see cref="CryptoError.InvalidPem"/>,
    /// <see cref="CryptoError.InvalidKey"/>.</exception>
    public static Keypair ReadPlain(string version, string pem)
    {
        KeypairVersion parsed = KeypairVersions.Parse(version);
        byte[] data = Pem.Read(pem, out string label, Pem.PrivateKey, Pem.RsaPrivateKey);
        try
        {
            return new Keypair(parsed, label == Pem.PrivateKey ? RsaKeyData.ReadPrivate(data) : RsaKeyData.ReadRsaPrivate(data));
        }
        finally
        {
            Array.Clear(data, 0, data.Length);
        }
    }

    /// <summary>Encrypts the private key under a password (UTF-8).</summary>
    /// <param name="password">The new password.</param>
    /// <param name="iterations">The iterations of PBKDF2, up to 50,000,000; fewer make the password easier to guess.</param>
    /// <exception cref="ArgumentOutOfRangeException">A count that could not be read again.</exception>
    public ProtectedPrivateKey Protect(SecureString password, int iterations = PrivateKeyProtection.DefaultIterations)
    {
        ThrowIfDisposed();
        if (iterations is < 1 or > PrivateKeyProtection.MaximumIterations)
        {
            throw new ArgumentOutOfRangeException(nameof(iterations));
        }
        byte[] bytes = PasswordBytes.Utf8(password);
        byte[] info = RsaKeyData.WritePrivate(_key);
        try
        {
            return new ProtectedPrivateKey(Version.ToApiName(), Pem.Write(Pem.EncryptedPrivateKey, PrivateKeyProtection.Encrypt(info, bytes, iterations)));
        }
        finally
        {
            Array.Clear(bytes, 0, bytes.Length);
            Array.Clear(info, 0, info.Length);
        }
    }

    /// <summary>Decrypts a file key that was encrypted for this key pair.</summary>
    /// <exception cref="DracoonCryptoException"><see cref="CryptoError.VersionMismatch"/>, <see cref="CryptoError.InvalidFileKey"/>.</exception>
    public FileKey DecryptFileKey(EncryptedFileKey key)
    {
        ThrowIfDisposed();
        if (key.KeypairVersion != Version)
        {
            throw new DracoonCryptoException(
                CryptoError.VersionMismatch,
                $"The file key (version '{key.Version}') was encrypted for a key pair of version '{key.KeypairVersion.ToApiName()}', this one is '{Version.ToApiName()}'.");
        }

        byte[] plain = _cipher.Decrypt(key.KeyBytes());
        try
        {
            return new FileKey(plain, key.Iv, key.Tag);
        }
        finally
        {
            Array.Clear(plain, 0, plain.Length);
        }
    }

    /// <summary>Whether this is the private half of that public key.</summary>
    public bool Matches(PublicKey publicKey) => publicKey.Version == Version && publicKey.Fingerprint == PublicKey.Fingerprint;

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!_disposed)
        {
            _disposed = true;
            _cipher.Dispose();
            RsaKeyData.Wipe(_key);
        }
    }

    private void ThrowIfDisposed()
    {
        if (_disposed)
        {
            throw new ObjectDisposedException(nameof(Keypair), "The key pair was locked.");
        }
    }
}
