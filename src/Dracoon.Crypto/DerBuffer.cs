using System;

namespace Dracoon.Crypto;

/// <summary>DER that is written into one array of the right size, for what must leave no copies behind.</summary>
internal sealed class DerBuffer
{
    private int _position;

    public DerBuffer(int size)
    {
        Bytes = new byte[size];
    }

    public byte[] Bytes { get; }

    /// <summary>How many bytes an item takes whose content has so many.</summary>
    public static int Size(int length) => length + (length < 0x80 ? 2 : length < 0x100 ? 3 : 4);

    /// <summary>How many bytes an unsigned number takes: without zeros in front, but with one where the first bit would be a sign.</summary>
    public static int IntegerLength(byte[] unsigned)
    {
        int zeros = LeadingZeros(unsigned);
        return unsigned.Length - zeros + (zeros == unsigned.Length || unsigned[zeros] > 0x7F ? 1 : 0);
    }

    public void Header(byte tag, int length)
    {
        Bytes[_position++] = tag;
        if (length >= 0x100)
        {
            Bytes[_position++] = 0x82;
            Bytes[_position++] = (byte)(length >> 8);
        }
        else if (length >= 0x80)
        {
            Bytes[_position++] = 0x81;
        }
        Bytes[_position++] = (byte)length;
    }

    public void Integer(byte[] unsigned)
    {
        int length = IntegerLength(unsigned);
        Header(0x02, length);
        int zeros = LeadingZeros(unsigned);
        int count = unsigned.Length - zeros;
        _position += length - count;
        Buffer.BlockCopy(unsigned, zeros, Bytes, _position, count);
        _position += count;
    }

    public void Raw(byte[] bytes)
    {
        Buffer.BlockCopy(bytes, 0, Bytes, _position, bytes.Length);
        _position += bytes.Length;
    }

    private static int LeadingZeros(byte[] number)
    {
        int zeros = 0;
        while (zeros < number.Length && number[zeros] == 0)
        {
            zeros++;
        }
        return zeros;
    }
}
