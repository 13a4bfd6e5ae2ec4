using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;
using DracoonPS.Completion;
using DracoonPS.Ordering;
using DracoonPS.References;

namespace DracoonPS.Commands;

/// <summary>Lists the rooms that would have no admin without a user or a group, which therefore can't be removed. Every cmdlet for rooms takes the rows.</summary>
/// <remarks><para>Needs the role user manager for users and the role group manager for groups.</para></remarks>
/// <example>
/// <code>Get-DracoonUser anna@example.org | Get-DracoonLastAdminRoom</code>
/// <para>Lists the rooms that only one user administrates.</para>
/// </example>
/// <example>
/// <code>Get-DracoonLastAdminRoom (Get-DracoonAccount).UserId | Grant-DracoonRoomPermission -User ben -Template Admin</code>
/// <para>Gives the rooms that the signed-in user manages alone another admin, so that this one can go.</para>
/// </example>
/// <example>
/// <code>Get-DracoonLastAdminRoom -Group Staff</code>
/// <para>Lists the rooms that have no admin but a group.</para>
/// </example>
[ApiOperation("GET /users/{user_id}/last_admin_rooms")]
[ApiOperation("GET /groups/{group_id}/last_admin_rooms")]
[Cmdlet(VerbsCommon.Get, "DracoonLastAdminRoom", DefaultParameterSetName = UserSet)]
[OutputType(typeof(DracoonLastAdminRoom))]
public sealed class GetDracoonLastAdminRoomCommand : ThrottledReadCmdlet
{
    private const string UserSet = "User";
    private const string GroupSet = "Group";

    /// <summary>The users: objects, ids, user names, e-mail addresses, members of groups or roles, or rows with a column UserId.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ParameterSetName = UserSet)]
    [ArgumentCompleter(typeof(UserCompleter))]
    public UserReference[] User { get; set; } = Array.Empty<UserReference>();

    /// <summary>The groups: objects, ids, names, or rows with a column GroupId.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = GroupSet)]
    [ArgumentCompleter(typeof(GroupCompleter))]
    public GroupReference[] Group { get; set; } = Array.Empty<GroupReference>();

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        DracoonSession session = RequireSession();
        OrderedWork work = InOrder(cancellationToken);
        if (ParameterSetName == GroupSet)
        {
            foreach (GroupReference group in Group)
            {
                await work.SubmitAsync(group, new OrderedRequest(group, async (output, cancel) =>
                {
                    (long id, _) = await group.ResolveIdAsync(session, cancel);
                    await EmitAsync(await session.Groups.Members.GetLastAdminRoomsAsync(id, cancel), group.Name, output);
                }));
            }
            return;
        }
        foreach (UserReference user in User)
        {
            await work.SubmitAsync(user, new OrderedRequest(user, async (output, cancel) =>
            {
                (long id, _) = await user.ResolveIdAsync(session, cancel);
                await EmitAsync(await session.Users.Relations.GetLastAdminRoomsAsync(id, cancel), user.UserName, output);
            }));
        }
    }

    private static async Task EmitAsync(IReadOnlyList<DracoonLastAdminRoom> rooms, string? principalName, IOrderedOutput output)
    {
        foreach (DracoonLastAdminRoom room in rooms)
        {
            room.PrincipalName = principalName;
            await output.WriteAsync(room);
        }
    }
}
