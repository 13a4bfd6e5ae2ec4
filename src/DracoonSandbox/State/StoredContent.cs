using System.Text.Json.Serialization;

namespace DracoonSandbox.State;

/// <summary>A file's bytes on disk: the parts of its upload, one after the other.</summary>
internal sealed class StoredContent : IDisposable
{
    public StoredContent(IReadOnlyList<StoredPart> parts, string hash)
    {
        Parts = parts;
        Length = parts.Sum(p => p.Length);
        Hash = hash;
    }

    public IReadOnlyList<StoredPart> Parts { get; }

    [JsonIgnore]
    public long Length { get; }

    /// <summary>The MD5 in hexadecimal; of several parts, of their MD5s, as S3 does.</summary>
    public string Hash { get; }

    public async Task CopyToAsync(Stream target, long offset, long count, CancellationToken cancellationToken)
    {
        byte[] buffer = new byte[256 * 1024];
        long start = 0;
        foreach ((string path, long length, _) in Parts)
        {
            long from = Math.Max(offset - start, 0);
            long take = Math.Min(length - from, count);
            start += length;
            if (take <= 0)
            {
                continue;
            }
            await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1, FileOptions.Asynchronous | FileOptions.SequentialScan);
            file.Position = from;
            count -= take;
            offset += take;
            while (take > 0)
            {
                int n = await file.ReadAsync(buffer.AsMemory(0, (int)Math.Min(buffer.Length, take)), cancellationToken);
                await target.WriteAsync(buffer.AsMemory(0, n), cancellationToken);
                take -= n;
            }
        }
    }

    /// <summary>The same, where its files lie in another folder now.</summary>
    public StoredContent MovedTo(string folder) => new([.. Parts.Select(p => p with { Path = Path.Combine(folder, Path.GetFileName(p.Path)) })], Hash);

    /// <summary>A copy with files of its own.</summary>
    public StoredContent Copy(string folder) => new([.. Parts.Select(p =>
    {
        string copy = Path.Combine(folder, Guid.NewGuid().ToString("N"));
        File.Copy(p.Path, copy);
        return p with { Path = copy };
    })], Hash);

    /// <summary>Damages one byte.</summary>
    public void FlipByte(long offset)
    {
        foreach ((string path, long length, _) in Parts)
        {
            if (offset < length)
            {
                using FileStream file = File.Open(path, FileMode.Open, FileAccess.ReadWrite);
                file.Position = offset;
                int value = file.ReadByte();
                file.Position = offset;
                file.WriteByte((byte)(value ^ 0x01));
                return;
            }
            offset -= length;
        }
        throw new ArgumentOutOfRangeException(nameof(offset), offset, "The file is not that long.");
    }

    public void Dispose()
    {
        foreach (StoredPart part in Parts)
        {
            File.Delete(part.Path);
        }
    }
}
