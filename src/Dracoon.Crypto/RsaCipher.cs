using System;
using System.Security.Cryptography;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Digests;
using Org.BouncyCastle.Crypto.Encodings;
using Org.BouncyCastle.Crypto.Engines;
using Org.BouncyCastle.Crypto.Generators;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Math;
using Org.BouncyCastle.Security;

namespace Dracoon.Crypto;

/// <summary>
/// RSA-OAEP of file keys. Version A hashes with SHA-256 and masks with SHA-1, which no platform offers, so BouncyCastle does it; RSA-4096
/// uses SHA-256 for both and runs natively where it can.
/// </summary>
internal sealed class RsaCipher : IDisposable
{
    private readonly KeypairVersion _version;
    private readonly RSAParameters _key;
    // Made once: BouncyCastle tests the modulus each time it makes them, which takes far longer than encrypting does.
    private readonly Lazy<RsaKeyParameters> _public;
    private Lazy<RsaPrivateCrtKeyParameters> _private;
#if NET8_0_OR_GREATER
    private readonly NativeRsa? _native;
#endif

    /// <param name="version">Says which hashes the padding has.</param>
    /// <param name="key">The private key, or only the public one to encrypt.</param>
    /// <param name="useNative">False to stay with BouncyCastle even where the platform could do it.</param>
    public RsaCipher(KeypairVersion version, RSAParameters key, bool useNative = true)
    {
        _version = version;
        _key = key;
        _public = new Lazy<RsaKeyParameters>(() => new RsaKeyParameters(false, Number(_key.Modulus), Number(_key.Exponent)));
        _private = new Lazy<RsaPrivateCrtKeyParameters>(() => new RsaPrivateCrtKeyParameters(
            Number(_key.Modulus), Number(_key.Exponent), Number(_key.D), Number(_key.P), Number(_key.Q), Number(_key.DP), Number(_key.DQ), Number(_key.InverseQ)));
#if NET8_0_OR_GREATER
        if (useNative && version == KeypairVersion.Rsa4096)
        {
            _native = new NativeRsa(key);
        }
#endif
    }

    /// <exception cref="DracoonCryptoException"><see cref="CryptoError.InvalidKey"/>: the numbers are no key.</exception>
    public byte[] Encrypt(byte[] plain)
    {
        try
        {
#if NET8_0_OR_GREATER
            if (_native is not null)
            {
                return _native.Use(rsa => rsa.Encrypt(plain, RSAEncryptionPadding.OaepSHA256));
            }
#endif
            OaepEncoding oaep = Oaep(_version);
            oaep.Init(true, new ParametersWithRandom(_public.Value, new SecureRandom()));
            return oaep.ProcessBlock(plain, 0, plain.Length);
        }
        catch (Exception error) when (error is CryptographicException or CryptoException or ArgumentException)
        {
            throw new DracoonCryptoException(CryptoError.InvalidKey, "The public key is damaged: nothing can be encrypted for it.", error);
        }
    }

    public byte[] Decrypt(byte[] encrypted)
    {
        try
        {
#if NET8_0_OR_GREATER
            if (_native is not null)
            {
                return _native.Use(rsa => rsa.Decrypt(encrypted, RSAEncryptionPadding.OaepSHA256));
            }
#endif
            OaepEncoding oaep = Oaep(_version);
            oaep.Init(false, _private.Value);
            return oaep.ProcessBlock(encrypted, 0, encrypted.Length);
        }
        catch (Exception error) when (error is CryptographicException or CryptoException or ArgumentException)
        {
            throw new DracoonCryptoException(
                CryptoError.InvalidFileKey, "The file key can't be decrypted with this key pair: it is damaged or was made for another one.", error);
        }
    }

    public void Dispose()
    {
        _private = new Lazy<RsaPrivateCrtKeyParameters>(() => throw new ObjectDisposedException(nameof(RsaCipher))); // not kept alive with this object
#if NET8_0_OR_GREATER
        _native?.Dispose();
#endif
    }

#if NET8_0_OR_GREATER
    public static RSAParameters Generate(int bits)
    {
        using var rsa = RSA.Create(bits);
        return rsa.ExportParameters(true);
    }
#else
    public static RSAParameters Generate(int bits)
    {
        var generator = new RsaKeyPairGenerator();
        generator.Init(new RsaKeyGenerationParameters(BigInteger.ValueOf(65537), new SecureRandom(), bits, 112));
        var key = (RsaPrivateCrtKeyParameters)generator.GenerateKeyPair().Private;
        int size = bits / 8;
        return new RSAParameters
        {
            Modulus = Fixed(key.Modulus, size),
            Exponent = key.PublicExponent.ToByteArrayUnsigned(),
            D = Fixed(key.Exponent, size),
            P = Fixed(key.P, size / 2),
            Q = Fixed(key.Q, size / 2),
            DP = Fixed(key.DP, size / 2),
            DQ = Fixed(key.DQ, size / 2),
            InverseQ = Fixed(key.QInv, size / 2),
        };
    }

    private static byte[] Fixed(BigInteger number, int size)
    {
        byte[] bytes = number.ToByteArrayUnsigned();
        var result = new byte[size];
        Buffer.BlockCopy(bytes, 0, result, size - bytes.Length, bytes.Length);
        return result;
    }
#endif

    private static OaepEncoding Oaep(KeypairVersion version) =>
        new(new RsaBlindedEngine(), new Sha256Digest(), version == KeypairVersion.Rsa2048 ? new Sha1Digest() : new Sha256Digest(), null);

    private static BigInteger Number(byte[]? bytes) => new(1, bytes);
}
