using System;
using System.IO;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;
using Dracoon.Client.Transfers;
using DracoonPS.Completion;
using DracoonPS.References;

namespace DracoonPS.Commands;

/// <summary>Gets the picture of the signed-in user or of others: its name and address, or with -Destination the image as a file.</summary>
/// <remarks><para>To find out the picture of somebody who is named, and not piped with a column AvatarUuid, the role user manager is needed.</para></remarks>
/// <example>
/// <code>Get-DracoonAvatar</code>
/// <para>Shows which picture the signed-in user has.</para>
/// </example>
/// <example>
/// <code>Get-DracoonAvatar -User anna -Destination anna.png</code>
/// <para>Writes the picture of a user to a file.</para>
/// </example>
/// <example>
/// <code>Get-DracoonUser -Role ROOM_MANAGER | Get-DracoonAvatar -Destination ./pictures</code>
/// <para>Writes the pictures of several users into a folder that is there, one file for each number of a user.</para>
/// </example>
[ApiOperation("GET /user/account/avatar")]
[ApiOperation("GET /resources/users/{user_id}/avatar/{uuid}")]
[ApiOperation("GET /downloads/avatar/{user_id}/{uuid}")]
[Cmdlet(VerbsCommon.Get, "DracoonAvatar", DefaultParameterSetName = OwnSet)]
[OutputType(typeof(DracoonAvatar), typeof(FileInfo))]
public sealed class GetDracoonAvatarCommand : DracoonCmdlet
{
    private const string OwnSet = "Own";
    private const string UserSet = "User";

    /// <summary>The users: objects, ids, user names, e-mail addresses, or rows with a column UserId. Without it, the signed-in user.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ParameterSetName = UserSet)]
    [ArgumentCompleter(typeof(UserCompleter))]
    public UserReference[] User { get; set; } = Array.Empty<UserReference>();

    /// <summary>The name of the picture, as users have it.</summary>
    [Parameter(ParameterSetName = UserSet, ValueFromPipelineByPropertyName = true)]
    [EmptyIsNull]
    public string? AvatarUuid { get; set; }

    /// <summary>Writes the image to this file, or into this folder when it is one. Then the file is emitted.</summary>
    [Parameter]
    [NoScriptBlock]
    [ValidateNotNullOrEmpty]
    public string? Destination { get; set; }

    /// <summary>Replaces a file that exists.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        DracoonSession session = RequireSession();
        if (ParameterSetName == OwnSet)
        {
            await TryAsync(session.UserName, async () => await EmitAsync(session, await session.Avatars.GetOwnAsync(session.Account.UserId, cancellationToken), cancellationToken));
            return;
        }
        foreach (UserReference user in User)
        {
            await TryAsync(user, async () => await EmitAsync(session, await FindAsync(session, user, cancellationToken), cancellationToken));
        }
    }

    private async Task<DracoonAvatar> FindAsync(DracoonSession session, UserReference user, CancellationToken cancellationToken)
    {
        (long id, _) = await user.ResolveIdAsync(session, cancellationToken);
        string? uuid = AvatarUuid ?? user.User?.AvatarUuid;
        if (uuid is null && id == session.Account.UserId)
        {
            return await session.Avatars.GetOwnAsync(id, cancellationToken);
        }
        uuid ??= (await user.FetchAsync(session, false, cancellationToken)).AvatarUuid ?? throw new ArgumentException($"The server does not say which picture {user} has.");
        return await session.Avatars.GetAsync(id, uuid, cancellationToken);
    }

    private async Task EmitAsync(DracoonSession session, DracoonAvatar avatar, CancellationToken cancellationToken)
    {
        if (Destination is null)
        {
            WriteObject(avatar);
            return;
        }
        string path = LocalPath.Resolve(this, Destination);
        bool isFolder = Directory.Exists(path);
        if (!isFolder)
        {
            RequireFree(path); // before the image is asked for
        }
        byte[] image = await session.Avatars.DownloadAsync(avatar.UserId, avatar.AvatarUuid, cancellationToken);
        if (isFolder)
        {
            bool isPng = image.Length > 0 && image[0] == 0x89;
            path = Path.Combine(path, FormattableString.Invariant($"{avatar.UserId}{(isPng ? ".png" : ".jpg")}"));
            RequireFree(path);
        }
        TemporaryFile.Write(path, image, Force);
        WriteObject(new FileInfo(path));
    }

    private void RequireFree(string path)
    {
        if (!Force && File.Exists(path))
        {
            throw new LocalFileExistsException(path);
        }
    }
}
