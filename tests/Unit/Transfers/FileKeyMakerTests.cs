using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Dracoon.Client.Models;
using Dracoon.Client.Transfers;
using Dracoon.Crypto;
using Xunit;

namespace DracoonPS.UnitTests.Transfers;

/// <summary>Which public key a file key is encrypted with, and what becomes of a page in which something is missing.</summary>
public sealed class FileKeyMakerTests
{
    private static readonly DateTime Earlier = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    [Theory]
    [InlineData("A", "A1,RSA-4096", "A1")]
    [InlineData("RSA-4096", "A1,RSA-4096", "RSA-4096")]
    [InlineData("RSA-4096", "A1", "A1")] // the only one: the key is translated
    [InlineData("A", "A1,A2", "A2")] // the newer one
    [InlineData("RSA-4096", "A1,A2", "A2")]
    [InlineData("A", "A1,B1", null)] // of the same time: nothing decides
    public void The_public_key_fits_the_file_key_and_is_never_guessed(string version, string candidates, string? expected)
    {
        List<PublicKeyContainer> containers = candidates.Split(',').Select(name => new PublicKeyContainer
        {
            Version = name == "RSA-4096" ? name : "A", PublicKey = name, CreatedAt = name.EndsWith('2') ? Earlier.AddDays(1) : Earlier,
        }).ToList();
        Assert.Equal(expected, FileKeyMaker.Choose(containers, version)?.PublicKey);
    }

    [Fact]
    public async Task What_can_be_made_is_made_and_the_rest_says_why()
    {
        using Keypair own = Keypair.Generate(KeypairVersion.Rsa4096);
        using Keypair other = Keypair.Generate(KeypairVersion.Rsa2048);
        using FileKey key = FileKey.Generate();
        var page = new MissingFileKeysPage
        {
            Items = { Missing(1, 10), Missing(1, 11), Missing(1, 12), Missing(2, 10), Missing(3, 10) },
            Users = { User(10, other.PublicKey.Pem), User(11, "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----") },
            Files = { File(1, own.PublicKey.EncryptFileKey(key)), File(2, other.PublicKey.EncryptFileKey(key)) },
        };
        using var maker = new FileKeyMaker(own);
        MadeFileKey[] made = await maker.MakeAsync(page, page.Items, default);
        using FileKey opened = other.DecryptFileKey(made[0].Key!);
        Assert.Equal(key.CopyKey(), opened.CopyKey());
        Assert.All(made.Skip(1), m => Assert.Null(m.Key));
        Assert.Contains("no public key", made[2].Reason, StringComparison.Ordinal);
        Assert.Contains("this one is 'RSA-4096'", made[3].Reason, StringComparison.Ordinal); // the keypair does not belong to the file key
        Assert.Contains("no key of the file", made[4].Reason, StringComparison.Ordinal);
        Assert.NotEqual("", made[1].Reason);
    }

    [Fact]
    public async Task A_public_key_that_can_be_read_but_is_no_key_fails_alone()
    {
        using Keypair own = Keypair.Generate(KeypairVersion.Rsa2048);
        using FileKey key = FileKey.Generate();
        byte[] der = Convert.FromBase64String(string.Concat(own.PublicKey.Pem.Split('\n').Where(l => !l.StartsWith("-----", StringComparison.Ordinal))));
        der[^6] &= 0xFE; // the modulus is even now
        var page = new MissingFileKeysPage
        {
            Items = { Missing(1, 10), Missing(1, 11) },
            Users = { User(10, "-----BEGIN PUBLIC KEY-----\n" + Convert.ToBase64String(der) + "\n-----END PUBLIC KEY-----"), User(11, own.PublicKey.Pem) },
            Files = { File(1, own.PublicKey.EncryptFileKey(key)) },
        };
        using var maker = new FileKeyMaker(own);
        MadeFileKey[] made = await maker.MakeAsync(page, page.Items, default);
        Assert.Null(made[0].Key);
        Assert.NotEqual("", made[0].Reason);
        Assert.NotNull(made[1].Key);
    }

    private static DracoonMissingFileKey Missing(long fileId, long userId) => new() { FileId = fileId, UserId = userId };

    private static UserPublicKey User(long id, string pem) => new() { Id = id, PublicKeyContainer = new PublicKeyContainer { Version = "A", PublicKey = pem } };

    private static FileKeyOfFile File(long id, EncryptedFileKey key) => new()
    {
        Id = id, FileKeyContainer = new FileKeyContainer { Version = key.Version, Key = key.Key, Iv = key.Iv, Tag = key.Tag },
    };
}
