using System;
using System.IO;
using System.Management.Automation;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;
using Dracoon.Client.Transfers;
using DracoonPS.Completion;
using DracoonPS.References;

namespace DracoonPS.Commands;

/// <summary>Reads small files into memory, as text or bytes. Nothing is written to the disk.</summary>
/// <remarks>
/// <para>Nothing of an encrypted file is emitted before all of it is proven to be what was sent. Encrypted files need Unlock-DracoonKeypair first.</para>
/// <para>A file may have 512 MB; larger ones are for Receive-DracoonFile.</para>
/// </remarks>
/// <example>
/// <code>Get-DracoonContent /Projects/readme.txt</code>
/// <para>The lines of a text.</para>
/// </example>
/// <example>
/// <code>Get-DracoonContent /Reports/users.csv -Raw | ConvertFrom-Csv</code>
/// <para>A CSV file as objects.</para>
/// </example>
/// <example>
/// <code>$bytes = Get-DracoonContent /Board/logo.png -AsByteStream</code>
/// <para>The bytes of a file, as one array.</para>
/// </example>
[Cmdlet(VerbsCommon.Get, "DracoonContent", DefaultParameterSetName = TextSet)]
[OutputType(typeof(string), ParameterSetName = new[] { TextSet })]
[OutputType(typeof(byte[]), ParameterSetName = new[] { BytesSet })]
public sealed class GetDracoonContentCommand : DracoonCmdlet
{
    /// <summary>The largest file that is read into memory, in bytes.</summary>
    internal const int MaximumSize = 512 * 1024 * 1024;

    private const string TextSet = "Text";
    private const string BytesSet = "Bytes";

    /// <summary>The files: objects, ids, paths with wildcards in the last part, or rows with a column NodeId.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(NodeCompleter))]
    public NodeReference[] Node { get; set; } = Array.Empty<NodeReference>();

    /// <summary>How the text is written: utf8 (which is assumed), utf8BOM, unicode, bigendianunicode, utf32, ascii, latin1, or a code page. A byte order mark in the file wins.</summary>
    [Parameter(ParameterSetName = TextSet)]
    [EncodingTransform]
    public Encoding Encoding { get; set; } = new UTF8Encoding(false);

    /// <summary>Emits the whole text as one string instead of its lines.</summary>
    [Parameter(ParameterSetName = TextSet)]
    public SwitchParameter Raw { get; set; }

    /// <summary>Emits no more than so many lines of each file.</summary>
    [Parameter(ParameterSetName = TextSet)]
    [ValidateRange(0L, long.MaxValue)]
    [Alias("Head")]
    public long TotalCount { get; set; } = long.MaxValue;

    /// <summary>Emits the bytes of each file as one array.</summary>
    [Parameter(Mandatory = true, ParameterSetName = BytesSet)]
    public SwitchParameter AsByteStream { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        DracoonSession session = RequireSession();
        if (Raw && MyInvocation.BoundParameters.ContainsKey(nameof(TotalCount)))
        {
            throw new ArgumentException("-TotalCount counts lines, and -Raw gives none. Leave one of them out.");
        }
        foreach (NodeReference reference in Node)
        {
            await TryAsync(reference, async () =>
            {
                foreach (DracoonNode node in await reference.ResolveManyAsync(session, cancellationToken))
                {
                    await TryAsync(node.Path, async () => Emit(await ReadAsync(session, node, cancellationToken)));
                }
            });
        }
    }

    /// <summary>The whole content, proven where it is encrypted.</summary>
    internal static async Task<MemoryStream> ReadAsync(DracoonSession session, DracoonNode node, CancellationToken cancellationToken)
    {
        if (node.Type != "file")
        {
            throw new ArgumentException($"'{node.Path}' is a {node.Type}. Only a file has content.");
        }
        if (node.Size > MaximumSize)
        {
            throw new ArgumentException($"'{node.Path}' has {ByteSize.Format(node.Size.Value)}; up to {ByteSize.Format(MaximumSize)} are read into memory. Use Receive-DracoonFile.");
        }
        var content = new MemoryStream((int)(node.Size ?? 0));
        await session.Downloads.DownloadToAsync(node, content, new DownloadOptions(), null, cancellationToken).ConfigureAwait(false);
        content.Position = 0;
        return content;
    }

    private void Emit(MemoryStream content)
    {
        if (AsByteStream)
        {
            WriteObject(content.ToArray(), false);
            return;
        }
        using var reader = new StreamReader(content, Encoding, detectEncodingFromByteOrderMarks: true);
        if (Raw)
        {
            WriteObject(reader.ReadToEnd());
            return;
        }
        for (long count = 0; count < TotalCount && reader.ReadLine() is string line; count++)
        {
            WriteObject(line);
        }
    }
}
