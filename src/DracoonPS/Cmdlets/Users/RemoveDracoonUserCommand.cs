using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using DracoonPS.Ordering;
using DracoonPS.References;

namespace DracoonPS.Commands;

/// <summary>Removes users for good. What they own in rooms stays.</summary>
/// <remarks><para>Needs the role user manager. The last admin of a room can't be removed: give the room another one first.</para></remarks>
/// <example>
/// <code>Remove-DracoonUser anna</code>
/// <para>Removes one user, after a question.</para>
/// </example>
/// <example>
/// <code>Import-Csv leavers.csv | Remove-DracoonUser -ThrottleLimit 4 -Confirm:$false</code>
/// <para>Removes the users of a CSV file with a column UserId, four at a time.</para>
/// </example>
/// <example>
/// <code>Get-DracoonUser -Locked $true | Where-Object Email -like '*@old.example' | Remove-DracoonUser -WhatIf</code>
/// <para>Shows which users would be removed.</para>
/// </example>
[ApiOperation("DELETE /users/{user_id}")]
[Cmdlet(VerbsCommon.Remove, "DracoonUser", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
public sealed class RemoveDracoonUserCommand : DracoonCmdlet
{
    /// <summary>The users: objects, ids, user names, e-mail addresses, or rows with a column UserId.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    public UserReference[] User { get; set; } = Array.Empty<UserReference>();

    /// <summary>How many requests are in flight at most, from 1 to 32; 1 without it, so that each is done before the next one begins. Whatever it is, questions and errors come in the order of the input.</summary>
    [Parameter]
    [ValidateRange(1, 32)]
    public int ThrottleLimit { get; set; } = 1;

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        DracoonSession session = RequireSession();
        OrderedWork work = InOrder(ThrottleLimit, cancellationToken);
        foreach (UserReference user in User)
        {
            await work.SubmitAsync(user, cancel => user.ResolveIdAsync(session, cancel), found => Requests(session, user, found.Id, found.Text));
        }
    }

    private IEnumerable<OrderedRequest> Requests(DracoonSession session, UserReference user, long id, string text)
    {
        if (ShouldProcess(text, "Remove user"))
        {
            yield return new OrderedRequest(user, (_, cancel) => session.Users.DeleteAsync(id, cancel)) { Key = id };
        }
    }
}
