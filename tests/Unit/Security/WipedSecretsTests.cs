using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Reflection;
using System.Security.Cryptography;
using System.Threading.Tasks;
using Dracoon.Client.Authentication;
using Dracoon.Crypto;
using DracoonPS.UnitTests.Crypto;
using Xunit;

namespace DracoonPS.UnitTests.Security;

/// <summary>
/// What is left of keys and passwords in our own buffers once they are not needed any more. The platform's RSA makes copies of its own when a key goes in or
/// out, and tokens are strings, which nobody can wipe; they go when the collector takes them.
/// </summary>
public sealed class WipedSecretsTests
{
    [Theory]
    [InlineData(KeypairVersion.Rsa2048)]
    [InlineData(KeypairVersion.Rsa4096)]
    public void A_locked_keypair_has_no_private_number_left(KeypairVersion version)
    {
        Keypair keypair = Keypair.Generate(version);
        var key = (RSAParameters)Field(keypair, "_key");
        byte[][] secrets = [key.D!, key.P!, key.Q!, key.DP!, key.DQ!, key.InverseQ!];
        Assert.All(secrets, s => Assert.Contains(s, b => b != 0));
        keypair.Dispose();
        Assert.All(secrets, s => Assert.All(s, b => Assert.Equal(0, b)));
        Assert.Throws<ObjectDisposedException>(() => keypair.Protect(Vectors.Secret("x")));
    }

    [Fact]
    public void What_the_platform_takes_for_no_key_is_wiped()
    {
        using RSA rsa = RSA.Create(4096);
        RSAParameters key = rsa.ExportParameters(true);
        byte[][] secrets = [key.D!, key.P!, key.Q!, key.DQ!, key.InverseQ!];
        key.DP = new byte[1];
        Assert.Throws<DracoonCryptoException>(() => new Keypair(KeypairVersion.Rsa4096, key));
        Assert.All(secrets, s => Assert.All(s, b => Assert.Equal(0, b)));
    }

    [Fact]
    public void A_file_key_that_is_done_with_is_zero()
    {
        FileKey key = FileKey.Generate();
        var bytes = (byte[])Field(key, "_key");
        Assert.Contains(bytes, b => b != 0);
        key.Dispose();
        Assert.All(bytes, b => Assert.Equal(0, b));
    }

    [Theory]
    [InlineData(10)]
    [InlineData(5000)]
    public async Task A_form_with_a_password_is_zero_after_use_also_where_it_was_outgrown(int length)
    {
        string password = new('p', length);
        var form = new FormBody();
        var buffers = new List<byte[]>();
        for (int i = 0; i < 3; i++)
        {
            buffers.Add((byte[])Field(form, "_bytes"));
            form.Add("password", Vectors.Secret(password));
        }
        buffers.Add((byte[])Field(form, "_bytes"));
        using (HttpContent content = form.ToContent())
        {
            Assert.Equal(string.Join("&", Enumerable.Repeat("password=" + password, 3)), await content.ReadAsStringAsync());
        }
        form.Dispose();
        Assert.All(buffers, buffer => Assert.All(buffer, b => Assert.Equal(0, b)));
    }

    [Fact]
    public void The_private_key_is_written_as_the_platform_writes_it()
    {
        using RSA rsa = RSA.Create(2048);
        Assert.Equal(rsa.ExportPkcs8PrivateKey(), RsaKeyData.WritePrivate(rsa.ExportParameters(true)));
    }

    private static object Field(object of, string name) => of.GetType().GetField(name, BindingFlags.Instance | BindingFlags.NonPublic)!.GetValue(of)!;
}
