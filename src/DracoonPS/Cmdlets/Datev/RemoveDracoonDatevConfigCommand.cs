using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using DracoonPS.References;

namespace DracoonPS.Commands;

/// <summary>Ends the connection of rooms with DATEV. The files stay, here and there.</summary>
/// <remarks><para>Needs to administrate the room.</para></remarks>
/// <example>
/// <code>Get-DracoonDatevConfig /Clients/Smith | Remove-DracoonDatevConfig</code>
/// <para>Ends the connection of a room.</para>
/// </example>
/// <example>
/// <code>Remove-DracoonDatevConfig 17 -Integration Duo -Confirm:$false</code>
/// <para>Ends a connection by its number, without a question.</para>
/// </example>
[ApiOperation("DELETE /datev/duo/{config_id}")]
[ApiOperation("DELETE /datev/mst/{config_id}")]
[Cmdlet(VerbsCommon.Remove, "DracoonDatevConfig", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
public sealed class RemoveDracoonDatevConfigCommand : DatevConfigCmdlet
{
    /// <inheritdoc/>
    private protected override async Task ProcessAsync(DracoonSession session, DatevConfigReference config, DatevIntegration integration, CancellationToken cancellationToken)
    {
        if (ShouldProcess(config.Describe(integration), "End the connection with DATEV"))
        {
            await session.Datev.DeleteAsync(integration, config.Id, cancellationToken);
        }
    }
}
