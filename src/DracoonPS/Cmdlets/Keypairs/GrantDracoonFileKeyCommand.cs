using System;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;
using Dracoon.Client.Transfers;
using DracoonPS.References;

namespace DracoonPS.Commands;

/// <summary>Hands out missing file keys, so that users who came later can read encrypted files. Needs the unlocked keypair of somebody who can read them.</summary>
/// <remarks><para>All pages, in parallel over the processor's cores. What can't be handed out is an error for each key, and the rest goes on.</para></remarks>
/// <example>
/// <code>Grant-DracoonFileKey -Room /Board</code>
/// <para>Hands out what is missing in a room.</para>
/// </example>
/// <example>
/// <code>Grant-DracoonFileKey -User grace -PassThru | Measure-Object</code>
/// <para>Gives one user all keys that can be made, and counts them.</para>
/// </example>
[Cmdlet(VerbsSecurity.Grant, "DracoonFileKey", SupportsShouldProcess = true)]
[OutputType(typeof(DracoonMissingFileKey))]
public sealed class GrantDracoonFileKeyCommand : DracoonCmdlet
{
    /// <summary>Only files of this room.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    public NodeReference? Room { get; set; }

    /// <summary>Only this file.</summary>
    [Parameter]
    public NodeReference? File { get; set; }

    /// <summary>Only keys for this user.</summary>
    [Parameter]
    public UserReference? User { get; set; }

    /// <summary>Emits the keys that were handed out.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        DracoonSession session = RequireSession();
        await TryAsync(Room ?? File ?? (object)session.UserName, async () =>
        {
            (long Id, string Text)? room = Room is null ? null : await Room.ResolveIdAsync(session, cancellationToken);
            (long Id, string Text)? file = File is null ? null : await File.ResolveIdAsync(session, cancellationToken);
            (long Id, string Text)? user = User is null ? null : await User.ResolveIdAsync(session, cancellationToken);
            string where = room?.Text ?? file?.Text ?? "all encrypted rooms";
            if (!ShouldProcess(where, "Hand out missing file keys" + (user is null ? "" : " to " + user.Value.Text)))
            {
                return;
            }
            FileKeyDistribution result = await session.KeyDistributor.DistributeAsync(room?.Id, file?.Id, user?.Id, cancellationToken);
            foreach ((DracoonMissingFileKey missing, string reason) in result.Failed)
            {
                WriteError(new ErrorRecord(new InvalidOperationException($"The key for {missing} can't be handed out: {reason}."),
                    "DracoonFileKeyNotGranted", ErrorCategory.InvalidOperation, missing));
            }
            if (PassThru)
            {
                WriteObject(result.Granted, enumerateCollection: true);
            }
        });
    }
}
