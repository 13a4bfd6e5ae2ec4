using System.Security.Cryptography;

namespace Dracoon.Crypto;

/// <summary>Random bytes from the system's generator, and from nowhere else.</summary>
internal static class SystemRandom
{
    public static byte[] Bytes(int count)
    {
        var bytes = new byte[count];
        using RandomNumberGenerator generator = RandomNumberGenerator.Create();
        generator.GetBytes(bytes);
        return bytes;
    }
}
