using System;
using System.Diagnostics;
using System.Linq;
using System.Security.Cryptography;
using Dracoon.Crypto;
using Newtonsoft.Json.Linq;
using Org.BouncyCastle.Asn1;
using Org.BouncyCastle.Asn1.Pkcs;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Generators;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Math;
using Org.BouncyCastle.Pkcs;
using Org.BouncyCastle.Security;
using Org.BouncyCastle.X509;
using Xunit;

namespace DracoonPS.UnitTests.Crypto;

public sealed class KeypairTests
{
    public static TheoryData<string> KeypairFolders()
    {
        var folders = Vectors.Folders("kp_").ToArray();
        Assert.True(folders.Length >= 17, "The vectors are not all there.");
        return new TheoryData<string>(Cipher.IsSlow ? folders.Where(folder => !TakesLong(folder)).ToArray() : folders);
    }

    private static readonly string[] SlowEnds = ["_2", "_new", "_special", "_emoticon"];

    /// <summary>1.3 million iterations, which take Mono ten seconds. One such key stays (kp_rsa4096_umlaut), and all of the older ones.</summary>
    private static bool TakesLong(string folder) => SlowEnds.Any(end => folder.EndsWith(end, StringComparison.Ordinal));

    [Theory]
    [MemberData(nameof(KeypairFolders))]
    public void Every_private_key_opens_with_its_password_and_belongs_to_its_public_key(string folder)
    {
        ProtectedPrivateKey key = Vectors.PrivateKey(Vectors.Json(folder, "private_key.json"));
        using Keypair keypair = key.Unlock(Vectors.Password(folder, "password.txt"));
        Assert.True(keypair.Matches(Vectors.PublicKey(Vectors.Json(folder, "public_key.json"))));
    }

    [Theory]
    [InlineData(KeypairVersion.Rsa2048)]
    [InlineData(KeypairVersion.Rsa4096)]
    public void A_new_keypair_opens_with_its_password_and_no_other(KeypairVersion version)
    {
        using Keypair made = Make(version);
        ProtectedPrivateKey key = made.Protect(Vectors.Secret("Pässwörd 🔑"), iterations: 1000);
        using Keypair opened = new ProtectedPrivateKey(version.ToApiName(), key.Pem).Unlock(Vectors.Secret("Pässwörd 🔑"));
        Assert.True(opened.Matches(made.PublicKey));
        Assert.Equal(CryptoError.WrongPassword, Assert.Throws<DracoonCryptoException>(() => key.Unlock(Vectors.Secret("Passwort"))).Error);

        using FileKey fileKey = FileKey.Generate();
        using FileKey back = opened.DecryptFileKey(made.PublicKey.EncryptFileKey(fileKey));
        Assert.Equal(fileKey.CopyKey(), back.CopyKey());
    }

    /// <summary>A new one; but Mono takes a minute to find primes for RSA-4096, where an old one has to do.</summary>
    private static Keypair Make(KeypairVersion version) => Cipher.IsSlow && version == KeypairVersion.Rsa4096
        ? Vectors.PrivateKey(Vectors.Json("java", "kp_rsa4096", "private_key.json")).Unlock(Vectors.Password("java", "kp_rsa4096", "password.txt"))
        : Keypair.Generate(version);

    /// <summary>Every PRF and key size that a PEM may name, as BouncyCastle writes it.</summary>
    public static TheoryData<string, string> Protections()
    {
        var protections = new TheoryData<string, string>();
        foreach (string prf in new[] { "1.2.840.113549.2.7", "1.2.840.113549.2.9", "1.2.840.113549.2.10", "1.2.840.113549.2.11" })
        {
            foreach (string cipher in new[] { "2.16.840.1.101.3.4.1.2", "2.16.840.1.101.3.4.1.22", "2.16.840.1.101.3.4.1.42" })
            {
                protections.Add(prf, cipher);
            }
        }
        return protections;
    }

