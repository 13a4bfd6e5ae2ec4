using System.Linq;
using Dracoon.Crypto;
using Xunit;

namespace DracoonPS.UnitTests.Crypto;

public sealed class FileKeyTests
{
    public static TheoryData<string> FileKeyFolders()
    {
        var folders = Vectors.Folders("fk_").ToArray();
        Assert.True(folders.Length >= 6, "The vectors are not all there.");
        return new TheoryData<string>(folders);
    }

    [Theory]
    [MemberData(nameof(FileKeyFolders))]
    public void Every_encrypted_file_key_decrypts_to_its_plain_one(string folder)
    {
        string sdk = folder.Split('/', '\\')[0];
        string keypairFolder = folder.Contains("rsa4096") ? "kp_rsa4096" : "kp_rsa2048";
        using Keypair keypair = Vectors.PrivateKey(Vectors.Json(sdk, keypairFolder, "private_key.json")).Unlock(Vectors.Password(sdk, keypairFolder, "password.txt"));
        using FileKey decrypted = keypair.DecryptFileKey(Vectors.EncryptedFileKey(Vectors.Json(folder, "enc_file_key.json")));
        using FileKey expected = Vectors.PlainFileKey(Vectors.Json(folder, "plain_file_key.json"));
        Assert.Equal(expected.CopyKey(), decrypted.CopyKey());
        Assert.Equal(expected.Iv, decrypted.Iv);
        Assert.Equal(expected.Tag, decrypted.Tag);
    }

    [Fact]
    public void A_file_key_of_the_other_version_is_refused()
    {
        using Keypair small = Keypair.Generate(KeypairVersion.Rsa2048);
        using FileKey key = FileKey.Generate();
        EncryptedFileKey encrypted = small.PublicKey.EncryptFileKey(key);
        var other = new EncryptedFileKey("RSA-4096/AES-256-GCM", encrypted.Key, encrypted.Iv, encrypted.Tag);
        Assert.Equal(CryptoError.VersionMismatch, Assert.Throws<DracoonCryptoException>(() => small.DecryptFileKey(other)).Error);
    }

    [Fact]
    public void Corrupted_encrypted_file_keys_are_refused()
    {
        using Keypair keypair = Vectors.PrivateKey(Vectors.Json("javascript", "kp_rsa2048", "private_key.json"))
            .Unlock(Vectors.Password("javascript", "kp_rsa2048", "password.txt"));
        Assert.Equal(CryptoError.UnknownVersion, Assert.Throws<DracoonCryptoException>(
            () => Vectors.EncryptedFileKey(Vectors.Json("corrupted", "enc_file_key_bad_version.json"))).Error);
        Assert.Equal(CryptoError.InvalidFileKey, Assert.Throws<DracoonCryptoException>(
            () => keypair.DecryptFileKey(Vectors.EncryptedFileKey(Vectors.Json("corrupted", "enc_file_key_bad_key.json")))).Error);
    }

    [Theory]
    [InlineData("plain_file_key_bad_key.json")]
    [InlineData("plain_file_key_bad_iv.json")]
    [InlineData("plain_file_key_bad_tag.json")]
    public void A_file_is_refused_with_a_corrupted_key_iv_or_tag(string file)
    {
        byte[] encrypted = Vectors.File64("files", "javascript", "enc_file.b64");
        using FileKey key = Vectors.PlainFileKey(Vectors.Json("corrupted", file));
        Assert.Equal(CryptoError.TagMismatch, Assert.Throws<DracoonCryptoException>(() => Cipher.Decrypt(key, encrypted, [encrypted.Length])).Error);
    }

    [Fact]
    public void An_unknown_version_a_short_iv_and_a_missing_tag_are_refused()
    {
        Assert.Equal(CryptoError.UnknownVersion, Assert.Throws<DracoonCryptoException>(
            () => Vectors.PlainFileKey(Vectors.Json("corrupted", "plain_file_key_bad_version.json"))).Error);
        string key = System.Convert.ToBase64String(new byte[32]);
        Assert.Equal(CryptoError.InvalidIv, Assert.Throws<DracoonCryptoException>(() => FileKey.ReadPlain("AES-256-GCM", key, "AAAA", null)).Error);
        using FileKey untagged = FileKey.Generate();
        Assert.Equal(CryptoError.InvalidTag, Assert.Throws<DracoonCryptoException>(() => new FileDecryptor(untagged)).Error);
    }
}
