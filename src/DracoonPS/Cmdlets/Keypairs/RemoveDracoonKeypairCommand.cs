using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;
using DracoonPS.Completion;
using DracoonPS.References;

namespace DracoonPS.Commands;

/// <summary>Removes a keypair from the server: the account's, or a rescue keypair of a room or the system. Files that nobody else has a key for are gone after that.</summary>
/// <remarks><para>The file keys that are encrypted for the keypair go with it. Hand them over first, where a new keypair took over: Grant-DracoonFileKey -UseKey
/// PreviousOwn, PreviousRoomRescue or PreviousSystemRescue. Of two keypairs with one version the older one is removed.</para></remarks>
/// <example>
/// <code>Get-DracoonKeypair | Export-DracoonKeypair -Path backup.pem; Remove-DracoonKeypair</code>
/// <para>Keeps a copy and removes the keypair, after a question.</para>
/// </example>
/// <example>
/// <code>Remove-DracoonKeypair -Room /Board -Version Rsa2048 -WhatIf</code>
/// <para>Shows which rescue keypair of a room would be removed.</para>
/// </example>
[ApiOperation("DELETE /user/account/keypair")]
[ApiOperation("DELETE /settings/keypair")]
[ApiOperation("DELETE /nodes/rooms/{room_id}/keypair")]
[Cmdlet(VerbsCommon.Remove, "DracoonKeypair", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High, DefaultParameterSetName = OwnSet)]
public sealed class RemoveDracoonKeypairCommand : DracoonCmdlet
{
    private const string OwnSet = "Own";
    private const string RoomSet = "Room";
    private const string SystemSet = "System";

    /// <summary>The room whose rescue keypair is removed. Needs the permission to manage it.</summary>
    [Parameter(Mandatory = true, ParameterSetName = RoomSet, ValueFromPipeline = true)]
    [ArgumentCompleter(typeof(RoomCompleter))]
    public NodeReference? Room { get; set; }

    /// <summary>Removes the system's rescue keypair. Needs the role config manager.</summary>
    [Parameter(Mandatory = true, ParameterSetName = SystemSet)]
    public SwitchParameter RescueKey { get; set; }

    /// <summary>Which keypair; needed where there is one of each version.</summary>
    [Parameter]
    public KeypairVersion? Version { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        DracoonSession session = RequireSession();
        await TryAsync(Room ?? (object)session.UserName, async () =>
        {
            (long Id, string Text)? room = Room is null ? null : await Room.ResolveIdAsync(session, cancellationToken);
            IKeypairStore store = KeypairStore.Of(session, room?.Id, RescueKey);
            IReadOnlyList<DracoonKeypair> all = await store.ListAsync(cancellationToken);
            if (Version is null && all.Select(k => k.Version).Distinct().Count() > 1)
            {
                throw new ArgumentException("There is a keypair of each version. Name the one to remove with -Version.");
            }
            DracoonKeypair keypair = all.LastOrDefault(k => Version is null || k.Version == Version.Value.ToApiName())
                ?? throw new ArgumentException($"There is no keypair{(Version is null ? "" : " of version " + Version)} that could be removed.");
            string where = room?.Text ?? (RescueKey ? session.BaseUri.ToString() : $"{session.UserName} at {session.BaseUri}");
            if (!ShouldProcess(where, $"Remove the {(RescueKey ? "system rescue " : room is null ? "" : "rescue ")}keypair {keypair} of {keypair.CreatedAt:u}, and the file keys that are for it"))
            {
                return;
            }
            await store.RemoveAsync(keypair, cancellationToken);
            if (ParameterSetName == OwnSet && !all.Any(k => k != keypair && k.Fingerprint == keypair.Fingerprint))
            {
                session.LockKeypair();
            }
        });
    }
}
