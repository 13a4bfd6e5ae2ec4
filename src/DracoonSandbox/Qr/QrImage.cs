using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace DracoonSandbox.Qr;

/// <summary>A QR code as a PNG image in an address, as the API gives it.</summary>
internal static class QrImage
{
    private const int ModuleSize = 4;
    private const int Margin = 4;

    public static string DataUrl(string text) => "data:image/png;base64," + Convert.ToBase64String(Png(QrCode.Of(text)));

    /// <summary>One bit for a pixel, black and white.</summary>
    private static byte[] Png(QrCode code)
    {
        int size = (code.Size + (2 * Margin)) * ModuleSize;
        using var lines = new MemoryStream();
        using (var zip = new ZLibStream(lines, CompressionLevel.Optimal, leaveOpen: true))
        {
            for (int y = 0; y < size; y++)
            {
                zip.WriteByte(0); // no filter
                for (int x = 0; x < size; x += 8)
                {
                    int bits = 0;
                    for (int i = 0; i < 8; i++)
                    {
                        bits = bits << 1 | (IsDark(code, (x + i) / ModuleSize - Margin, y / ModuleSize - Margin) ? 0 : 1);
                    }
                    zip.WriteByte((byte)bits);
                }
            }
        }
        byte[] header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, size);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), size);
        header[8] = 1; // bits for a pixel; the zeros behind it: gray, the only compression and filter method, not interlaced
        return [0x89, .. "PNG\r\n\u001A\n"u8, .. Chunk("IHDR", header), .. Chunk("IDAT", lines.ToArray()), .. Chunk("IEND", [])];
    }

    private static bool IsDark(QrCode code, int x, int y) => x >= 0 && y >= 0 && x < code.Size && y < code.Size && code[x, y];

    private static byte[] Chunk(string type, byte[] data)
    {
        byte[] content = [.. Encoding.ASCII.GetBytes(type), .. data];
        byte[] chunk = new byte[content.Length + 8];
        BinaryPrimitives.WriteInt32BigEndian(chunk, data.Length);
        content.CopyTo(chunk, 4);
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(content.Length + 4), Crc(content));
        return chunk;
    }

    private static uint Crc(byte[] bytes)
    {
        uint crc = uint.MaxValue;
        foreach (byte b in bytes)
        {
            crc ^= b;
            for (int i = 0; i < 8; i++)
            {
                crc = (crc & 1) != 0 ? crc >> 1 ^ 0xEDB88320 : crc >> 1;
            }
        }
        return ~crc;
    }
}
