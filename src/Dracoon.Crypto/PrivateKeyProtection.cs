using System;
using System.Linq;
using System.Security.Cryptography;
#if !NET8_0_OR_GREATER
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Digests;
using Org.BouncyCastle.Crypto.Generators;
using Org.BouncyCastle.Crypto.Parameters;
#endif

namespace Dracoon.Crypto;

/// <summary>PKCS#8 under a password: PBES2 with PBKDF2 and AES-CBC (RFC 8018).</summary>
internal static class PrivateKeyProtection
{
    public const int DefaultIterations = 1_300_000;

    /// <summary>Minutes at most. The count is in the key that a server gives: without a limit it could keep a machine busy for hours.</summary>
    public const int MaximumIterations = 50_000_000;

    private const string Pbes2 = "1.2.840.113549.1.5.13";
    private const string Pbkdf2 = "1.2.840.113549.1.5.12";
    private const string HmacSha1 = "1.2.840.113549.2.7";
    private const string HmacSha256 = "1.2.840.113549.2.9";
    private const string HmacSha384 = "1.2.840.113549.2.10";
    private const string HmacSha512 = "1.2.840.113549.2.11";
    private const string Aes128 = "2.16.840.1.101.3.4.1.2";
    private const string Aes192 = "2.16.840.1.101.3.4.1.22";
    private const string Aes256 = "2.16.840.1.101.3.4.1.42";
    private const int SaltSize = 20;

    /// <summary>Encrypts a PrivateKeyInfo as today's clients do: HMAC-SHA1, 20 byte salt, AES-256-CBC.</summary>
    public static byte[] Encrypt(byte[] privateKeyInfo, byte[] password, int iterations)
    {
        byte[] salt = SystemRandom.Bytes(SaltSize);
        byte[] iv = SystemRandom.Bytes(16);
        byte[] key = DeriveKey(HmacSha1, password, salt, iterations, 32);
        try
        {
            using Aes aes = CreateAes(key, iv);
            using ICryptoTransform encryptor = aes.CreateEncryptor();
            byte[] encrypted = encryptor.TransformFinalBlock(privateKeyInfo, 0, privateKeyInfo.Length);
            return DerWriter.Sequence(
                DerWriter.Sequence(
                    DerWriter.ObjectIdentifier(Pbes2),
                    DerWriter.Sequence(
                        DerWriter.Sequence(
                            DerWriter.ObjectIdentifier(Pbkdf2),
                            DerWriter.Sequence(DerWriter.OctetString(salt), DerWriter.Integer(iterations))),
                        DerWriter.Sequence(DerWriter.ObjectIdentifier(Aes256), DerWriter.OctetString(iv)))),
                DerWriter.OctetString(encrypted));
        }
        finally
        {
            Array.Clear(key, 0, key.Length);
        }
    }

    /// <summary>Decrypts with whatever PRF, count and salt the data names; null when the password is not the right one.</summary>
    /// <exception cref="DracoonCryptoException"><see cref="CryptoError.InvalidKey"/>: no PBES2, an unknown algorithm, or more than <see cref="MaximumIterations"/>.</exception>
    public static byte[]? Decrypt(byte[] encryptedPrivateKeyInfo, byte[] password)
    {
        DerReader info = new DerReader(encryptedPrivateKeyInfo).Sequence();
        DerReader algorithm = info.Sequence();
        byte[] encrypted = info.OctetString();
        Require(algorithm.ObjectIdentifier(), Pbes2);
        DerReader parameters = algorithm.Sequence();

        DerReader derivation = parameters.Sequence();
        Require(derivation.ObjectIdentifier(), Pbkdf2);
        DerReader pbkdf2 = derivation.Sequence();
        byte[] salt = pbkdf2.OctetString();
        int iterations = Iterations(pbkdf2.Integer());
        if (pbkdf2.HasMore && pbkdf2.PeekTag() == 0x02)
        {
            pbkdf2.Integer(); // the key length, which follows from the cipher
        }

        string prf = pbkdf2.HasMore ? pbkdf2.Sequence().ObjectIdentifier() : HmacSha1;
        DerReader scheme = parameters.Sequence();
        int keySize = KeySize(scheme.ObjectIdentifier());
        byte[] iv = scheme.OctetString();
        if (iterations < 1 || iv.Length != 16 || encrypted.Length == 0 || encrypted.Length % 16 != 0)
        {
            throw new DracoonCryptoException(CryptoError.InvalidKey, "The encrypted private key has a wrong length or iteration count.");
        }

        byte[] key = DeriveKey(prf, password, salt, iterations, keySize);
        try
        {
            using Aes aes = CreateAes(key, iv);
            using ICryptoTransform decryptor = aes.CreateDecryptor();
            return decryptor.TransformFinalBlock(encrypted, 0, encrypted.Length);
        }
        catch (CryptographicException)
        {
            return null; // the padding is wrong: so is the password
        }
        finally
        {
            Array.Clear(key, 0, key.Length);
        }
    }

    private static int Iterations(byte[] number)
    {
        ulong count = number.Length > sizeof(ulong) ? ulong.MaxValue : number.Aggregate(0UL, (value, next) => (value << 8) | next);
        return count <= MaximumIterations ? (int)count : throw new DracoonCryptoException(
            CryptoError.InvalidKey,
            FormattableString.Invariant($"The private key names {(number.Length > sizeof(ulong) ? "more than " : "")}{count:N0} iterations of PBKDF2; no more than {MaximumIterations:N0} are done."));
    }

    private static Aes CreateAes(byte[] key, byte[] iv)
    {
        Aes aes = Aes.Create();
        aes.Mode = CipherMode.CBC;
        aes.Padding = PaddingMode.PKCS7;
        aes.Key = key;
        aes.IV = iv;
        return aes;
    }

    private static int KeySize(string oid) => oid switch
    {
        Aes128 => 16,
        Aes192 => 24,
        Aes256 => 32,
        _ => throw Unknown(oid),
    };

    private static void Require(string oid, string expected)
    {
        if (oid != expected)
        {
            throw Unknown(oid);
        }
    }

    private static DracoonCryptoException Unknown(string oid) =>
        new(CryptoError.InvalidKey, $"The private key is protected with an algorithm that is not known ({oid}).");

#if NET8_0_OR_GREATER
    private static byte[] DeriveKey(string prf, byte[] password, byte[] salt, int iterations, int size)
    {
        HashAlgorithmName hash = prf switch
        {
            HmacSha1 => HashAlgorithmName.SHA1,
            HmacSha256 => HashAlgorithmName.SHA256,
            HmacSha384 => HashAlgorithmName.SHA384,
            HmacSha512 => HashAlgorithmName.SHA512,
            _ => throw Unknown(prf),
        };
        return Rfc2898DeriveBytes.Pbkdf2(password, salt, iterations, hash, size);
    }
#else
    private static byte[] DeriveKey(string prf, byte[] password, byte[] salt, int iterations, int size)
    {
        IDigest digest = prf switch
        {
            HmacSha1 => new Sha1Digest(),
            HmacSha256 => new Sha256Digest(),
            HmacSha384 => new Sha384Digest(),
            HmacSha512 => new Sha512Digest(),
            _ => throw Unknown(prf),
        };
        var generator = new Pkcs5S2ParametersGenerator(digest);
        generator.Init(password, salt, iterations);
        return ((KeyParameter)generator.GenerateDerivedMacParameters(size * 8)).GetKey();
    }
#endif
}
