using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using Dracoon.Client;
using Dracoon.Client.Models;
using DracoonPS.Completion;
using DracoonPS.References;

namespace DracoonPS.Commands;

/// <summary>Gives rooms exactly these storage tags, instead of those that they have.</summary>
/// <remarks><para>Mandatory tags have to be among them.</para></remarks>
/// <example>
/// <code>Set-DracoonRoomS3Tag /Archive -Tag department=hr, project=harbor</code>
/// <para>Gives a room two tags.</para>
/// </example>
/// <example>
/// <code>Get-DracoonRoom / -Recurse | Set-DracoonRoomS3Tag -Tag (Get-DracoonRoomS3Tag /Archive) -WhatIf</code>
/// <para>Shows which rooms would get the tags of one room.</para>
/// </example>
[ApiOperation("POST /nodes/rooms/{room_id}/s3_tags")]
[Cmdlet(VerbsCommon.Set, "DracoonRoomS3Tag", SupportsShouldProcess = true)]
[OutputType(typeof(DracoonRoomS3Tag))]
public sealed class SetDracoonRoomS3TagCommand : RoomChangeCmdlet
{
    /// <summary>The tags: objects, ids, or <c>key=value</c>, for which a config manager is needed; an empty list for none.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [AllowEmptyCollection]
    [ArgumentCompleter(typeof(S3TagCompleter))]
    public S3TagReference[] Tag { get; set; } = Array.Empty<S3TagReference>();

    /// <summary>Emits the tags as they are then.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    private protected override RoomChange Prepare(DracoonSession session, NodeReference room)
    {
        S3TagReference[] wanted = Tag;
        bool passThru = PassThru;
        return new RoomChange(wanted.Length == 0 ? "Remove all S3 tags" : "Set the S3 tags " + string.Join(", ", wanted.Select(t => t.ToString())), async (id, output, cancel) =>
        {
            var ids = new List<long>();
            foreach (S3TagReference tag in wanted)
            {
                ids.Add((await tag.ResolveIdAsync(session, cancel)).Id);
            }
            IReadOnlyList<DracoonRoomS3Tag> tags = await session.RoomSettings.SetS3TagsAsync(id, ids, cancel);
            if (!passThru)
            {
                return;
            }
            string path = (await session.Nodes.GetAsync(id, cancel)).Path;
            foreach (DracoonRoomS3Tag set in tags)
            {
                set.RoomPath = path;
                await output.WriteAsync(set);
            }
        });
    }
}
