using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;

namespace DracoonPS.Commands;

/// <summary>Gets a new access token now. Sessions do so by themselves when it is time.</summary>
/// <example>
/// <code>Update-DracoonToken</code>
/// <para>Renews the token of the default session, for example before a long job.</para>
/// </example>
/// <example>
/// <code>Get-DracoonSession | ForEach-Object { Update-DracoonToken -Session $_ }</code>
/// <para>Renews the tokens of all sessions.</para>
/// </example>
[Cmdlet(VerbsData.Update, "DracoonToken")]
public sealed class UpdateDracoonTokenCommand : DracoonCmdlet
{
    /// <inheritdoc/>
    protected override Task EndProcessingAsync(CancellationToken cancellationToken) => RequireSession().RefreshAsync(cancellationToken);
}
