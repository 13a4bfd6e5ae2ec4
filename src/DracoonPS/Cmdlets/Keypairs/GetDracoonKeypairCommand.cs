using System.Collections.Generic;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;
using DracoonPS.Completion;
using DracoonPS.References;

namespace DracoonPS.Commands;

/// <summary>Gets keypairs from the server: the account's own, a room's rescue keypairs, or the system's. The private key stays under its password.</summary>
/// <remarks><para>The keypair that new file keys are for comes first; the one that it took over from, where there is one, after it.</para></remarks>
/// <example>
/// <code>Get-DracoonKeypair</code>
/// <para>Lists the account's keypairs; nothing when there is none.</para>
/// </example>
/// <example>
/// <code>Get-DracoonKeypair -Room /Board | Export-DracoonKeypair -Path board-rescue.pem</code>
/// <para>Keeps a room's rescue keypair in a file.</para>
/// </example>
[ApiOperation("GET /user/account/keypairs")]
[ApiOperation("GET /settings/keypair")]
[ApiOperation("GET /settings/keypairs")]
[ApiOperation("GET /user/account/customer/keypair")]
[ApiOperation("GET /nodes/rooms/{room_id}/keypair")]
[ApiOperation("GET /nodes/rooms/{room_id}/keypairs")]
[Cmdlet(VerbsCommon.Get, "DracoonKeypair", DefaultParameterSetName = OwnSet)]
[OutputType(typeof(DracoonKeypair))]
public sealed class GetDracoonKeypairCommand : DracoonCmdlet
{
    private const string OwnSet = "Own";
    private const string RoomSet = "Room";
    private const string SystemSet = "System";

    /// <summary>The room whose rescue keypairs are wanted. Needs the permission to read it.</summary>
    [Parameter(Mandatory = true, ParameterSetName = RoomSet, ValueFromPipeline = true)]
    [ArgumentCompleter(typeof(RoomCompleter))]
    public NodeReference? Room { get; set; }

    /// <summary>The system's rescue keypairs. Needs a keypair of one's own.</summary>
    [Parameter(Mandatory = true, ParameterSetName = SystemSet)]
    public SwitchParameter RescueKey { get; set; }

    /// <summary>Only the keypair of this version, which is an error where there is none with -Room and -RescueKey.</summary>
    [Parameter]
    public KeypairVersion? Version { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        DracoonSession session = RequireSession();
        await TryAsync(Room ?? (object)session.UserName, async () => WriteObject(await FindAsync(session, cancellationToken), enumerateCollection: true));
    }

    private async Task<IReadOnlyList<DracoonKeypair>> FindAsync(DracoonSession session, CancellationToken cancellationToken)
    {
        switch (ParameterSetName)
        {
            case RoomSet:
                (long roomId, _) = await Room!.ResolveIdAsync(session, cancellationToken);
                return Version is null
                    ? await session.Rooms.GetRescueKeypairsAsync(roomId, cancellationToken)
                    : new[] { await session.Rooms.GetRescueKeypairAsync(roomId, Version.ToCrypto(), cancellationToken) };
            case SystemSet:
                return Version is null
                    ? await session.Settings.GetRescueKeypairsAsync(cancellationToken)
                    : new[] { await session.Settings.GetRescueKeypairAsync(Version.ToCrypto(), cancellationToken) };
            default:
                var own = new List<DracoonKeypair>(await session.User.GetKeypairsAsync(cancellationToken));
                own.RemoveAll(k => Version is not null && k.Version != Version.Value.ToApiName());
                return own;
        }
    }
}
