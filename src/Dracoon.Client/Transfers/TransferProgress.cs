namespace Dracoon.Client.Transfers;

/// <summary>How far one file is.</summary>
public readonly struct TransferProgress
{
    /// <summary>A state.</summary>
    /// <param name="name">The file's name.</param>
    /// <param name="bytesDone">Bytes that are through.</param>
    /// <param name="bytesTotal">Bytes of the whole file.</param>
    public TransferProgress(string name, long bytesDone, long bytesTotal)
    {
        Name = name;
        BytesDone = bytesDone;
        BytesTotal = bytesTotal;
    }

    /// <summary>The file's name.</summary>
    public string Name { get; }

    /// <summary>Bytes that are through.</summary>
    public long BytesDone { get; }

    /// <summary>Bytes of the whole file.</summary>
    public long BytesTotal { get; }
}
