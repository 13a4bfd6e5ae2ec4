using System;

namespace Dracoon.Client.Transfers;

/// <summary>How a file is cut into parts. An empty file is one part of 0 bytes.</summary>
internal readonly struct PartPlan
{
    public PartPlan(long size, int wantedPartSize)
    {
        long least = (size + UploadContent.MaximumPartCount - 1) / UploadContent.MaximumPartCount;
        long partSize = Math.Max(Math.Max(wantedPartSize, UploadContent.MinimumPartSize), least);
        if (partSize > int.MaxValue)
        {
            throw new ArgumentOutOfRangeException(nameof(size), size, "The file is too large for DRACOON's storage.");
        }
        Size = size;
        PartSize = (int)partSize;
        Count = size == 0 ? 1 : (int)((size + partSize - 1) / partSize);
    }

    public long Size { get; }

    public int PartSize { get; }

    public int Count { get; }

    /// <summary>Bytes of a part; parts count from 1.</summary>
    public int SizeOf(int part) => part < Count ? PartSize : (int)(Size - ((long)(Count - 1) * PartSize));
}
