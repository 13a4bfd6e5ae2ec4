using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;
using DracoonPS.Completion;
using DracoonPS.References;

namespace DracoonPS.Commands;

/// <summary>Gets which rooms are connected with DATEV, and how.</summary>
/// <remarks><para>Needs to administrate the rooms.</para></remarks>
/// <example>
/// <code>Get-DracoonDatevConfig</code>
/// <para>Lists all rooms that are connected.</para>
/// </example>
/// <example>
/// <code>Get-DracoonNode /Clients/* -Type Room | Get-DracoonDatevConfig</code>
/// <para>Gets what each of these rooms is connected with.</para>
/// </example>
/// <example>
/// <code>Get-DracoonDatevConfig -Integration Mst | Where-Object ExpireAt -lt ([datetime]::Today.AddYears(3))</code>
/// <para>Finds connections that end within three years.</para>
/// </example>
[ApiOperation("GET /datev")]
[ApiOperation("GET /datev/duo")]
[ApiOperation("GET /datev/duo/{config_id}")]
[ApiOperation("GET /datev/mst")]
[ApiOperation("GET /datev/mst/{config_id}")]
[Cmdlet(VerbsCommon.Get, "DracoonDatevConfig", DefaultParameterSetName = RoomSet)]
[OutputType(typeof(DracoonDatevConfig))]
public sealed class GetDracoonDatevConfigCommand : DracoonCmdlet
{
    private const string RoomSet = "Room";
    private const string ConfigSet = "Config";

    /// <summary>Only these rooms: objects, ids, paths with wildcards in the last part, or rows with a column NodeId.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ParameterSetName = RoomSet)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(RoomCompleter))]
    public NodeReference[]? Room { get; set; }

    /// <summary>Certain configurations: objects, ids, or rows with a column DatevConfigId.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ConfigSet)]
    [ArgumentCompleter(typeof(DatevConfigCompleter))]
    public DatevConfigReference[] Config { get; set; } = Array.Empty<DatevConfigReference>();

    /// <summary>Only what is connected with this: Duo or Mst.</summary>
    [Parameter]
    public DatevIntegration? Integration { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        DracoonSession session = RequireSession();
        foreach (DatevConfigReference config in Config)
        {
            await TryAsync(config, async () => WriteObject(await session.Datev.GetAsync(config.Integration(Integration), config.Id, cancellationToken)));
        }
        if (ParameterSetName == RoomSet && Room is null)
        {
            await TryAsync("/", () => EmitAsync(session, null, Integration is DatevIntegration one ? new[] { one } : new[] { DatevIntegration.Duo, DatevIntegration.Mst }, cancellationToken));
        }
        foreach (NodeReference reference in Room ?? Array.Empty<NodeReference>())
        {
            await TryAsync(reference, async () =>
            {
                foreach (DracoonNode room in await reference.ResolveManyAsync(session, cancellationToken))
                {
                    await TryAsync(room.Path, async () =>
                    {
                        if (Integration is DatevIntegration integration)
                        {
                            await EmitAsync(session, room.NodeId, new[] { integration }, cancellationToken);
                        }
                        else
                        {
                            WriteObject(await session.Datev.GetOfRoomAsync(room.NodeId, cancellationToken));
                        }
                    });
                }
            });
        }
    }

    private async Task EmitAsync(DracoonSession session, long? roomId, IEnumerable<DatevIntegration> integrations, CancellationToken cancellationToken)
    {
        foreach (DatevIntegration integration in integrations)
        {
            WriteObject(await session.Datev.ListAsync(integration, roomId, cancellationToken), enumerateCollection: true);
        }
    }
}
