using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace DracoonSandbox.State;

/// <summary>Time-based one-time passwords: RFC 6238, with SHA-1, six digits and thirty seconds, as every authenticator has them.</summary>
internal static class Totp
{
    private const int Period = 30;
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"; // RFC 4648 6

    /// <summary>The step that a code belongs to: now, or one before or after it, since clocks differ; null for a wrong code.</summary>
    public static long? Step(byte[] secret, string code, DateTime now)
    {
        long current = (long)(now - DateTime.UnixEpoch).TotalSeconds / Period;
        for (long step = current - 1; step <= current + 1; step++)
        {
            if (Code(secret, step) == code)
            {
                return step;
            }
        }
        return null;
    }

    public static string Base32(byte[] bytes)
    {
        var text = new StringBuilder();
        int bits = 0;
        int buffer = 0;
        foreach (byte b in bytes)
        {
            buffer = (buffer << 8) | b;
            bits += 8;
            while (bits >= 5)
            {
                bits -= 5;
                text.Append(Alphabet[(buffer >> bits) & 31]);
            }
            buffer &= (1 << bits) - 1;
        }
        if (bits > 0)
        {
            text.Append(Alphabet[(buffer << (5 - bits)) & 31]);
        }
        return text.ToString();
    }

    private static string Code(byte[] secret, long step)
    {
        byte[] counter = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
#pragma warning disable CA5350 // RFC 6238 as authenticator apps have it
        byte[] hash = HMACSHA1.HashData(secret, counter);
#pragma warning restore CA5350
        int number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 15)) & int.MaxValue;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }
}
