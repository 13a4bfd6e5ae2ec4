using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;
using DracoonPS.References;

namespace DracoonPS.Commands;

/// <summary>Gets keypairs from the server: the account's own, a room's rescue keypair, or the system's. The private key stays under its password.</summary>
/// <example>
/// <code>Get-DracoonKeypair</code>
/// <para>Lists the account's keypairs; nothing when there is none.</para>
/// </example>
/// <example>
/// <code>Get-DracoonKeypair -Room /Board | Export-DracoonKeypair -Path board-rescue.pem</code>
/// <para>Keeps a room's rescue keypair in a file.</para>
/// </example>
[Cmdlet(VerbsCommon.Get, "DracoonKeypair", DefaultParameterSetName = OwnSet)]
[OutputType(typeof(DracoonKeypair))]
public sealed class GetDracoonKeypairCommand : DracoonCmdlet
{
    private const string OwnSet = "Own";
    private const string RoomSet = "Room";
    private const string SystemSet = "System";

    /// <summary>The room whose rescue keypair is wanted.</summary>
    [Parameter(Mandatory = true, ParameterSetName = RoomSet, ValueFromPipeline = true)]
    public NodeReference? Room { get; set; }

    /// <summary>The system's rescue keypair. Needs the role config manager.</summary>
    [Parameter(Mandatory = true, ParameterSetName = SystemSet)]
    public SwitchParameter RescueKey { get; set; }

    /// <summary>Only the keypair of this version.</summary>
    [Parameter]
    public KeypairVersion? Version { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        DracoonSession session = RequireSession();
        await TryAsync(Room ?? (object)session.UserName, async () =>
        {
            switch (ParameterSetName)
            {
                case RoomSet:
                    (long roomId, _) = await Room!.ResolveIdAsync(session, cancellationToken);
                    WriteObject(await session.Rooms.GetRescueKeypairAsync(roomId, Version.ToCrypto(), cancellationToken));
                    break;
                case SystemSet:
                    WriteObject(await session.Settings.GetRescueKeypairAsync(Version.ToCrypto(), cancellationToken));
                    break;
                default:
                    foreach (DracoonKeypair keypair in await session.User.GetKeypairsAsync(cancellationToken))
                    {
                        if (Version is null || keypair.Version == Version.Value.ToApiName())
                        {
                            WriteObject(keypair);
                        }
                    }
                    break;
            }
        });
    }
}
