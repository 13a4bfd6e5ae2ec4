using System.Buffers.Binary;
using System.IO.Compression;
using DracoonSandbox.Http;

namespace DracoonSandbox.Endpoints;

/// <summary>What the API takes as a picture, and the picture that everybody starts with.</summary>
internal static class AvatarImage
{
    private const int Side = 256;
    private const int MaximumLength = 5 * 1024 * 1024;

    private static readonly byte[] PngSignature = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <exception cref="ApiError">No PNG or JPEG of 256 by 256 pixels and less than 5 MB.</exception>
    public static void Check(byte[] image)
    {
        (int Width, int Height) size = PngSize(image) ?? JpegSize(image) ?? throw ApiError.Invalid(-80042, "The picture is neither PNG nor JPEG.");
        if (image.Length >= MaximumLength)
        {
            throw ApiError.Invalid(-80043, "The picture has 5 MB or more.");
        }
        if (size is not (Side, Side))
        {
            throw ApiError.Invalid(-80044, $"The picture has {size.Width} by {size.Height} pixels, and {Side} by {Side} are wanted.");
        }
    }

    /// <summary>A PNG of one color, which the number of the user chooses.</summary>
    public static byte[] Default(long userId)
    {
        byte[] line = new byte[1 + (Side * 3)]; // the filter of the line, then red, green, blue
        for (int i = 1; i < line.Length; i += 3)
        {
            line[i] = (byte)(userId * 67);
            line[i + 1] = (byte)(userId * 131);
            line[i + 2] = (byte)(255 - (userId * 29));
        }
        using var pixels = new MemoryStream();
        using (var zlib = new ZLibStream(pixels, CompressionLevel.Fastest, leaveOpen: true))
        {
            for (int y = 0; y < Side; y++)
            {
                zlib.Write(line);
            }
        }
        byte[] header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, Side);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), Side);
        header[8] = 8; // bits a color
        header[9] = 2; // red, green and blue
        using var png = new MemoryStream();
        png.Write(PngSignature);
        Chunk(png, "IHDR"u8, header);
        Chunk(png, "IDAT"u8, pixels.ToArray());
        Chunk(png, "IEND"u8, []);
        return png.ToArray();
    }

    private static void Chunk(MemoryStream png, ReadOnlySpan<byte> type, byte[] data)
    {
        byte[] chunk = new byte[12 + data.Length];
        BinaryPrimitives.WriteInt32BigEndian(chunk, data.Length);
        type.CopyTo(chunk.AsSpan(4));
        data.CopyTo(chunk.AsSpan(8));
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(8 + data.Length), Crc32(chunk.AsSpan(4, 4 + data.Length)));
        png.Write(chunk);
    }

    /// <summary>The checksum of PNG (ISO 3309), bit by bit: pictures are small.</summary>
    private static uint Crc32(ReadOnlySpan<byte> bytes)
    {
        uint crc = uint.MaxValue;
        foreach (byte b in bytes)
        {
            crc ^= b;
            for (int bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ 0xEDB88320;
            }
        }
        return ~crc;
    }

    private static (int Width, int Height)? PngSize(ReadOnlySpan<byte> image) =>
        image.StartsWith(PngSignature) && image.Length >= 24
            ? (BinaryPrimitives.ReadInt32BigEndian(image[16..]), BinaryPrimitives.ReadInt32BigEndian(image[20..]))
            : null;

    /// <summary>The size stands in the frame header, behind segments of any number.</summary>
    private static (int Width, int Height)? JpegSize(ReadOnlySpan<byte> image)
    {
        if (image.Length < 4 || image[0] != 0xFF || image[1] != 0xD8)
        {
            return null;
        }
        for (int at = 2; at + 9 <= image.Length && image[at] == 0xFF; at += 2 + BinaryPrimitives.ReadUInt16BigEndian(image[(at + 2)..]))
        {
            bool isFrame = image[at + 1] is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC);
            if (isFrame)
            {
                return (BinaryPrimitives.ReadUInt16BigEndian(image[(at + 7)..]), BinaryPrimitives.ReadUInt16BigEndian(image[(at + 5)..]));
            }
        }
        return null;
    }
}
