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

/// <summary>Removes users for good. What they own in rooms stays.</summary>
/// <remarks><para>Needs the role user manager. The last admin of a room can't be removed: give the room another one first. Get-DracoonLastAdminRoom lists such rooms.</para></remarks>
/// <example>
/// <code>Remove-DracoonUser ext-9</code>
/// <para>Removes one user, after a question.</para>
/// </example>
/// <example>
/// <code>Import-Csv leavers.csv | Remove-DracoonUser -ThrottleLimit 4 -Confirm:$false</code>
/// <para>Removes the users of a CSV file with a column UserId, four at a time.</para>
/// </example>
/// <example>
/// <code>Get-DracoonUser -InactiveDays 365 | Remove-DracoonUser -SkipLastAdmin</code>
/// <para>Removes who did not sign in for a year, after a question for each, and leaves who is the last admin of a room.</para>
/// </example>
/// <example>
/// <code>Get-DracoonUser -Locked $true | Where-Object Email -like '*@old.example' | Remove-DracoonUser -WhatIf</code>
/// <para>Shows which users would be removed.</para>
/// </example>
[ApiOperation("DELETE /users/{user_id}")]
[ApiOperation("GET /users/{user_id}/last_admin_rooms")]
[Cmdlet(VerbsCommon.Remove, "DracoonUser", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
public sealed class RemoveDracoonUserCommand : DracoonCmdlet
{
    /// <summary>The users: objects, ids, user names, e-mail addresses, or rows with a column UserId.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ArgumentCompleter(typeof(UserCompleter))]
    public UserReference[] User { get; set; } = Array.Empty<UserReference>();

    /// <summary>Leaves users who are the last admin of a room, with a warning that names the rooms.</summary>
    [Parameter]
    public SwitchParameter SkipLastAdmin { get; set; }

    /// <summary>How many requests are in flight at most, from 1 to 32; 1 without it, so that each is done before the next one begins. Whatever it is, questions and errors come in the order of the input.</summary>
    [Parameter]
    [ValidateRange(1, 32)]
    public int ThrottleLimit { get; set; } = 1;

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        DracoonSession session = RequireSession();
        OrderedWork work = InOrder(ThrottleLimit, cancellationToken);
        bool skip = SkipLastAdmin;
        foreach (UserReference user in User)
        {
            await work.SubmitAsync(user, async cancel =>
            {
                (long id, string text) = await user.ResolveIdAsync(session, cancel);
                IReadOnlyList<DracoonLastAdminRoom> rooms = skip ? await session.Users.Relations.GetLastAdminRoomsAsync(id, cancel) : Array.Empty<DracoonLastAdminRoom>();
                return (id, text, rooms);
            }, found => Requests(session, user, found.id, found.text, found.rooms));
        }
    }

    private IEnumerable<OrderedRequest> Requests(DracoonSession session, UserReference user, long id, string text, IReadOnlyList<DracoonLastAdminRoom> rooms)
    {
        if (rooms.Count > 0)
        {
            WriteWarning($"{text} stays: nobody else administrates {string.Join(", ", rooms)}.");
        }
        else if (ShouldProcess(text, "Remove user"))
        {
            yield return new OrderedRequest(user, (_, cancel) => session.Users.DeleteAsync(id, cancel)) { Key = id };
        }
    }
}
