using System.Security.Cryptography;
using System.Threading.Tasks;
using Dracoon.Crypto;
using Xunit;

namespace DracoonPS.UnitTests.Crypto.Native;

/// <summary>RSA-4096 by the platform and by BouncyCastle: what one encrypts, the other decrypts.</summary>
public sealed class NativeRsaTests
{
    private static readonly RSAParameters Key = RsaCipher.Generate(4096); // one for all: making it takes seconds
    private readonly byte[] _plain = RandomNumberGenerator.GetBytes(32);

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public void The_two_read_each_other(bool encryptsNatively, bool decryptsNatively)
    {
        using var encrypts = new RsaCipher(KeypairVersion.Rsa4096, Key, encryptsNatively);
        using var decrypts = new RsaCipher(KeypairVersion.Rsa4096, Key, decryptsNatively);
        Assert.Equal(_plain, decrypts.Decrypt(encrypts.Encrypt(_plain)));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void What_was_changed_is_refused_in_the_same_way(bool native)
    {
        using var cipher = new RsaCipher(KeypairVersion.Rsa4096, Key, native);
        byte[] encrypted = cipher.Encrypt(_plain);
        encrypted[100] ^= 1;
        Assert.Equal(CryptoError.InvalidFileKey, Assert.Throws<DracoonCryptoException>(() => cipher.Decrypt(encrypted)).Error);
        Assert.Equal(CryptoError.InvalidFileKey, Assert.Throws<DracoonCryptoException>(() => cipher.Decrypt(new byte[3])).Error);
    }

    [Fact]
    public void Many_threads_may_use_oneKey()
    {
        using var cipher = new RsaCipher(KeypairVersion.Rsa4096, Key);
        Parallel.For(0, 24, _ => Assert.Equal(_plain, cipher.Decrypt(cipher.Encrypt(_plain))));
    }
}
