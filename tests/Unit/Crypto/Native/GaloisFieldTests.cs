using System.Linq;
using System.Numerics;
using System.Security.Cryptography;
using Dracoon.Crypto;
using Xunit;

namespace DracoonPS.UnitTests.Crypto.Native;

public sealed class GaloisFieldTests
{
    [Fact]
    public void Products_are_those_of_polynomials()
    {
        for (int i = 0; i < 500; i++)
        {
            byte[] a = RandomNumberGenerator.GetBytes(16);
            byte[] b = RandomNumberGenerator.GetBytes(16);
            var product = new byte[16];
            (GaloisField.Read(a) * GaloisField.Read(b)).Write(product);
            Assert.Equal(Multiply(Polynomial(a), Polynomial(b)), Polynomial(product));
        }
    }

    [Fact]
    public void Powers_and_inverses_are_products()
    {
        for (int i = 0; i < 50; i++)
        {
            GaloisField h = GaloisField.Read(RandomNumberGenerator.GetBytes(16));
            Assert.Equal(GaloisField.One, h * h.Inverse());
            Assert.Equal(GaloisField.One, h.Power(0));
            Assert.Equal(h * h * h * h * h, h.Power(5));
            Assert.Equal(h.Power(8191) * h, h.Power(8192));
        }
        Assert.Equal(GaloisField.Zero, GaloisField.Zero.Inverse());
    }

    /// <summary>Bit i of the number is the coefficient of x^i.</summary>
    private static BigInteger Polynomial(byte[] block) =>
        Enumerable.Range(0, 128).Where(i => (block[i / 8] >> (7 - (i % 8)) & 1) != 0).Aggregate(BigInteger.Zero, (sum, i) => sum + (BigInteger.One << i));

    private static BigInteger Multiply(BigInteger a, BigInteger b)
    {
        BigInteger product = 0;
        for (int i = 0; i < 128; i++)
        {
            product ^= ((a >> i) & 1) * (b << i);
        }
        BigInteger modulus = (BigInteger.One << 128) + 0b1000_0111; // x^128 + x^7 + x^2 + x + 1
        for (int i = 255; i >= 128; i--)
        {
            product ^= ((product >> i) & 1) * (modulus << (i - 128));
        }
        return product;
    }
}
