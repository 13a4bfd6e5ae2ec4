using System;
using System.Collections.Generic;
using System.Linq;

namespace Dracoon.Crypto;

/// <summary>
/// Reads the few ASN.1 types that keys are made of (ITU-T X.690). Tolerant where old writers were not strict: an INTEGER is the
/// unsigned number of its bytes, however many leading zeros it has and whatever its first bit.
/// </summary>
internal sealed class DerReader
{
    private readonly byte[] _data;
    private readonly int _end;
    private int _position;

    public DerReader(byte[] data)
        : this(data, 0, data.Length)
    {
    }

    private DerReader(byte[] data, int start, int end)
    {
        _data = data;
        _position = start;
        _end = end;
    }

    public bool HasMore => _position < _end;

    public byte PeekTag() => HasMore ? _data[_position] : throw Broken("it ends too early");

    public DerReader Sequence() => Enter(0x30, "a SEQUENCE");

    public byte[] OctetString() => Content(0x04, "an OCTET STRING");

    /// <summary>An unsigned number, big-endian, without leading zeros.</summary>
    public byte[] Integer()
    {
        byte[] content = Content(0x02, "an INTEGER");
        int zeros = 0;
        while (zeros < content.Length && content[zeros] == 0)
        {
            zeros++;
        }
        var trimmed = new byte[content.Length - zeros]; // itself, and no list on the way to it: the number may be secret
        Buffer.BlockCopy(content, zeros, trimmed, 0, trimmed.Length);
        Array.Clear(content, 0, content.Length);
        return trimmed;
    }

    public string ObjectIdentifier()
    {
        byte[] content = Content(0x06, "an OBJECT IDENTIFIER");
        var arcs = new List<long>();
        long arc = 0;
        foreach (byte value in content)
        {
            arc = (arc << 7) | (uint)(value & 0x7F);
            if ((value & 0x80) == 0)
            {
                arcs.Add(arc);
                arc = 0;
            }
        }

        if (arcs.Count == 0)
        {
            throw Broken("an OBJECT IDENTIFIER is empty");
        }

        long first = Math.Min(arcs[0] / 40, 2);
        return string.Join(".", new[] { first, arcs[0] - (first * 40) }.Concat(arcs.Skip(1)));
    }

    public DerReader BitString()
    {
        byte[] content = Content(0x03, "a BIT STRING");
        if (content.Length == 0 || content[0] != 0)
        {
            throw Broken("a BIT STRING has unused bits");
        }

        return new DerReader(content, 1, content.Length);
    }

    private DerReader Enter(byte tag, string what)
    {
        int length = Header(tag, what);
        var inner = new DerReader(_data, _position, _position + length);
        _position += length;
        return inner;
    }

    private byte[] Content(byte tag, string what)
    {
        int length = Header(tag, what);
        var content = new byte[length];
        Buffer.BlockCopy(_data, _position, content, 0, length);
        _position += length;
        return content;
    }

    private int Header(byte tag, string what)
    {
        if (PeekTag() != tag)
        {
            throw Broken($"{what} was expected at byte {_position}");
        }

        _position++;
        int length = Next();
        if (length > 0x80)
        {
            int count = length & 0x7F;
            if (count > 4)
            {
                throw Broken("a length is too large");
            }

            long value = 0;
            for (int i = 0; i < count; i++)
            {
                value = (value << 8) | (uint)Next();
            }

            length = value <= _end - _position ? (int)value : throw Broken("a length points past its end");
        }
        else if (length == 0x80)
        {
            throw Broken("a length is indefinite");
        }

        return length <= _end - _position ? length : throw Broken("a length points past its end");
    }

    private int Next() => HasMore ? _data[_position++] : throw Broken("it ends too early");

    private static DracoonCryptoException Broken(string why) => new(CryptoError.InvalidKey, $"The key data is no valid ASN.1: {why}.");
}

/// <summary>Writes the few ASN.1 types that keys are made of, in DER.</summary>
internal static class DerWriter
{
    public static byte[] Sequence(params byte[][] items) => Tagged(0x30, Concat(items));

    public static byte[] OctetString(byte[] content) => Tagged(0x04, content);

    public static byte[] BitString(byte[] content) => Tagged(0x03, Concat(new byte[] { 0 }, content));

    public static byte[] Null() => new byte[] { 0x05, 0x00 };

    public static byte[] Integer(byte[] unsigned)
    {
        byte[] trimmed = unsigned.SkipWhile(value => value == 0).ToArray();
        bool pad = trimmed.Length == 0 || trimmed[0] > 0x7F;
        return Tagged(0x02, pad ? Concat(new byte[] { 0 }, trimmed) : trimmed);
    }

    public static byte[] Integer(int value) => Integer(new[] { (byte)(value >> 24), (byte)(value >> 16), (byte)(value >> 8), (byte)value });

    public static byte[] ObjectIdentifier(string dotted)
    {
        long[] arcs = dotted.Split('.').Select(long.Parse).ToArray();
        IEnumerable<byte> bytes = new[] { (arcs[0] * 40) + arcs[1] }.Concat(arcs.Skip(2)).SelectMany(Base128);
        return Tagged(0x06, bytes.ToArray());
    }

    private static IEnumerable<byte> Base128(long arc)
    {
        var groups = new Stack<byte>();
        groups.Push((byte)(arc & 0x7F));
        while ((arc >>= 7) > 0)
        {
            groups.Push((byte)((arc & 0x7F) | 0x80));
        }

        return groups;
    }

    private static byte[] Tagged(byte tag, byte[] content)
    {
        byte[] length = content.Length < 0x80 ? new[] { (byte)content.Length }
            : content.Length < 0x100 ? new byte[] { 0x81, (byte)content.Length }
            : new byte[] { 0x82, (byte)(content.Length >> 8), (byte)content.Length };
        return Concat(new[] { tag }, length, content);
    }

    private static byte[] Concat(params byte[][] parts) => parts.SelectMany(part => part).ToArray();
}
