using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Security;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;
using DracoonPS.Completion;
using DracoonPS.References;

namespace DracoonPS.Commands;

/// <summary>Gives the account, a room or the system a keypair: a new one, or one that was made before. Without a keypair nobody can read encrypted files.</summary>
/// <remarks><para>The password can't be recovered. Who forgets it loses everything that only this keypair can read.</para>
/// <para>A rescue keypair gets the keys of all files of its room (-Room), or of all rooms that use the system's (-RescueKey). Its private key is under
/// a password of its own; Grant-DracoonFileKey -UseKey SystemRescue -Password … hands out keys with it. The first system rescue keypair also enables
/// encryption for the whole tenant, for good.</para></remarks>
/// <example>
/// <code>Set-DracoonKeypair -Password (Read-Host -AsSecureString 'New encryption password')</code>
/// <para>Makes a keypair and puts it on the server, the private key under the password.</para>
/// </example>
/// <example>
/// <code>Import-DracoonKeypair -Path rescue.pem | Set-DracoonKeypair -RescueKey</code>
/// <para>Makes a keypair of a file the system's rescue keypair.</para>
/// </example>
/// <example>
/// <code>Set-DracoonKeypair -Password $new -PreviousPassword $old; Grant-DracoonFileKey -UseKey PreviousOwn -Password $new -User $me</code>
/// <para>Replaces an RSA-2048 keypair by one of RSA-4096: the old one stays until its file keys are handed over to the new one.</para>
/// </example>
[ApiOperation("POST /user/account/keypair")]
[ApiOperation("POST /user/account/keypairs")]
[ApiOperation("POST /settings/keypair")]
[ApiOperation("POST /settings/keypairs")]
[ApiOperation("PUT /user/account/customer")]
[ApiOperation("POST /nodes/rooms/{room_id}/keypair")]
[ApiOperation("POST /nodes/rooms/{room_id}/keypairs")]
[Cmdlet(VerbsCommon.Set, "DracoonKeypair", SupportsShouldProcess = true, DefaultParameterSetName = NewSet)]
[OutputType(typeof(DracoonKeypair))]
public sealed class SetDracoonKeypairCommand : DracoonCmdlet
{
    private const string NewSet = "New";
    private const string ExistingSet = "Existing";

    /// <summary>The password that the private key is kept under. With -Keypair only needed for -PreviousPassword: the password that the keypair has.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = NewSet)]
    [Parameter(ParameterSetName = ExistingSet)]
    public SecureString? Password { get; set; }

    /// <summary>Rsa4096, or Rsa2048 for clients that know no other.</summary>
    [Parameter(ParameterSetName = NewSet)]
    public KeypairVersion Version { get; set; } = KeypairVersion.Rsa4096;

    /// <summary>A keypair that was made before.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = ExistingSet)]
    public DracoonKeypair? Keypair { get; set; }

    /// <summary>The room whose rescue keypair it becomes. Needs the permission to manage it.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(RoomCompleter))]
    public NodeReference? Room { get; set; }

    /// <summary>Makes it the system's rescue keypair. Needs the role config manager.</summary>
    [Parameter]
    public SwitchParameter RescueKey { get; set; }

    /// <summary>The password of the keypair that is there. It stays on the server, its private key under the new password, so that its file keys can be handed over.</summary>
    [Parameter]
    public SecureString? PreviousPassword { get; set; }

    /// <summary>Emits the keypair.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        DracoonSession session = RequireSession();
        if (Room is not null && RescueKey)
        {
            throw new ArgumentException("-Room names a room's rescue keypair and -RescueKey the system's. Give one of them.");
        }
        await TryAsync(Room ?? (object)session.UserName, async () =>
        {
            (long Id, string Text)? room = Room is null ? null : await Room.ResolveIdAsync(session, cancellationToken);
            string whose = room is not null ? $"Set the rescue keypair of the room ({VersionName})" : RescueKey ? $"Set the system rescue keypair ({VersionName})" : $"Set the keypair ({VersionName})";
            if (!ShouldProcess(room?.Text ?? (RescueKey ? session.BaseUri.ToString() : $"{session.UserName} at {session.BaseUri}"), whose))
            {
                return;
            }
            IKeypairStore store = KeypairStore.Of(session, room?.Id, RescueKey);
            DracoonKeypair keypair;
            if (PreviousPassword is null)
            {
                keypair = Keypair ?? await DracoonKeypair.GenerateAsync(Version.ToCrypto(), Password!, cancellationToken);
                await store.AddAsync(keypair, cancellationToken);
            }
            else
            {
                keypair = await ReplaceAsync(store, cancellationToken);
            }
            if (PassThru)
            {
                WriteObject(keypair);
            }
        });
    }

    private string VersionName => Keypair?.Version ?? Version.ToApiName();

    private async Task<DracoonKeypair> ReplaceAsync(IKeypairStore store, CancellationToken cancellationToken)
    {
        IReadOnlyList<DracoonKeypair> before = await store.ListAsync(cancellationToken);
        DracoonKeypair previous = before.Count > 0 ? before[0] : throw new ArgumentException("There is no keypair that could be kept. Leave -PreviousPassword out.");
        if (Password is null || (Keypair is not null && !await Keypair.OpensWithAsync(Password, cancellationToken)))
        {
            throw new ArgumentException("With -PreviousPassword, -Password has to be that of the new keypair: the one before is kept under it.");
        }
        DracoonKeypair kept = await previous.ReprotectAsync(PreviousPassword!, Password, cancellationToken);
        DracoonKeypair keypair = Keypair ?? await DracoonKeypair.GenerateAsync(Version.ToCrypto(), Password, cancellationToken);
        await store.AddKeepingPreviousAsync(keypair, kept, cancellationToken);
        return keypair;
    }
}
