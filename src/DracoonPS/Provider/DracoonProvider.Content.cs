using System;
using System.Management.Automation.Provider;
using Dracoon.Client;
using Dracoon.Client.Models;
using Dracoon.Client.Transfers;
using DracoonPS.Commands;
using DracoonPS.References;

namespace DracoonPS.Provider;

/// <content>The content of files: Get-Content, Set-Content, Add-Content, Clear-Content.</content>
public sealed partial class DracoonProvider
{
    /// <inheritdoc/>
    public object GetContentReaderDynamicParameters(string path) => new ContentReadParameters();

    /// <inheritdoc/>
    public object GetContentWriterDynamicParameters(string path) => new ContentWriteParameters();

    /// <inheritdoc/>
    public object? ClearContentDynamicParameters(string path) => null;

    /// <summary>Reads the whole file, so that nothing is emitted of one that turns out to be damaged.</summary>
    /// <param name="path">The file.</param>
    /// <returns>What gives the content; null after an error.</returns>
    public IContentReader? GetContentReader(string path)
    {
        DrivePath item = DrivePath.Parse(path);
        IContentReader? reader = null;
        Try(item, () =>
        {
            DracoonSession session = SessionOf(item);
            DracoonNode node = Require(item);
            reader = new NodeContentReader(
                Run(cancellationToken => GetDracoonContentCommand.ReadAsync(session, node, cancellationToken)),
                DynamicParameters as ContentReadParameters ?? new ContentReadParameters());
        });
        return reader;
    }

    /// <summary>Collects the content and sends it as a whole when it is closed.</summary>
    /// <param name="path">The file, which may be there or not.</param>
    /// <returns>What takes the content; null after an error.</returns>
    public IContentWriter? GetContentWriter(string path)
    {
        DrivePath item = DrivePath.Parse(path);
        IContentWriter? writer = null;
        Try(item, () =>
        {
            DracoonNode parent = RequireParent(item);
            if (parent.IsEncrypted)
            {
                SessionOf(item).RequireKeypair(); // says what to do, before anything is collected
            }
            if (Find(item) is { Type: not "file" } container)
            {
                throw new ArgumentException($"'{container.Path}' is a {container.Type}. Only a file has content.");
            }
            writer = new NodeContentWriter(this, item, parent, DynamicParameters as ContentWriteParameters);
        });
        return writer;
    }

    /// <summary>Makes a file empty. Set-Content asks for this too before it writes; there, the old content stays until the new one has arrived.</summary>
    /// <param name="path">The file.</param>
    public void ClearContent(string path)
    {
        if (DynamicParameters is ContentWriteParameters)
        {
            return;
        }
        DrivePath item = DrivePath.Parse(path);
        Try(item, () =>
        {
            DracoonNode node = Require(item);
            if (node.Type != "file")
            {
                throw new ArgumentException($"'{node.Path}' is a {node.Type}. Only a file has content.");
            }
            if (ShouldProcess(NodeReference.Describe(node), "Clear content"))
            {
                Replace(item, RequireParent(item), Array.Empty<byte>(), 0);
            }
        });
    }

    /// <summary>The content of a file that is there, for what is added to it; null when nothing is there.</summary>
    internal byte[]? ReadExisting(DrivePath path)
    {
        DracoonSession session = SessionOf(path);
        if (Find(path) is not DracoonNode node)
        {
            return null;
        }
        using System.IO.MemoryStream content = Run(cancellationToken => GetDracoonContentCommand.ReadAsync(session, node, cancellationToken));
        return content.ToArray();
    }

    /// <summary>Writes a file as a whole, over the one that may be there; what is known about that one stays.</summary>
    internal void Replace(DrivePath path, DracoonNode parent, byte[] buffer, int length)
    {
        DracoonNode? old = Find(path);
        Upload(path, new UploadRequest(parent, old?.Name ?? path.Name, length, () => new System.IO.MemoryStream(buffer, 0, length, writable: false))
        {
            OnConflict = ConflictStrategy.Overwrite,
            KeepShareLinks = true,
            Classification = old?.Classification,
            Notes = string.IsNullOrEmpty(old?.Notes) ? null : old!.Notes,
            ExpireAt = old?.ExpireAt > DateTime.UtcNow ? old.ExpireAt : null,
            TimestampCreation = old?.TimestampCreation,
        });
    }
}
