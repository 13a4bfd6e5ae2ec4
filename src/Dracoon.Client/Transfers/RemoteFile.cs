using System;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client.Models;

namespace Dracoon.Client.Transfers;

/// <summary>A file to receive, and how its content is got at.</summary>
internal sealed class RemoteFile
{
    private readonly long? _size;

    public RemoteFile(DracoonNode node, Func<CancellationToken, Task<Uri>> getUrl)
    {
        Node = node;
        Path = node.Path;
        Name = node.Name;
        _size = node.Size;
        GetUrl = getUrl;
    }

    /// <summary>A file behind a share, of which nothing but name and size is told: it has no times, no hash, and can't be resumed.</summary>
    public RemoteFile(string name, long size, Func<CancellationToken, Task<Uri>> getUrl)
    {
        Path = name;
        Name = name;
        _size = size;
        GetUrl = getUrl;
    }

    /// <summary>The node; null behind a share.</summary>
    public DracoonNode? Node { get; }

    /// <summary>What messages call it.</summary>
    public string Path { get; }

    public string Name { get; }

    /// <summary>The size in bytes.</summary>
    /// <exception cref="TransferException">The server does not say, or says nonsense.</exception>
    public long Size => _size is >= 0 ? _size.Value : throw new TransferException(TransferFailure.LengthMismatch,
        _size is null ? $"The server does not say how large '{Path}' is." : $"The server says that '{Path}' has {_size} bytes.");

    /// <summary>An address for the content; a new one each time.</summary>
    public Func<CancellationToken, Task<Uri>> GetUrl { get; }
}