    [Theory]
    [MemberData(nameof(Protections))]
    public void Whatever_the_PEM_names_is_read(string prf, string cipher)
    {
        RsaPrivateCrtKeyParameters key = OtherKey.Value;
        EncryptedPrivateKeyInfo info = EncryptedPrivateKeyInfoFactory.CreateEncryptedPrivateKeyInfo(
            new DerObjectIdentifier(cipher), new DerObjectIdentifier(prf), "secret".ToCharArray(), new byte[] { 1, 2, 3, 4, 5, 6, 7, 8, 9 }, 123, new SecureRandom(), key);
        var locked = new ProtectedPrivateKey("A",
            "-----BEGIN ENCRYPTED PRIVATE KEY-----\n" + Convert.ToBase64String(info.GetEncoded()) + "\n-----END ENCRYPTED PRIVATE KEY-----\n");
        using Keypair open = locked.Unlock(Vectors.Secret("secret"));
        var expected = new PublicKey("A", "-----BEGIN PUBLIC KEY-----\n" + Convert.ToBase64String(SubjectPublicKeyInfoFactory.CreateSubjectPublicKeyInfo(
            new RsaKeyParameters(false, key.Modulus, key.PublicExponent)).GetEncoded()) + "\n-----END PUBLIC KEY-----\n");
        Assert.True(open.Matches(expected));
        Assert.Equal(CryptoError.WrongPassword, Assert.Throws<DracoonCryptoException>(() => locked.Unlock(Vectors.Secret("Secret"))).Error);
    }

    private static readonly Lazy<RsaPrivateCrtKeyParameters> OtherKey = new(() =>
    {
        var generator = new RsaKeyPairGenerator();
        generator.Init(new KeyGenerationParameters(new SecureRandom(), 2048));
        return (RsaPrivateCrtKeyParameters)generator.GenerateKeyPair().Private;
    });

    [Fact]
    public void A_wrong_password_is_never_taken_for_a_damaged_key()
    {
        using Keypair made = Keypair.Generate(KeypairVersion.Rsa2048);
        ProtectedPrivateKey key = made.Protect(Vectors.Secret("right"), iterations: 1);
        // One wrong password in 256 leaves a valid padding.
        for (int i = 0; i < 1500; i++)
        {
            var error = Assert.Throws<DracoonCryptoException>(() => key.Unlock(Vectors.Secret("wrong " + i)));
            Assert.Equal(CryptoError.WrongPassword, error.Error);
        }
    }

    [Theory]
    [InlineData("private_key_bad_version.json", CryptoError.UnknownVersion)]
    [InlineData("private_key_bad_pem.json", CryptoError.InvalidPem)]
    [InlineData("private_key_bad_asn1.json", CryptoError.InvalidKey)]
    [InlineData("private_key_bad_key.json", CryptoError.WrongPassword)]
    public void A_corrupted_private_key_is_refused(string file, CryptoError expected)
    {
        var error = Assert.Throws<DracoonCryptoException>(() =>
            Vectors.PrivateKey(Vectors.Json("corrupted", file)).Unlock(Vectors.Password("javascript", "kp_rsa2048", "password.txt")));
        Assert.Equal(expected, error.Error);
    }

    [Theory]
    [InlineData("plain_private_key_bad_version.json", CryptoError.UnknownVersion)]
    [InlineData("plain_private_key_bad_pem.json", CryptoError.InvalidPem)]
    [InlineData("plain_private_key_bad_asn1.json", CryptoError.InvalidKey)]
    public void A_corrupted_plain_private_key_is_refused(string file, CryptoError expected)
    {
        JObject json = Vectors.Json("corrupted", file);
        Assert.Equal(expected, Assert.Throws<DracoonCryptoException>(() => Keypair.ReadPlain((string)json["version"]!, (string)json["privateKey"]!)).Error);
    }

    [Theory]
    [InlineData("public_key_bad_version.json", CryptoError.UnknownVersion)]
    [InlineData("public_key_bad_pem.json", CryptoError.InvalidPem)]
    [InlineData("public_key_bad_asn1.json", CryptoError.InvalidKey)]
    public void A_corrupted_public_key_is_refused(string file, CryptoError expected) =>
        Assert.Equal(expected, Assert.Throws<DracoonCryptoException>(() => Vectors.PublicKey(Vectors.Json("corrupted", file))).Error);

