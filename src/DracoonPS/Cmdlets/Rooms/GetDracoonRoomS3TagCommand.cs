using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;
using DracoonPS.Ordering;

namespace DracoonPS.Commands;

/// <summary>Gets the tags that the storage puts on the files of rooms.</summary>
/// <example>
/// <code>Get-DracoonRoomS3Tag /Archive</code>
/// <para>Gets the tags of one room.</para>
/// </example>
/// <example>
/// <code>Get-DracoonRoom -Managed | Get-DracoonRoomS3Tag | Export-Csv tags.csv</code>
/// <para>Writes down the tags of all rooms at the top.</para>
/// </example>
/// <example>
/// <code>Get-DracoonRoom -Managed | Get-DracoonRoomS3Tag</code>
/// <para>Gets the tags of all rooms at the top that the signed-in user administrates.</para>
/// </example>
[ApiOperation("GET /nodes/rooms/{room_id}/s3_tags")]
[Cmdlet(VerbsCommon.Get, "DracoonRoomS3Tag")]
[OutputType(typeof(DracoonRoomS3Tag))]
public sealed class GetDracoonRoomS3TagCommand : RoomReadCmdlet
{
    /// <inheritdoc/>
    private protected override async Task EmitAsync(DracoonSession session, DracoonNode room, IOrderedOutput output, CancellationToken cancellationToken)
    {
        foreach (DracoonRoomS3Tag tag in await session.RoomSettings.ListS3TagsAsync(room.NodeId, cancellationToken))
        {
            tag.RoomPath = room.Path;
            await output.WriteAsync(tag);
        }
    }
}
