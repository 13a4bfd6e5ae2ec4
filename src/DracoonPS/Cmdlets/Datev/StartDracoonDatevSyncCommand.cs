using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using DracoonPS.References;

namespace DracoonPS.Commands;

/// <summary>Hands the files of connected rooms over to DATEV, without waiting for it. Get-DracoonDatevFile shows how far each is.</summary>
/// <remarks><para>Needs to administrate the room.</para></remarks>
/// <example>
/// <code>Get-DracoonDatevConfig /Clients/Smith | Start-DracoonDatevSync</code>
/// <para>Hands over the files of a room.</para>
/// </example>
/// <example>
/// <code>Get-DracoonDatevConfig -Integration Duo | Start-DracoonDatevSync -WhatIf</code>
/// <para>Shows which rooms it would be done for.</para>
/// </example>
[ApiOperation("POST /datev/duo/{config_id}/sync")]
[ApiOperation("POST /datev/mst/{config_id}/sync")]
[Cmdlet(VerbsLifecycle.Start, "DracoonDatevSync", SupportsShouldProcess = true)]
[OutputType(typeof(void))]
public sealed class StartDracoonDatevSyncCommand : DatevConfigCmdlet
{
    /// <inheritdoc/>
    private protected override async Task ProcessAsync(DracoonSession session, DatevConfigReference config, DatevIntegration integration, CancellationToken cancellationToken)
    {
        if (ShouldProcess(config.Describe(integration), "Hand the files over to DATEV"))
        {
            await session.Datev.SyncAsync(integration, config.Id, cancellationToken);
        }
    }
}
