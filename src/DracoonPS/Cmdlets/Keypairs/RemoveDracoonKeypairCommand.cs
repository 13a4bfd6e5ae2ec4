using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;

namespace DracoonPS.Commands;

/// <summary>Removes the account's keypair from the server. Files that nobody else has a key for can't be read by anybody after that.</summary>
/// <example>
/// <code>Get-DracoonKeypair | Export-DracoonKeypair -Path backup.pem; Remove-DracoonKeypair</code>
/// <para>Keeps a copy and removes the keypair, after a question.</para>
/// </example>
/// <example>
/// <code>Remove-DracoonKeypair -Version Rsa2048 -WhatIf</code>
/// <para>Shows which keypair would be removed.</para>
/// </example>
[Cmdlet(VerbsCommon.Remove, "DracoonKeypair", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
public sealed class RemoveDracoonKeypairCommand : DracoonCmdlet
{
    /// <summary>Which keypair; needed where the account has one of each version.</summary>
    [Parameter]
    public KeypairVersion? Version { get; set; }

    /// <inheritdoc/>
    protected override async Task EndProcessingAsync(CancellationToken cancellationToken)
    {
        DracoonSession session = RequireSession();
        if (Version is null && (await session.User.GetKeypairsAsync(cancellationToken)).Count > 1)
        {
            throw new System.ArgumentException("The account has a keypair of each version. Name the one to remove with -Version.");
        }
        DracoonKeypair keypair = await session.User.FindKeypairAsync(Version.ToCrypto(), cancellationToken);
        if (ShouldProcess($"{session.UserName} at {session.BaseUri}", $"Remove the keypair {keypair}"))
        {
            await session.User.DeleteKeypairAsync(keypair.GetPublicKey().Version, cancellationToken);
            session.LockKeypair();
        }
    }
}
