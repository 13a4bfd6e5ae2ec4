using System;
using System.IO;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;
using Dracoon.Client.Transfers;

namespace DracoonPS.Commands;

/// <summary>Gives the signed-in user another picture.</summary>
/// <remarks><para>The file is a PNG or JPEG of 256 by 256 pixels and less than 5 MB.</para></remarks>
/// <example>
/// <code>Set-DracoonAvatar -Path me.png</code>
/// <para>Sends a picture.</para>
/// </example>
/// <example>
/// <code>Set-DracoonAvatar me.png -PassThru</code>
/// <para>Shows the new picture's name and address, too.</para>
/// </example>
[ApiOperation("POST /user/account/avatar")]
[Cmdlet(VerbsCommon.Set, "DracoonAvatar", SupportsShouldProcess = true)]
[OutputType(typeof(DracoonAvatar))]
public sealed class SetDracoonAvatarCommand : DracoonCmdlet
{
    private const long MaximumSize = 5 * 1024 * 1024;

    /// <summary>The picture.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("FullName", "PSPath")]
    [NoScriptBlock]
    public string Path { get; set; } = "";

    /// <summary>Emits the new picture's name and address.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        DracoonSession session = RequireSession();
        await TryAsync(Path, async () =>
        {
            string path = LocalPath.Resolve(this, Path);
            byte[] image = Read(path);
            if (!ShouldProcess(session.ToString(), $"Set the picture to '{path}'"))
            {
                return;
            }
            DracoonAvatar avatar = await session.Avatars.SetOwnAsync(session.Account.UserId, image, cancellationToken);
            if (PassThru)
            {
                WriteObject(avatar);
            }
        });
    }

    private static byte[] Read(string path)
    {
        long size = FileLink.Follow(path).Length;
        return size < MaximumSize
            ? File.ReadAllBytes(path)
            : throw new ArgumentException($"'{path}' has {ByteSize.Format(size)}. A picture has less than {ByteSize.Format(MaximumSize)}.");
    }
}
