using System;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;
using DracoonPS.Completion;
using DracoonPS.References;

namespace DracoonPS.Commands;

/// <summary>Lists the rooms in which users have permissions.</summary>
/// <remarks><para>Needs the role user manager. What is granted to the user in person counts; -Effective adds what rooms inherit and what comes through groups. The server calls this operation outdated; Get-DracoonRoomPermission asks the rooms instead. With several users, -First and -Skip count for each of them.</para></remarks>
/// <example>
/// <code>Get-DracoonUserRoom anna -Effective</code>
/// <para>Lists all rooms that a user may see, and what they may do there.</para>
/// </example>
/// <example>
/// <code>Get-DracoonGroupMember Externals | Get-DracoonUserRoom | Export-Csv rooms.csv</code>
/// <para>Writes what is granted to the members of a group in person to a file.</para>
/// </example>
/// <example>
/// <code>Get-DracoonGroupMember Externals | Get-DracoonUserRoom</code>
/// <para>Lists the rooms of the members of a group.</para>
/// </example>
[ApiOperation("GET /users/{user_id}/rooms")]
[Cmdlet(VerbsCommon.Get, "DracoonUserRoom", SupportsPaging = true)]
[OutputType(typeof(DracoonGrantedRoom))]
public sealed class GetDracoonUserRoomCommand : DracoonFilterCmdlet<DracoonGrantedRoom>
{
    /// <summary>The users: objects, ids, user names, e-mail addresses, members of groups or roles, or rows with a column UserId.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ArgumentCompleter(typeof(UserCompleter))]
    public UserReference[] User { get; set; } = Array.Empty<UserReference>();

    /// <summary>Only rooms with this name; wildcards are allowed.</summary>
    [Parameter]
    [SupportsWildcards]
    [NoScriptBlock]
    public string? Name { get; set; }

    /// <summary>Adds what rooms inherit from the room above, and what the user has through groups.</summary>
    [Parameter]
    public SwitchParameter Effective { get; set; }

    /// <summary>Only rooms that nobody but the user administrates.</summary>
    [Parameter]
    public SwitchParameter LastAdmin { get; set; }

    /// <summary>Lists the rooms where the user has no permission instead.</summary>
    [Parameter]
    public SwitchParameter NotGranted { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        DracoonSession session = RequireSession();
        if (LastAdmin && NotGranted)
        {
            throw new ArgumentException("-LastAdmin and -NotGranted exclude each other: the last admin of a room has permissions in it.");
        }
        foreach (UserReference user in User)
        {
            await TryAsync(user, async () =>
            {
                (long id, _) = await user.ResolveIdAsync(session, cancellationToken);
                var filter = new FilterBuilder().Raw(Filter);
                Func<DracoonGrantedRoom, bool>? matches = Name is null ? null : Wildcard.AddTo(filter, "name", Name, (DracoonGrantedRoom r) => r.Name);
                if (Effective)
                {
                    filter.Add("effectivePerm", "eq", "any");
                }
                if (LastAdmin)
                {
                    filter.Add("isGranted", true).Add("isLastAdmin", true);
                }
                if (NotGranted)
                {
                    filter.Add("isGranted", false);
                }
                string? name = user.UserName;
                using PagedQuery<DracoonGrantedRoom> rooms = session.Users.Relations.ListRooms(id, Options(filter, matches is not null));
                await EmitAsync(rooms, matches, room => room.PrincipalName = name, cancellationToken);
            });
        }
    }
}
