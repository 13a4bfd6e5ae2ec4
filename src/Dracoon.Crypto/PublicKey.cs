using System;
using System.Security.Cryptography;

namespace Dracoon.Crypto;

/// <summary>The public half of a key pair: encrypts file keys for its owner.</summary>
public sealed class PublicKey
{
    private readonly RSAParameters _key;
    private readonly Lazy<RsaCipher> _cipher; // public numbers only, so that nothing needs to be wiped

    /// <summary>Reads a public key as the API has it.</summary>
    /// <param name="version">The API's version name, <c>A</c> or <c>RSA-4096</c>.</param>
    /// <param name="pem">PEM text <c>PUBLIC KEY</c> (SubjectPublicKeyInfo).</param>
    /// <exception cref="DracoonCryptoException"><see cref="CryptoError.UnknownVersion"/>, <see cref="CryptoError.InvalidPem"/>,
    /// <see cref="CryptoError.InvalidKey"/>.</exception>
    public PublicKey(string version, string pem)
    {
        Version = KeypairVersions.Parse(version);
        Pem = pem;
        _key = RsaKeyData.ReadPublic(Crypto.Pem.Read(pem, out _, Crypto.Pem.PublicKey));
        RsaKeyData.RequireSize(_key, Version);
        _cipher = new Lazy<RsaCipher>(() => new RsaCipher(Version, _key));
    }

    internal PublicKey(KeypairVersion version, RSAParameters key)
    {
        Version = version;
        _key = new RSAParameters { Modulus = key.Modulus, Exponent = key.Exponent };
        Pem = Crypto.Pem.Write(Crypto.Pem.PublicKey, RsaKeyData.WritePublic(_key));
        _cipher = new Lazy<RsaCipher>(() => new RsaCipher(Version, _key));
    }

    /// <summary>The version of the key pair.</summary>
    public KeypairVersion Version { get; }

    /// <summary>The PEM text.</summary>
    public string Pem { get; }

    internal RSAParameters Parameters => _key;

    /// <summary>The SHA-256 of the SubjectPublicKeyInfo in hexadecimal: tells keys apart whatever the PEM's line breaks.</summary>
    public string Fingerprint
    {
        get
        {
            using SHA256 hash = SHA256.Create();
            return BitConverter.ToString(hash.ComputeHash(RsaKeyData.WritePublic(_key))).Replace("-", "").ToUpperInvariant();
        }
    }

    /// <summary>Encrypts a file key for the owner of this key.</summary>
    public EncryptedFileKey EncryptFileKey(FileKey key)
    {
        byte[] plain = key.CopyKey();
        try
        {
            byte[] encrypted = _cipher.Value.Encrypt(plain);
            return new EncryptedFileKey(EncryptedFileKey.VersionFor(Version), Convert.ToBase64String(encrypted), key.Iv, key.Tag);
        }
        finally
        {
            Array.Clear(plain, 0, plain.Length);
        }
    }
}
