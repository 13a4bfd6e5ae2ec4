using System.Linq;
using Dracoon.Crypto;
using Newtonsoft.Json.Linq;
using Xunit;

namespace DracoonPS.UnitTests.Crypto;

public sealed class KeypairTests
{
    public static TheoryData<string> KeypairFolders()
    {
        var folders = Vectors.Folders("kp_").ToArray();
        Assert.True(folders.Length >= 17, "The vectors are not all there.");
        return new TheoryData<string>(folders);
    }

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
        using Keypair made = Keypair.Generate(version);
        ProtectedPrivateKey key = made.Protect(Vectors.Secret("Pässwörd 🔑"), iterations: 1000);
        using Keypair opened = new ProtectedPrivateKey(version.ToApiName(), key.Pem).Unlock(Vectors.Secret("Pässwörd 🔑"));
        Assert.True(opened.Matches(made.PublicKey));
        Assert.Equal(CryptoError.WrongPassword, Assert.Throws<DracoonCryptoException>(() => key.Unlock(Vectors.Secret("Passwort"))).Error);

        using FileKey fileKey = FileKey.Generate();
        using FileKey back = opened.DecryptFileKey(made.PublicKey.EncryptFileKey(fileKey));
        Assert.Equal(fileKey.CopyKey(), back.CopyKey());
    }

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

    [Fact]
    public void A_locked_keypair_decrypts_nothing()
    {
        Keypair keypair = Keypair.Generate(KeypairVersion.Rsa2048);
        using FileKey key = FileKey.Generate();
        EncryptedFileKey encrypted = keypair.PublicKey.EncryptFileKey(key);
        keypair.Dispose();
        Assert.Throws<System.ObjectDisposedException>(() => keypair.DecryptFileKey(encrypted));
    }
}
