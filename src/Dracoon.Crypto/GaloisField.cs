#if NET8_0_OR_GREATER
using System;
using System.Buffers.Binary;

namespace Dracoon.Crypto;

/// <summary>An element of GF(2^128) as GCM writes it: the first bit of the first byte is the coefficient of x^0 (NIST SP 800-38D, 6.3).</summary>
internal readonly struct GaloisField(ulong high, ulong low) : IEquatable<GaloisField>
{
    private readonly ulong _high = high;
    private readonly ulong _low = low;

    public static GaloisField Zero => default;

    /// <summary>x^0.</summary>
    public static GaloisField One => new(1UL << 63, 0);

    public static GaloisField Read(ReadOnlySpan<byte> block) =>
        new(BinaryPrimitives.ReadUInt64BigEndian(block), BinaryPrimitives.ReadUInt64BigEndian(block[8..]));

    public static GaloisField operator ^(GaloisField a, GaloisField b) => new(a._high ^ b._high, a._low ^ b._low);

    /// <summary>The product, in the same time whatever the factors are.</summary>
    public static GaloisField operator *(GaloisField a, GaloisField b)
    {
        ulong high = 0, low = 0, vh = b._high, vl = b._low;
        for (int half = 0; half < 2; half++)
        {
            ulong bits = half == 0 ? a._high : a._low;
            for (int i = 0; i < 64; i++)
            {
                ulong take = (ulong)((long)bits >> 63);
                bits <<= 1;
                high ^= vh & take;
                low ^= vl & take;
                ulong carry = 0UL - (vl & 1);
                vl = (vl >> 1) | (vh << 63);
                vh = (vh >> 1) ^ (0xE100000000000000UL & carry);
            }
        }
        return new GaloisField(high, low);
    }

    public GaloisField Power(long exponent)
    {
        GaloisField result = One, square = this;
        for (; exponent > 0; exponent >>= 1)
        {
            if ((exponent & 1) != 0)
            {
                result *= square;
            }
            square *= square;
        }
        return result;
    }

    /// <summary>The inverse, by Fermat: this to the power of 2^128 - 2.</summary>
    public GaloisField Inverse()
    {
        GaloisField result = One, square = this;
        for (int i = 1; i < 128; i++)
        {
            square *= square;
            result *= square;
        }
        return result;
    }

    public void Write(Span<byte> block)
    {
        BinaryPrimitives.WriteUInt64BigEndian(block, _high);
        BinaryPrimitives.WriteUInt64BigEndian(block[8..], _low);
    }

    public bool Equals(GaloisField other) => _high == other._high && _low == other._low;

    public override bool Equals(object? obj) => obj is GaloisField other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(_high, _low);
}
#endif
