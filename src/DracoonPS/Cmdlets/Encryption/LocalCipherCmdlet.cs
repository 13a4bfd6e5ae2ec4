using System;
using System.Collections.Generic;
using System.IO;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Transfers;

namespace DracoonPS.Commands;

/// <summary>What encrypting and decrypting on this machine share: files or bytes in, files or bytes out, one after the other.</summary>
public abstract class LocalCipherCmdlet : DracoonCmdlet
{
    private protected const string PathSet = "Path";
    private protected const string LiteralSet = "LiteralPath";
    private protected const string BytesSet = "Bytes";

    private readonly HashSet<string> _targets = new(
        System.IO.Path.DirectorySeparatorChar == '\\' ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal);

    /// <summary>The local files; wildcards are allowed.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ParameterSetName = PathSet)]
    [SupportsWildcards]
    public string[] Path { get; set; } = Array.Empty<string>();

    /// <summary>The local files, taken as they are.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = LiteralSet)]
    [Alias("PSPath", "FullName")]
    public string[] LiteralPath { get; set; } = Array.Empty<string>();

    /// <summary>Bytes instead of a file; the result is bytes too.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = BytesSet)]
    [Alias("Bytes")]
    [AllowEmptyCollection]
    public byte[] InputBytes { get; set; } = Array.Empty<byte>();

    // Needed with files, but not mandatory: PowerShell would ask for it before it knows that bytes come from the pipeline.

    /// <summary>The file to write, or a folder, where it gets the name of the one it is made of. Needed with files.</summary>
    [Parameter(Position = 1, ParameterSetName = PathSet)]
    [Parameter(Position = 1, ParameterSetName = LiteralSet)]
    [NoScriptBlock]
    [ValidateNotNullOrEmpty]
    public string? Destination { get; set; }

    /// <summary>Replaces a file that exists.</summary>
    [Parameter(ParameterSetName = PathSet)]
    [Parameter(ParameterSetName = LiteralSet)]
    public SwitchParameter Force { get; set; }

    /// <summary>What is done, for questions and the progress: <c>Encrypt</c>.</summary>
    private protected abstract string Action { get; }

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        if (ParameterSetName == BytesSet)
        {
            await TryAsync(InputBytes.Length + " bytes", () => BytesAsync(InputBytes, cancellationToken));
            return;
        }
        if (Destination is null)
        {
            throw new ArgumentException("Files need -Destination: the file to write, or a folder.");
        }
        bool literal = ParameterSetName == LiteralSet;
        foreach (string path in literal ? LiteralPath : Path)
        {
            await TryAsync(path, async () =>
            {
                foreach (string source in Resolve(path, literal))
                {
                    await TryAsync(source, () => OneFileAsync(source, cancellationToken));
                }
            });
        }
    }

    /// <summary>Does the work for one file, beside the pipeline's thread, and emits its result.</summary>
    private protected abstract Task FileAsync(string source, string target, IProgress<long> progress, CancellationToken cancellationToken);

    /// <summary>The same for bytes.</summary>
    private protected abstract Task BytesAsync(byte[] input, CancellationToken cancellationToken);

    /// <summary>The session to look for an unlocked keypair in; null when there is none, which is no error here.</summary>
    private protected DracoonSession? FindSession() => Session ?? SessionStore.Current.Default;

    private async Task OneFileAsync(string source, CancellationToken cancellationToken)
    {
        string target = LocalPath.Resolve(this, Destination!);
        if (Directory.Exists(target) || target.EndsWith(System.IO.Path.DirectorySeparatorChar.ToString(), StringComparison.Ordinal))
        {
            target = System.IO.Path.Combine(target, System.IO.Path.GetFileName(source));
        }
        string folder = System.IO.Path.GetDirectoryName(target)!;
        if (!Directory.Exists(folder))
        {
            throw new DirectoryNotFoundException($"There is no folder '{folder}'.");
        }
        if (!Force && File.Exists(target))
        {
            throw new LocalFileExistsException(target);
        }
        // Also with -Force: the second would replace what the first has just become.
        if (!_targets.Add(target))
        {
            throw new ArgumentException($"'{source}' and another file would both become '{target}'. Give a folder as -Destination.");
        }
        long size = FileLink.Follow(source).Length;
        if (!ShouldProcess(target, $"{Action} '{source}' ({ByteSize.Format(size)})"))
        {
            return;
        }
        var display = new TransferDisplay(Action, Post, WriteProgress) { FileCount = 1, ByteCount = size };
        try
        {
            using TransferDisplay.FileLine line = display.Start(System.IO.Path.GetFileName(source), size);
            try
            {
                await FileAsync(source, target, new Meter(line, System.IO.Path.GetFileName(source), size), cancellationToken);
            }
            catch
            {
                line.Discount();
                throw;
            }
        }
        finally
        {
            display.Complete();
        }
    }

    private IEnumerable<string> Resolve(string path, bool literal)
    {
        string whole = LocalPath.Resolve(this, path);
        if (literal || !WildcardPattern.ContainsWildcardCharacters(path) || File.Exists(whole))
        {
            return Directory.Exists(whole) ? throw new ArgumentException($"'{whole}' is a folder. Give the files in it.")
                : File.Exists(whole) ? new[] { whole }
                : throw new FileNotFoundException($"There is no file '{whole}'.", whole);
        }
        var files = new List<string>();
        foreach (string found in GetResolvedProviderPathFromPSPath(path, out ProviderInfo provider))
        {
            if (provider.Name != "FileSystem")
            {
                throw new ArgumentException($"'{path}' is a path of the provider {provider.Name}, and no file.");
            }
            if (File.Exists(found))
            {
                files.Add(found);
            }
        }
        return files.Count > 0 ? files : throw new FileNotFoundException($"No file is like '{whole}'.", whole);
    }

    /// <summary>Bytes as the display takes them.</summary>
    private sealed class Meter : IProgress<long>
    {
        private readonly IProgress<TransferProgress> _line;
        private readonly string _name;
        private readonly long _size;

        public Meter(IProgress<TransferProgress> line, string name, long size)
        {
            _line = line;
            _name = name;
            _size = size;
        }

        public void Report(long value) => _line.Report(new TransferProgress(_name, value, _size));
    }
}
