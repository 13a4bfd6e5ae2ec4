using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Reflection;
using System.Runtime;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using System.Threading.Tasks;
using Dracoon.Client.Authentication;
using Dracoon.Crypto;
using DracoonPS.UnitTests.Crypto;
using Xunit;

namespace DracoonPS.UnitTests.Security;

/// <summary>What is left of keys and passwords once they are not needed any more.</summary>
public sealed class WipedSecretsTests
{
    private const byte Mask = 0x5A;

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

    /// <summary>
    /// The whole memory of this process: an RSA-4096 key that was protected, unlocked, used and locked again stands nowhere in it, as bytes. BouncyCastle's numbers
    /// (version A) and strings, such as tokens, can't be wiped; they go when the collector takes them.
    /// </summary>
    [Fact]
    public void A_locked_keypair_is_nowhere_in_the_memory_of_the_process()
    {
        if (!OperatingSystem.IsLinux())
        {
            return; // only there a process can read itself so
        }
        (byte[] masked, Keypair open) = Open();
        Assert.True(Count(masked) > 0, "The control: an unlocked key is found.");
        open.Dispose();
        Collect();
        Assert.Equal(0, Count(masked));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static (byte[] Masked, Keypair Open) Open()
    {
        ProtectedPrivateKey saved;
        using (Keypair made = Keypair.Generate(KeypairVersion.Rsa4096))
        {
            saved = made.Protect(Vectors.Secret("Encrypt-Me-2026"), 1000);
        }
        Keypair open = saved.Unlock(Vectors.Secret("Encrypt-Me-2026"));
        using (FileKey key = FileKey.Generate())
        using (FileKey again = open.DecryptFileKey(open.PublicKey.EncryptFileKey(key)))
        {
            Assert.Equal(key.CopyKey(), again.CopyKey());
        }
        var parameters = (RSAParameters)Field(open, "_key");
        byte[] prime = parameters.P!;
        return ([.. Enumerable.Range(40, 48).Select(i => (byte)(prime[i] ^ Mask))], open); // without a copy of it
    }

    private static void Collect()
    {
        GCSettings.LargeObjectHeapCompactionMode = GCLargeObjectHeapCompactionMode.CompactOnce;
        for (int i = 0; i < 2; i++)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true, compacting: true);
            GC.WaitForPendingFinalizers();
        }
    }

    /// <summary>How often the masked bytes stand in memory unmasked, apart from the buffer that they are looked for in.</summary>
    private static int Count(byte[] masked)
    {
        byte[] start = [.. masked.Take(4).Select(b => (byte)(b ^ Mask))]; // too short to be taken for the key
        byte[] buffer = GC.AllocateArray<byte>(1 << 20, pinned: true);
        long own = System.Runtime.InteropServices.Marshal.UnsafeAddrOfPinnedArrayElement(buffer, 0);
        int found = 0;
        using FileStream memory = new("/proc/self/mem", FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 0);
        foreach (string line in File.ReadAllLines("/proc/self/maps").Where(l => l.Contains(" rw", StringComparison.Ordinal)))
        {
            string[] range = line.Split(' ')[0].Split('-');
            long from = long.Parse(range[0], NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            long to = long.Parse(range[1], NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            for (long at = from; at < to; at += buffer.Length - 64)
            {
                int count;
                try
                {
                    memory.Position = at;
                    count = memory.Read(buffer, 0, (int)Math.Min(buffer.Length, to - at));
                }
                catch (Exception e) when (e is IOException or ArgumentException or NotSupportedException)
                {
                    break; // a page that can't be read
                }
                for (int i = 0, next; i < count && (next = buffer.AsSpan(i, count - i).IndexOf(start)) >= 0; i += next + 1)
                {
                    int place = i + next;
                    long address = at + place;
                    bool same = place + masked.Length <= count && (address < own || address >= own + buffer.Length);
                    for (int k = 0; same && k < masked.Length; k++)
                    {
                        same = (byte)(buffer[place + k] ^ Mask) == masked[k];
                    }
                    found += same ? 1 : 0;
                }
                Array.Clear(buffer);
            }
        }
        return found;
    }

    private static object Field(object of, string name) => of.GetType().GetField(name, BindingFlags.Instance | BindingFlags.NonPublic)!.GetValue(of)!;
}
