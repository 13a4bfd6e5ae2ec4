namespace DracoonSandbox.Qr;

/// <summary>The bytes of a QR code: the text in blocks, each with its Reed-Solomon codewords, woven into each other.</summary>
internal sealed class QrBlocks
{
    // For versions 1 to 10 at level M: codewords of correction in a block, blocks with so many data codewords, blocks with one more.
    private static readonly (int Correction, int Blocks, int Data, int LongBlocks)[] Layouts =
    [
        (10, 1, 16, 0), (16, 1, 28, 0), (26, 1, 44, 0), (18, 2, 32, 0), (24, 2, 43, 0),
        (16, 4, 27, 0), (18, 4, 31, 0), (22, 2, 38, 2), (22, 3, 36, 2), (26, 4, 43, 1),
    ];

    private static readonly byte[] Powers = new byte[255];
    private static readonly byte[] Logarithms = new byte[256];

    private readonly int _correction;
    private readonly int[] _lengths;

    static QrBlocks()
    {
        int value = 1;
        for (int i = 0; i < 255; i++)
        {
            Powers[i] = (byte)value;
            Logarithms[value] = (byte)i;
            value <<= 1;
            if (value > 255)
            {
                value ^= 0x11D;
            }
        }
    }

    private QrBlocks(int version)
    {
        Version = version;
        (int correction, int blocks, int data, int longBlocks) = Layouts[version - 1];
        _correction = correction;
        _lengths = [.. Enumerable.Repeat(data, blocks), .. Enumerable.Repeat(data + 1, longBlocks)];
    }

    public int Version { get; }

    private int CountBits => Version < 10 ? 8 : 16;

    /// <summary>The smallest version with room for so many bytes.</summary>
    /// <exception cref="ArgumentException">None has.</exception>
    public static QrBlocks Smallest(int length) =>
        Enumerable.Range(1, Layouts.Length).Select(version => new QrBlocks(version)).FirstOrDefault(b => 4 + b.CountBits + (8 * length) <= 8 * b._lengths.Sum())
        ?? throw new ArgumentException($"A text of {length} bytes is too long for a QR code of version {Layouts.Length}.", nameof(length));

    /// <summary>Where the centers of the alignment patterns are, in both directions.</summary>
    public static int[] AlignmentCenters(int version)
    {
        int last = 10 + (4 * version);
        return version == 1 ? [] : version < 7 ? [6, last] : [6, (6 + last) / 2, last];
    }

    public byte[] Encode(byte[] text)
    {
        byte[] data = Data(text);
        int offset = 0;
        byte[][] blocks = [.. _lengths.Select(length => data[offset..(offset += length)])];
        byte[][] corrections = [.. blocks.Select(Correct)];
        return [.. Weave(blocks), .. Weave(corrections)];
    }

    /// <summary>Mode, length, text, end, and what fills the rest.</summary>
    private byte[] Data(byte[] text)
    {
        var bits = new List<bool>();
        void Add(int value, int count)
        {
            for (int i = count - 1; i >= 0; i--)
            {
                bits.Add((value >> i & 1) != 0);
            }
        }

        Add(0b0100, 4);
        Add(text.Length, CountBits);
        foreach (byte b in text)
        {
            Add(b, 8);
        }
        int total = _lengths.Sum() * 8;
        Add(0, Math.Min(4, total - bits.Count));
        Add(0, (8 - (bits.Count % 8)) % 8);
        for (int filler = 0xEC; bits.Count < total; filler ^= 0xEC ^ 0x11)
        {
            Add(filler, 8);
        }
        var bytes = new byte[total / 8];
        for (int i = 0; i < bits.Count; i++)
        {
            bytes[i / 8] |= (byte)(bits[i] ? 0x80 >> (i % 8) : 0);
        }
        return bytes;
    }

    /// <summary>The remainder of the block's polynomial, divided by the product of all (x - 2^i).</summary>
    private byte[] Correct(byte[] block)
    {
        byte[] generator = [1];
        for (int i = 0; i < _correction; i++)
        {
            var next = new byte[generator.Length + 1];
            for (int j = 0; j < generator.Length; j++)
            {
                next[j] ^= generator[j];
                next[j + 1] ^= Multiply(generator[j], Powers[i]);
            }
            generator = next;
        }
        byte[] rest = [.. block, .. new byte[_correction]];
        for (int i = 0; i < block.Length; i++)
        {
            byte factor = rest[i];
            for (int j = 0; j < generator.Length; j++)
            {
                rest[i + j] ^= Multiply(generator[j], factor);
            }
        }
        return rest[block.Length..];
    }

    private static byte Multiply(byte a, byte b) => a == 0 || b == 0 ? (byte)0 : Powers[(Logarithms[a] + Logarithms[b]) % 255];

    private static IEnumerable<byte> Weave(byte[][] blocks) =>
        Enumerable.Range(0, blocks.Max(b => b.Length)).SelectMany(i => blocks.Where(b => i < b.Length).Select(b => b[i]));
}
