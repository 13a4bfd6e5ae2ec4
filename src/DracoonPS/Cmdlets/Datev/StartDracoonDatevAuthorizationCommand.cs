using System;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;
using Dracoon.Client.Requests;
using DracoonPS.Completion;
using DracoonPS.References;

namespace DracoonPS.Commands;

/// <summary>Begins to connect a room with DATEV. It emits the address where somebody signs in to DATEV; Complete-DracoonDatevAuthorization does the rest.</summary>
/// <remarks><para>Needs to administrate the room.</para></remarks>
/// <example>
/// <code>$started = Start-DracoonDatevAuthorization /Legal -Integration Duo -ConsultantId 455148 -ClientId 1; $started.Url</code>
/// <para>Begins, and shows where to sign in.</para>
/// </example>
/// <example>
/// <code>Start-DracoonDatevAuthorization /Legal -Integration Mst -ConsultantId 455148 -ClientId 1 -BaseId 2</code>
/// <para>Begins with DATEV Meine Steuern, which needs the number of the base too.</para>
/// </example>
[ApiOperation("POST /datev/duo/authorization/start")]
[ApiOperation("POST /datev/mst/authorization/start")]
[Cmdlet(VerbsLifecycle.Start, "DracoonDatevAuthorization", SupportsShouldProcess = true)]
[OutputType(typeof(DracoonDatevAuthorization))]
public sealed class StartDracoonDatevAuthorizationCommand : DracoonCmdlet
{
    /// <summary>The room: an object, an id, a path, or a row with a column NodeId.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ArgumentCompleter(typeof(RoomCompleter))]
    public NodeReference Room { get; set; } = null!;

    /// <summary>Duo for DATEV Unternehmen online, Mst for DATEV Meine Steuern.</summary>
    [Parameter(Mandatory = true)]
    public DatevIntegration Integration { get; set; }

    /// <summary>The number of the consultant at DATEV.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true)]
    public long ConsultantId { get; set; }

    /// <summary>The number of the client at DATEV.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true)]
    public long ClientId { get; set; }

    /// <summary>The number of the base at DATEV; for Mst.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [EmptyIsNull]
    public long? BaseId { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        DracoonSession session = RequireSession();
        await TryAsync(Room, async () =>
        {
            if ((Integration == DatevIntegration.Mst) != (BaseId is not null))
            {
                throw new ArgumentException("-BaseId goes with -Integration Mst, and only with it.");
            }
            (long roomId, string text) = await Room.ResolveIdAsync(session, cancellationToken);
            if (!ShouldProcess(text, $"Begin to connect it with DATEV {Integration}"))
            {
                return;
            }
            var request = new StartDatevAuthorizationRequest { RoomId = roomId, ConsultantId = ConsultantId, ClientId = ClientId };
            if (BaseId is long baseId)
            {
                request.BaseId = baseId;
            }
            WriteObject(await session.Datev.StartAuthorizationAsync(Integration, request, cancellationToken));
        });
    }
}
