using System;
using System.IO;
using System.Management.Automation;
using System.Security;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client.Encryption;
using Dracoon.Client.Models;
using Dracoon.Crypto;
using DracoonPS.References;

namespace DracoonPS.Commands;

/// <summary>Decrypts files or bytes on this machine. A file gets its name only when it is proven to be what was encrypted.</summary>
/// <remarks>
/// <para>No server is involved. A key that is encrypted is opened with -Keypair and -Password, or with the unlocked keypair of the session.</para>
/// <para>What was changed or damaged, or is of another key, is an error and leaves nothing behind.</para>
/// </remarks>
/// <example>
/// <code>Protect-DracoonFile a.txt -Destination a.enc -PlainKey | Unprotect-DracoonFile -Destination b.txt</code>
/// <para>Encrypts a file and decrypts it again.</para>
/// </example>
/// <example>
/// <code>$key = Get-Content report.pdf.enc.key | ConvertFrom-Json; Unprotect-DracoonFile report.pdf.enc -FileKey $key -Destination again.pdf -Keypair $keypair -Password $password</code>
/// <para>Decrypts a file with its key in JSON, which is encrypted for a keypair.</para>
/// </example>
/// <example>
/// <code>$protected = Protect-DracoonFile report.pdf -Destination report.pdf.enc -Keypair $keypair; Unprotect-DracoonFile report.pdf.enc -FileKey $protected.FileKey -Destination again.pdf -Keypair $keypair -Password $password</code>
/// <para>Encrypts a file for a keypair, and decrypts it with the password of that keypair.</para>
/// </example>
[Cmdlet(VerbsSecurity.Unprotect, "DracoonFile", SupportsShouldProcess = true, DefaultParameterSetName = PathSet)]
[OutputType(typeof(FileInfo), ParameterSetName = new[] { PathSet, LiteralSet })]
[OutputType(typeof(byte[]), ParameterSetName = new[] { BytesSet })]
public sealed class UnprotectDracoonFileCommand : LocalCipherCmdlet
{
    private Keypair? _open;

    /// <summary>The key: as Protect-DracoonFile gave it, or an object with Version, Key, Iv and Tag.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNull]
    public FileKeyReference? FileKey { get; set; }

    /// <summary>The keypair that an encrypted key was made for. Without it, the unlocked one of the session.</summary>
    [Parameter]
    [ValidateNotNull]
    public DracoonKeypair? Keypair { get; set; }

    /// <summary>The password of -Keypair.</summary>
    [Parameter]
    [ValidateNotNull]
    public SecureString? Password { get; set; }

    /// <inheritdoc/>
    private protected override string Action => "Decrypt";

    /// <inheritdoc/>
    protected override async Task StartAsync(CancellationToken cancellationToken)
    {
        if (Keypair is null != Password is null)
        {
            throw new ArgumentException("-Keypair and -Password belong together: give both, or neither to use the unlocked keypair of the session.");
        }
        if (Keypair is not null)
        {
            _open = await Keypair.UnlockAsync(Password!, cancellationToken); // once, since it takes a while
        }
    }

    /// <inheritdoc/>
    private protected override async Task FileAsync(string source, string target, IProgress<long> progress, CancellationToken cancellationToken)
    {
        using FileKey key = OpenKey();
        await Task.Run(() => LocalEncryption.DecryptFileAsync(source, key, target, Force, progress, cancellationToken), cancellationToken);
        WriteObject(new FileInfo(target));
    }

    /// <inheritdoc/>
    private protected override async Task BytesAsync(byte[] input, CancellationToken cancellationToken)
    {
        using FileKey key = OpenKey();
        using var encrypted = new MemoryStream(input, writable: false);
        using var plain = new MemoryStream(input.Length);
        await Task.Run(() => LocalEncryption.DecryptAsync(encrypted, key, plain, null, cancellationToken), cancellationToken);
        WriteObject(plain.ToArray(), enumerateCollection: false);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _open?.Dispose();
        }
        base.Dispose(disposing);
    }

    private FileKey OpenKey() =>
        FileKey!.Key.Open(!FileKey.Key.IsEncrypted ? null : _open ?? (FindSession() is { IsKeypairUnlocked: true } session ? session.RequireKeypair() : null));
}
