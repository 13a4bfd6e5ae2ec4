using System.Management.Automation;
using System.Security;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;

namespace DracoonPS.Commands;

/// <summary>Decrypts the account's private key into this session, so that encrypted files can be sent and received.</summary>
/// <remarks><para>The key stays in memory until Lock-DracoonKeypair, Disconnect-Dracoon or the end of the module. The password never leaves this machine.</para></remarks>
/// <example>
/// <code>Unlock-DracoonKeypair -Password (Read-Host -AsSecureString 'Encryption password')</code>
/// <para>Unlocks the keypair of the default session.</para>
/// </example>
/// <example>
/// <code>Unlock-DracoonKeypair -Password (Get-Secret dracoon-encryption) -Version Rsa2048</code>
/// <para>Unlocks the older one of two keypairs.</para>
/// </example>
[ApiOperation("GET /user/account/keypair")]
[Cmdlet(VerbsCommon.Unlock, "DracoonKeypair")]
public sealed class UnlockDracoonKeypairCommand : DracoonCmdlet
{
    /// <summary>The encryption password, which is not the one of the sign-in.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    public SecureString? Password { get; set; }

    /// <summary>Which keypair, where the account has one of each version. Without it, the stronger one.</summary>
    [Parameter]
    public KeypairVersion? Version { get; set; }

    /// <inheritdoc/>
    protected override async Task EndProcessingAsync(CancellationToken cancellationToken)
    {
        DracoonSession session = RequireSession();
        DracoonKeypair keypair = await session.User.FindKeypairAsync(Version.ToCrypto(), cancellationToken);
        await session.UnlockKeypairAsync(keypair, Password!, cancellationToken);
    }
}
