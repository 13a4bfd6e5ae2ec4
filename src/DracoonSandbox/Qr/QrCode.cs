using System.Text;

namespace DracoonSandbox.Qr;

/// <summary>A QR code of a text (ISO/IEC 18004): byte mode, error correction M, versions 1 to 10, which is enough for an address.</summary>
internal sealed class QrCode
{
    private const int FormatGenerator = 0x537;
    private const int FormatMask = 0x5412;
    private const int VersionGenerator = 0x1F25;

    private readonly bool[,] _dark;
    private readonly bool[,] _fixed;

    private QrCode(int version)
    {
        Size = 17 + (4 * version);
        _dark = new bool[Size, Size];
        _fixed = new bool[Size, Size];
    }

    /// <summary>Modules in a row, without the margin.</summary>
    public int Size { get; }

    /// <summary>True for a dark module.</summary>
    public bool this[int x, int y] => _dark[x, y];

    /// <exception cref="ArgumentException">The text is too long.</exception>
    public static QrCode Of(string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        QrBlocks blocks = QrBlocks.Smallest(bytes.Length);
        byte[] codewords = blocks.Encode(bytes);
        QrCode? best = null;
        int least = int.MaxValue;
        for (int mask = 0; mask < 8; mask++)
        {
            var code = new QrCode(blocks.Version);
            code.DrawFixed(blocks.Version, mask);
            code.DrawData(codewords, mask);
            int penalty = code.Penalty();
            if (penalty < least)
            {
                (best, least) = (code, penalty);
            }
        }
        return best!;
    }

    private void DrawFixed(int version, int mask)
    {
        for (int i = 0; i < Size; i++)
        {
            Set(6, i, i % 2 == 0); // timing
            Set(i, 6, i % 2 == 0);
        }
        DrawFinder(0, 0);
        DrawFinder(Size - 7, 0);
        DrawFinder(0, Size - 7);
        int[] centers = QrBlocks.AlignmentCenters(version);
        foreach (int x in centers)
        {
            foreach (int y in centers)
            {
                bool isFinder = (x == 6 && y == 6) || (x == 6 && y == Size - 7) || (x == Size - 7 && y == 6);
                if (!isFinder)
                {
                    DrawSquares(x, y, 2, ring => ring != 1);
                }
            }
        }
        DrawFormat(mask);
        if (version >= 7)
        {
            DrawVersion(version);
        }
    }

    /// <summary>A finder with the light frame around it.</summary>
    private void DrawFinder(int left, int top) => DrawSquares(left + 3, top + 3, 4, ring => ring is not (2 or 4));

    /// <summary>Rings around a center, by their distance from it.</summary>
    private void DrawSquares(int centerX, int centerY, int radius, Func<int, bool> isDark)
    {
        for (int y = Math.Max(centerY - radius, 0); y <= Math.Min(centerY + radius, Size - 1); y++)
        {
            for (int x = Math.Max(centerX - radius, 0); x <= Math.Min(centerX + radius, Size - 1); x++)
            {
                Set(x, y, isDark(Math.Max(Math.Abs(x - centerX), Math.Abs(y - centerY))));
            }
        }
    }

    /// <summary>Level M, which is 00, and the mask, twice.</summary>
    private void DrawFormat(int mask)
    {
        int bits = WithRemainder(mask, 10, FormatGenerator) ^ FormatMask;
        bool Bit(int i) => (bits >> i & 1) != 0;
        for (int i = 0; i < 15; i++)
        {
            // Around the first finder, past the timing lines: up its right side, then along its bottom.
            (int x, int y) = i < 6 ? (8, i) : i < 8 ? (8, i + 1) : i == 8 ? (7, 8) : (14 - i, 8);
            Set(x, y, Bit(i));
            // The other half at each of the other finders.
            (x, y) = i < 8 ? (Size - 1 - i, 8) : (8, Size - 15 + i);
            Set(x, y, Bit(i));
        }
        Set(8, Size - 8, true);
    }

    private void DrawVersion(int version)
    {
        int bits = WithRemainder(version, 12, VersionGenerator);
        for (int i = 0; i < 18; i++)
        {
            bool dark = (bits >> i & 1) != 0;
            Set(Size - 11 + (i % 3), i / 3, dark);
            Set(i / 3, Size - 11 + (i % 3), dark);
        }
    }

    /// <summary>Two columns at a time from the right, up and down in turn, past the column of the timing line.</summary>
    private void DrawData(byte[] codewords, int mask)
    {
        int bit = 0;
        bool up = true;
        for (int right = Size - 1; right > 0; right -= 2)
        {
            if (right == 6)
            {
                right--;
            }
            for (int i = 0; i < Size; i++)
            {
                int y = up ? Size - 1 - i : i;
                for (int x = right; x > right - 2; x--)
                {
                    if (_fixed[x, y])
                    {
                        continue;
                    }
                    bool dark = bit < codewords.Length * 8 && (codewords[bit / 8] >> (7 - (bit % 8)) & 1) != 0;
                    bit++;
                    _dark[x, y] = dark ^ IsMasked(mask, x, y);
                }
            }
            up = !up;
        }
    }

    private static bool IsMasked(int mask, int x, int y) => mask switch
    {
        0 => (x + y) % 2 == 0,
        1 => y % 2 == 0,
        2 => x % 3 == 0,
        3 => (x + y) % 3 == 0,
        4 => ((x / 3) + (y / 2)) % 2 == 0,
        5 => (x * y % 2) + (x * y % 3) == 0,
        6 => ((x * y % 2) + (x * y % 3)) % 2 == 0,
        _ => (((x + y) % 2) + (x * y % 3)) % 2 == 0,
    };

    /// <summary>How hard the code is to read: runs, blocks, what looks like a finder, too much of one color.</summary>
    private int Penalty()
    {
        int penalty = 0;
        int darkCount = 0;
        for (int a = 0; a < Size; a++)
        {
            penalty += LinePenalty(i => _dark[i, a]) + LinePenalty(i => _dark[a, i]);
            for (int b = 0; b < Size; b++)
            {
                darkCount += _dark[a, b] ? 1 : 0;
                if (a > 0 && b > 0 && _dark[a, b] == _dark[a - 1, b] && _dark[a, b] == _dark[a, b - 1] && _dark[a, b] == _dark[a - 1, b - 1])
                {
                    penalty += 3;
                }
            }
        }
        return penalty + (Math.Abs((darkCount * 20) - (Size * Size * 10)) / (Size * Size) * 10);
    }

    private int LinePenalty(Func<int, bool> at)
    {
        int penalty = 0;
        int run = 0;
        int window = 0;
        for (int i = 0; i < Size; i++)
        {
            run = i > 0 && at(i) == at(i - 1) ? run + 1 : 1;
            penalty += run == 5 ? 3 : run > 5 ? 1 : 0;
            window = (window << 1 | (at(i) ? 1 : 0)) & 0x7FF;
            penalty += i >= 10 && window is 0b10111010000 or 0b00001011101 ? 40 : 0;
        }
        return penalty;
    }

    /// <summary>A value with the remainder of its division by a generator behind it (BCH).</summary>
    private static int WithRemainder(int value, int bits, int generator)
    {
        int rest = value << bits;
        for (int i = 31 - bits; i >= 0; i--)
        {
            if ((rest >> (i + bits) & 1) != 0)
            {
                rest ^= generator << i;
            }
        }
        return value << bits | rest;
    }

    private void Set(int x, int y, bool dark)
    {
        _dark[x, y] = dark;
        _fixed[x, y] = true;
    }
}
