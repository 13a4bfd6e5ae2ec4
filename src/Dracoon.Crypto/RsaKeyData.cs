using System;
using System.Linq;
using System.Security.Cryptography;

namespace Dracoon.Crypto;

/// <summary>The numbers of an RSA key, and their ASN.1 forms (RFC 8017, A.1).</summary>
internal static class RsaKeyData
{
    private const string RsaEncryption = "1.2.840.113549.1.1.1";

    /// <summary>Reads a SubjectPublicKeyInfo.</summary>
    public static RSAParameters ReadPublic(byte[] subjectPublicKeyInfo)
    {
        DerReader info = new DerReader(subjectPublicKeyInfo).Sequence();
        RequireRsa(info.Sequence());
        DerReader key = info.BitString().Sequence();
        return new RSAParameters { Modulus = key.Integer(), Exponent = key.Integer() };
    }

    public static byte[] WritePublic(RSAParameters key) => DerWriter.Sequence(
        DerWriter.Sequence(DerWriter.ObjectIdentifier(RsaEncryption), DerWriter.Null()),
        DerWriter.BitString(DerWriter.Sequence(DerWriter.Integer(key.Modulus!), DerWriter.Integer(key.Exponent!))));

    /// <summary>Reads a PKCS#8 PrivateKeyInfo.</summary>
    public static RSAParameters ReadPrivate(byte[] privateKeyInfo)
    {
        DerReader info = new DerReader(privateKeyInfo).Sequence();
        info.Integer();
        RequireRsa(info.Sequence());
        byte[] inner = info.OctetString();
        try
        {
            return ReadRsaPrivate(inner);
        }
        finally
        {
            Array.Clear(inner, 0, inner.Length);
        }
    }

    /// <summary>Reads a PKCS#1 RSAPrivateKey.</summary>
    public static RSAParameters ReadRsaPrivate(byte[] rsaPrivateKey)
    {
        DerReader key = new DerReader(rsaPrivateKey).Sequence();
        key.Integer();
        byte[] modulus = key.Integer();
        int size = modulus.Length;
        int half = (size + 1) / 2;
        var numbers = new RSAParameters { Modulus = modulus };
        try
        {
            numbers.Exponent = key.Integer();
            numbers.D = Padded(key.Integer(), size);
            numbers.P = Padded(key.Integer(), half);
            numbers.Q = Padded(key.Integer(), half);
            numbers.DP = Padded(key.Integer(), half);
            numbers.DQ = Padded(key.Integer(), half);
            numbers.InverseQ = Padded(key.Integer(), half);
            return numbers;
        }
        catch
        {
            Wipe(numbers); // of a key that is cut off the first numbers are there
            throw;
        }
    }

    /// <summary>Writes a PKCS#8 PrivateKeyInfo, in one piece: each copy of a part would have to be wiped too. The caller wipes it.</summary>
    public static byte[] WritePrivate(RSAParameters key)
    {
        byte[][] numbers = { new byte[1], key.Modulus!, key.Exponent!, key.D!, key.P!, key.Q!, key.DP!, key.DQ!, key.InverseQ! };
        byte[] version = DerWriter.Integer(0);
        byte[] algorithm = DerWriter.Sequence(DerWriter.ObjectIdentifier(RsaEncryption), DerWriter.Null());
        int inner = numbers.Sum(number => DerBuffer.Size(DerBuffer.IntegerLength(number)));
        int content = version.Length + algorithm.Length + DerBuffer.Size(DerBuffer.Size(inner));
        var buffer = new DerBuffer(DerBuffer.Size(content));
        buffer.Header(0x30, content);
        buffer.Raw(version);
        buffer.Raw(algorithm);
        buffer.Header(0x04, DerBuffer.Size(inner));
        buffer.Header(0x30, inner);
        foreach (byte[] number in numbers)
        {
            buffer.Integer(number);
        }
        return buffer.Bytes;
    }

    /// <summary>Overwrites the secret numbers.</summary>
    public static void Wipe(RSAParameters key)
    {
        foreach (byte[]? secret in new[] { key.D, key.P, key.Q, key.DP, key.DQ, key.InverseQ })
        {
            if (secret is not null)
            {
                Array.Clear(secret, 0, secret.Length);
            }
        }
    }

    /// <summary>Refuses a key whose size is not that of its version.</summary>
    public static void RequireSize(RSAParameters key, KeypairVersion version)
    {
        int bits = key.Modulus!.Length * 8;
        if (bits != version.Bits())
        {
            throw new DracoonCryptoException(
                CryptoError.InvalidKey, $"The key has {bits} bits; one of version '{version.ToApiName()}' has {version.Bits()}.");
        }
    }

    private static void RequireRsa(DerReader algorithm)
    {
        string oid = algorithm.ObjectIdentifier();
        if (oid != RsaEncryption)
        {
            throw new DracoonCryptoException(CryptoError.InvalidKey, $"The key is no RSA key (algorithm {oid}).");
        }
    }

    // The platform wants each number in the length that follows from the modulus.
    private static byte[] Padded(byte[] number, int length)
    {
        if (number.Length > length)
        {
            Array.Clear(number, 0, number.Length);
            throw new DracoonCryptoException(CryptoError.InvalidKey, "The numbers of the RSA key do not belong together.");
        }

        var padded = new byte[length];
        Buffer.BlockCopy(number, 0, padded, length - number.Length, number.Length);
        Array.Clear(number, 0, number.Length);
        return padded;
    }
}
