using System;
using System.IO;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Encryption;
using Dracoon.Client.Models;
using Dracoon.Crypto;

namespace DracoonPS.Commands;

/// <summary>Encrypts files or bytes on this machine, as in an encrypted room. No server is involved.</summary>
/// <remarks>
/// <para>Each file gets a key of its own, which comes with the result. With -Keypair or -PublicKeyPath, or in a session whose keypair is
/// unlocked, the key is encrypted for that keypair, and no secret. Without them it is in clear: whoever has it can read the file. It shows
/// itself in no table and no export then; its method ToJson() gives it out, to be kept in a safe place.</para>
/// <para>The content is lost without the key: nobody can decrypt it.</para>
/// </remarks>
/// <example>
/// <code>Protect-DracoonFile report.pdf -Destination report.pdf.enc -PublicKeyPath anna.pem</code>
/// <para>Encrypts a file so that only the owner of a keypair can read it.</para>
/// </example>
/// <example>
/// <code>Get-ChildItem *.csv | Protect-DracoonFile -Destination ./encrypted -Keypair $keypair | ForEach-Object { $_.FileKey.ToJson() | Set-Content "$($_.FullName).key" }</code>
/// <para>Encrypts files into a folder, and keeps the encrypted key of each beside it.</para>
/// </example>
/// <example>
/// <code>$protected = Protect-DracoonFile -InputBytes $bytes -PlainKey; $protected | Unprotect-DracoonFile</code>
/// <para>Encrypts bytes with a key in clear, and decrypts them again.</para>
/// </example>
[Cmdlet(VerbsSecurity.Protect, "DracoonFile", SupportsShouldProcess = true, DefaultParameterSetName = PathSet)]
[OutputType(typeof(ProtectedFile), ParameterSetName = new[] { PathSet, LiteralSet })]
[OutputType(typeof(ProtectedBytes), ParameterSetName = new[] { BytesSet })]
public sealed class ProtectDracoonFileCommand : LocalCipherCmdlet
{
    private PublicKey? _publicKey;

    /// <summary>The keypair that is to open the file's key; its password is not needed.</summary>
    [Parameter]
    [ValidateNotNull]
    public DracoonKeypair? Keypair { get; set; }

    /// <summary>A file with the public key in PEM, such as that of Export-DracoonKeypair, instead of a keypair.</summary>
    [Parameter]
    [Alias("PublicKey")]
    [NoScriptBlock]
    [ValidateNotNullOrEmpty]
    public string? PublicKeyPath { get; set; }

    /// <summary>Leaves the file's key in clear, also in a session whose keypair is unlocked.</summary>
    [Parameter]
    public SwitchParameter PlainKey { get; set; }

    /// <inheritdoc/>
    private protected override string Action => "Encrypt";

    /// <inheritdoc/>
    protected override Task StartAsync(CancellationToken cancellationToken)
    {
        if ((Keypair is null ? 0 : 1) + (PublicKeyPath is null ? 0 : 1) + (PlainKey ? 1 : 0) > 1)
        {
            throw new ArgumentException("-Keypair, -PublicKeyPath and -PlainKey exclude each other: a file has one key. Give one of them.");
        }
        if (PublicKeyPath is not null)
        {
            _publicKey = DracoonKeypair.ParsePublicKey(File.ReadAllText(LocalPath.Resolve(this, PublicKeyPath)));
        }
        else if (Keypair is not null)
        {
            _publicKey = Keypair.GetPublicKey();
        }
        else if (!PlainKey && FindSession() is { IsKeypairUnlocked: true } session)
        {
            _publicKey = session.RequireKeypair().PublicKey;
            WriteVerbose($"The keys are encrypted for the keypair of {session}.");
        }
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    private protected override async Task FileAsync(string source, string target, IProgress<long> progress, CancellationToken cancellationToken)
    {
        FileKey key = await Task.Run(() => LocalEncryption.EncryptFileAsync(source, target, Force, progress, cancellationToken), cancellationToken);
        WriteObject(new ProtectedFile(target, source, new FileInfo(target).Length, Portable(key)));
    }

    /// <inheritdoc/>
    private protected override async Task BytesAsync(byte[] input, CancellationToken cancellationToken)
    {
        using var plain = new MemoryStream(input, writable: false);
        using var encrypted = new MemoryStream(input.Length);
        FileKey key = await Task.Run(() => LocalEncryption.EncryptAsync(plain, encrypted, null, cancellationToken), cancellationToken);
        WriteObject(new ProtectedBytes(encrypted.ToArray(), Portable(key)));
    }

    private PortableFileKey Portable(FileKey key)
    {
        if (_publicKey is null)
        {
            return new PortableFileKey(key);
        }
        using (key)
        {
            return new PortableFileKey(_publicKey.EncryptFileKey(key));
        }
    }
}
