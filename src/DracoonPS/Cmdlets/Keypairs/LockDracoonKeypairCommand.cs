using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;

namespace DracoonPS.Commands;

/// <summary>Wipes the private key from this session.</summary>
/// <example>
/// <code>Lock-DracoonKeypair</code>
/// <para>Locks the keypair of the default session.</para>
/// </example>
/// <example>
/// <code>Get-DracoonSession | ForEach-Object { Lock-DracoonKeypair -Session $_ }</code>
/// <para>Locks the keypairs of all sessions.</para>
/// </example>
[Cmdlet(VerbsCommon.Lock, "DracoonKeypair")]
public sealed class LockDracoonKeypairCommand : DracoonCmdlet
{
    /// <inheritdoc/>
    protected override Task EndProcessingAsync(CancellationToken cancellationToken)
    {
        RequireSession().LockKeypair();
        return Task.CompletedTask;
    }
}
