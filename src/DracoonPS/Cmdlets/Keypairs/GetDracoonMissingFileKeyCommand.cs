using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;
using DracoonPS.Completion;
using DracoonPS.References;

namespace DracoonPS.Commands;

/// <summary>Lists who lacks the key of which encrypted file, as far as the signed-in user could hand it out.</summary>
/// <remarks><para>Rescue keypairs come first: they have an id in the place of a user's, and are no users.</para></remarks>
/// <example>
/// <code>Get-DracoonMissingFileKey -Room /Board</code>
/// <para>Lists the missing keys of a room.</para>
/// </example>
/// <example>
/// <code>Get-DracoonMissingFileKey | Group-Object UserId</code>
/// <para>Shows for whom how many keys are missing.</para>
/// </example>
/// <example>
/// <code>Get-DracoonMissingFileKey -User grace</code>
/// <para>Lists what one user can't read yet.</para>
/// </example>
[ApiOperation("GET /nodes/missingFileKeys")]
[Cmdlet(VerbsCommon.Get, "DracoonMissingFileKey", SupportsPaging = true)]
[OutputType(typeof(DracoonMissingFileKey))]
public sealed class GetDracoonMissingFileKeyCommand : DracoonCmdlet
{
    /// <summary>Only files of this room.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [ArgumentCompleter(typeof(RoomCompleter))]
    public NodeReference? Room { get; set; }

    /// <summary>Only this file.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(NodeCompleter))]
    public NodeReference? File { get; set; }

    /// <summary>Only keys for this user.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(UserCompleter))]
    public UserReference? User { get; set; }

    /// <summary>The keypair that the keys could be made from: the own one, a rescue keypair, or the one before it.</summary>
    [Parameter]
    public FileKeySource UseKey { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        DracoonSession session = RequireSession();
        await TryAsync(Room ?? File ?? (object)session.UserName, async () =>
        {
            long? roomId = Room is null ? null : (await Room.ResolveIdAsync(session, cancellationToken)).Id;
            long? fileId = File is null ? null : (await File.ResolveIdAsync(session, cancellationToken)).Id;
            long? userId = User is null ? null : (await User.ResolveIdAsync(session, cancellationToken)).Id;
            var scope = new FileKeyScope { RoomId = roomId, FileId = fileId, UserId = userId, Source = UseKey };
            var options = new ListOptions { Skip = PagingParameters.Skip, First = PagingParameters.First == ulong.MaxValue ? null : PagingParameters.First };
            using PagedQuery<DracoonMissingFileKey> missing = session.FileKeys.ListMissing(scope, options);
            while (await missing.MoveNextAsync(cancellationToken))
            {
                WriteObject(missing.Current);
            }
        });
    }
}