    [Theory]
    [InlineData(50_000_001, "50,000,001")]
    [InlineData(int.MaxValue, "2,147,483,647")]
    [InlineData(0x1_0000_0000, "4,294,967,296")]
    [InlineData(long.MaxValue, "9,223,372,036,854,775,807")]
    public void A_key_that_names_an_absurd_count_of_iterations_is_refused_before_they_are_done(long count, string named)
    {
        var error = Assert.Throws<DracoonCryptoException>(() => WithIterations(BigInteger.ValueOf(count)).Unlock(Vectors.Secret("secret")));
        Assert.Equal(CryptoError.InvalidKey, error.Error);
        Assert.Contains(named, error.Message, StringComparison.Ordinal);
        Assert.Contains("50,000,000", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_count_of_iterations_of_any_length_is_refused()
    {
        var error = Assert.Throws<DracoonCryptoException>(() => WithIterations(BigInteger.One.ShiftLeft(4000)).Unlock(Vectors.Secret("secret")));
        Assert.Equal(CryptoError.InvalidKey, error.Error);
        Assert.Contains("more than", error.Message, StringComparison.Ordinal);
        Assert.Contains("50,000,000", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(50_000_001)]
    public void A_count_of_iterations_that_would_not_be_read_is_not_written(int count)
    {
        using Keypair keypair = Keypair.Generate(KeypairVersion.Rsa2048);
        Assert.Throws<ArgumentOutOfRangeException>(() => keypair.Protect(Vectors.Secret("secret"), count));
    }

    private static ProtectedPrivateKey WithIterations(BigInteger count)
    {
        var derivation = new DerSequence(new DerObjectIdentifier("1.2.840.113549.1.5.12"), new DerSequence(new DerOctetString(new byte[20]), new DerInteger(count)));
        var scheme = new DerSequence(new DerObjectIdentifier("2.16.840.1.101.3.4.1.42"), new DerOctetString(new byte[16]));
        var algorithm = new DerSequence(new DerObjectIdentifier("1.2.840.113549.1.5.13"), new DerSequence(derivation, scheme));
        byte[] info = new DerSequence(algorithm, new DerOctetString(new byte[1024])).GetEncoded();
        return new ProtectedPrivateKey("A", "-----BEGIN ENCRYPTED PRIVATE KEY-----\n" + Convert.ToBase64String(info) + "\n-----END ENCRYPTED PRIVATE KEY-----\n");
    }

    /// <summary>A server gives the text: it must not take longer the more there is between the lines of it.</summary>
    [Theory]
    [InlineData("-----BEGIN PUBLIC KEY-----", " ", "")]
    [InlineData("-----BEGIN PUBLIC KEY-----", "A ", "-----END PUBLIC KEY")]
    [InlineData("", "-----BEGIN PUBLIC KEY-----\n", "")]
    [InlineData("", "-----BEGIN PUBLIC KEY-----\nMIIB", "")]
    public void A_text_that_is_no_key_is_refused_soon(string before, string piece, string after)
    {
        var watch = Stopwatch.StartNew();
        foreach (int length in new[] { 60_000, 10_000_000 })
        {
            string text = before + string.Concat(Enumerable.Repeat(piece, length / piece.Length)) + after;
            Assert.Equal(CryptoError.InvalidPem, Assert.Throws<DracoonCryptoException>(() => new PublicKey("RSA-4096", text)).Error);
        }
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10), $"It took {watch.Elapsed}.");
    }

    [Fact]
    public void What_is_a_key_of_another_size_is_wiped()
    {
        RSAParameters key = RsaCipher.Generate(2048);
        byte[][] secrets = { key.D!, key.P!, key.Q!, key.DP!, key.DQ!, key.InverseQ! };
        Assert.Equal(CryptoError.InvalidKey, Assert.Throws<DracoonCryptoException>(() => new Keypair(KeypairVersion.Rsa4096, key)).Error);
        Assert.All(secrets, s => Assert.All(s, b => Assert.Equal(0, b)));
    }

    [Fact]
    public void A_locked_keypair_decrypts_nothing()
    {
        Keypair keypair = Keypair.Generate(KeypairVersion.Rsa2048);
        using FileKey key = FileKey.Generate();
        EncryptedFileKey encrypted = keypair.PublicKey.EncryptFileKey(key);
        keypair.Dispose();
        Assert.Throws<ObjectDisposedException>(() => keypair.DecryptFileKey(encrypted));
    }
}
