using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Security;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Api;
using Dracoon.Client.Models;
using Dracoon.Client.Transfers;
using DracoonPS.Completion;
using DracoonPS.Errors;
using DracoonPS.References;

namespace DracoonPS.Commands;

/// <summary>Hands out missing file keys, so that users who came later, and rescue keypairs, can read encrypted files. Needs a keypair that can read them.</summary>
/// <remarks><para>All pages, in parallel over the processor's cores. What can't be handed out is an error for each key, and the rest goes on.</para>
/// <para>The keys are made from those of the session's unlocked keypair, or, with -UseKey, from those of a rescue keypair or of a keypair that was replaced; that one
/// is opened with -Password for this call only, and its private key is wiped afterwards.</para></remarks>
/// <example>
/// <code>Grant-DracoonFileKey /Board -Recurse</code>
/// <para>Hands out what is missing in a room and the rooms below it.</para>
/// </example>
/// <example>
/// <code>Grant-DracoonFileKey -User grace -PassThru | Where-Object Status -eq Granted</code>
/// <para>Gives one user all keys that can be made, and shows those that were.</para>
/// </example>
/// <example>
/// <code>Grant-DracoonFileKey -UseKey SystemRescue -Password (Read-Host -AsSecureString 'System rescue password')</code>
/// <para>Hands out everything that the system rescue keypair can read, such as when nobody else is left who can.</para>
/// </example>
[ApiOperation("GET /nodes/missingFileKeys")]
[ApiOperation("POST /nodes/files/keys")]
[Cmdlet(VerbsSecurity.Grant, "DracoonFileKey", SupportsShouldProcess = true)]
[OutputType(typeof(FileKeyGrantResult))]
public sealed class GrantDracoonFileKeyCommand : DracoonCmdlet
{
    private RescueKeypairs? _keypairs;

    /// <summary>The rooms or files: objects, ids, paths, or rows with a column NodeId. Without it, all encrypted rooms.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [Alias("Room", "File")]
    [ArgumentCompleter(typeof(NodeCompleter))]
    public NodeReference[] Node { get; set; } = Array.Empty<NodeReference>();

    /// <summary>Takes the rooms below along; without it only files that lie in the room itself and its folders.</summary>
    [Parameter]
    public SwitchParameter Recurse { get; set; }

    /// <summary>Only keys for this user.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(UserCompleter))]
    public UserReference? User { get; set; }

    /// <summary>The keypair that the keys are made from: the own one, a rescue keypair, or the one that was there before it.</summary>
    [Parameter]
    public FileKeySource UseKey { get; set; }

    /// <summary>The password of the keypair of -UseKey. The own one is unlocked with Unlock-DracoonKeypair instead.</summary>
    [Parameter]
    public SecureString? Password { get; set; }

    /// <summary>Emits a row for each key: handed out or failed, and why.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private bool IsOfRoom => UseKey is FileKeySource.RoomRescue or FileKeySource.PreviousRoomRescue;

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        DracoonSession session = RequireSession();
        _keypairs ??= new RescueKeypairs(session, Password);
        (long Id, string Text)? user = User is null ? null : await User.ResolveIdAsync(session, cancellationToken);
        if (Node.Length == 0)
        {
            await TryAsync("/", () => GrantAllAsync(session, user, cancellationToken));
        }
        foreach (NodeReference reference in Node)
        {
            await TryAsync(reference, async () =>
            {
                if (reference.IsRoot)
                {
                    await GrantAllAsync(session, user, cancellationToken);
                    return;
                }
                DracoonNode node = await reference.ResolveAsync(session, cancellationToken);
                if (node.Type == "folder")
                {
                    throw new ArgumentException($"'{node.Path}' is a folder. File keys are handed out for files or for whole rooms.");
                }
                if (node.Type == "file" || node.IsEncrypted || !Recurse)
                {
                    await GrantAsync(session, node, user, cancellationToken);
                }
                if (Recurse && node.Type == "room")
                {
                    await GrantBelowAsync(session, node.NodeId, user, cancellationToken);
                }
            });
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _keypairs?.Dispose();
        }
        base.Dispose(disposing);
    }

    /// <summary>Everything in one list, except with room rescue keypairs: each room has its own.</summary>
    private Task GrantAllAsync(DracoonSession session, (long Id, string Text)? user, CancellationToken cancellationToken) =>
        IsOfRoom ? GrantBelowAsync(session, NodesApi.Root, user, cancellationToken) : GrantAsync(session, null, user, cancellationToken);

    private async Task GrantBelowAsync(DracoonSession session, long roomId, (long Id, string Text)? user, CancellationToken cancellationToken)
    {
        var options = new ListOptions { Filter = "type:eq:room|encrypted:eq:true" };
        IReadOnlyList<DracoonNode> rooms;
        using (PagedQuery<DracoonNode> below = session.Nodes.Search("*", roomId, -1, options))
        {
            rooms = await below.ToListAsync(cancellationToken);
        }
        foreach (DracoonNode room in rooms)
        {
            try
            {
                await TryAsync(room, () => GrantAsync(session, room, user, cancellationToken));
            }
            catch (Exception e) when (IsOfRoom && ErrorRecordFactory.IsWrongPassword(e))
            {
                WriteError(ErrorRecordFactory.TryCreate(e, room)!); // the password of another room's rescue keypair
            }
        }
    }

    private async Task GrantAsync(DracoonSession session, DracoonNode? node, (long Id, string Text)? user, CancellationToken cancellationToken)
    {
        string where = node is null ? "all encrypted rooms" : NodeReference.Describe(node);
        if (!ShouldProcess(where, "Hand out missing file keys" + (user is null ? "" : " to " + user.Value.Text)))
        {
            return;
        }
        bool isFile = node?.Type == "file";
        var scope = new FileKeyScope { RoomId = isFile ? null : node?.NodeId, FileId = isFile ? node!.NodeId : null, UserId = user?.Id, Source = UseKey };
        var keypair = await _keypairs!.OpenAsync(UseKey, isFile ? node!.AuthParentId : node?.NodeId, null, cancellationToken);
        FileKeyDistribution result = await session.KeyDistributor.DistributeAsync(scope, keypair, cancellationToken);
        foreach (DracoonMissingFileKey granted in result.Granted)
        {
            if (PassThru)
            {
                WriteObject(new FileKeyGrantResult(granted, null));
            }
        }
        foreach ((DracoonMissingFileKey missing, string reason) in result.Failed)
        {
            WriteError(ErrorRecordFactory.TryCreate(new FileKeyNotGrantedException(missing, reason), missing)!);
            if (PassThru)
            {
                WriteObject(new FileKeyGrantResult(missing, reason));
            }
        }
    }
}
