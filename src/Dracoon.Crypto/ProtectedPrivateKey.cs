using System;
using System.Security;

namespace Dracoon.Crypto;

/// <summary>A private key under its password, as the API stores it.</summary>
public sealed class ProtectedPrivateKey
{
    private readonly byte[] _encrypted;

    /// <summary>Reads a private key as the API has it.</summary>
    /// <param name="version">The API's version name, <c>A</c> or <c>RSA-4096</c>.</param>
    /// <param name="pem">PEM text <c>ENCRYPTED PRIVATE KEY</c>.</param>
    /// <exception cref="DracoonCryptoException"><see cref="CryptoError.UnknownVersion"/>, <see cref="CryptoError.InvalidPem"/>.</exception>
    public ProtectedPrivateKey(string version, string pem)
    {
        Version = KeypairVersions.Parse(version);
        Pem = pem;
        _encrypted = Crypto.Pem.Read(pem, out _, Crypto.Pem.EncryptedPrivateKey);
    }

    /// <summary>The version of the key pair.</summary>
    public KeypairVersion Version { get; }

    /// <summary>The PEM text. It is encrypted.</summary>
    public string Pem { get; }

    /// <summary>Decrypts the private key.</summary>
    /// <param name="password">The encryption password. Tried in UTF-8, then, for keys of old clients, in ISO-8859-1.</param>
    /// <exception cref="DracoonCryptoException"><see cref="CryptoError.WrongPassword"/>, <see cref="CryptoError.InvalidKey"/>.</exception>
    public Keypair Unlock(SecureString password)
    {
        if (TryUnlock(PasswordBytes.Utf8(password)) is { } keypair)
        {
            return keypair;
        }

        if (PasswordBytes.Latin1(password) is { } latin1 && TryUnlock(latin1) is { } old)
        {
            return old;
        }

        throw new DracoonCryptoException(CryptoError.WrongPassword, "The password does not open the private key.");
    }

    private Keypair? TryUnlock(byte[] password)
    {
        byte[]? plain = null;
        try
        {
            plain = PrivateKeyProtection.Decrypt(_encrypted, password);
            // A wrong password leaves a valid padding now and then; what comes out is no key.
            return plain is null || !IsSequence(plain) ? null : new Keypair(Version, RsaKeyData.ReadPrivate(plain));
        }
        finally
        {
            Array.Clear(password, 0, password.Length);
            if (plain is not null)
            {
                Array.Clear(plain, 0, plain.Length);
            }
        }
    }

    private static bool IsSequence(byte[] plain)
    {
        try
        {
            DerReader info = new DerReader(plain).Sequence();
            info.Integer();
            info.Sequence();
            return true;
        }
        catch (DracoonCryptoException)
        {
            return false;
        }
    }
}
