using System;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using DracoonPS.Completion;
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
public sealed class RemoveDracoonUserCommand : RemovePrincipalCmdlet
{
    /// <summary>The users: objects, ids, user names, e-mail addresses, or rows with a column UserId.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ArgumentCompleter(typeof(UserCompleter))]
    public UserReference[] User { get; set; } = Array.Empty<UserReference>();

    private protected override string Action => "Remove user";

    private protected override string LastAdminText => "nobody else administrates";

    /// <inheritdoc/>
    protected override Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        DracoonSession session = RequireSession();
        return RemoveEachAsync(User, (user, cancel) => user.ResolveIdAsync(session, cancel), session.Users.Relations.GetLastAdminRoomsAsync, session.Users.DeleteAsync, cancellationToken);
    }
}
