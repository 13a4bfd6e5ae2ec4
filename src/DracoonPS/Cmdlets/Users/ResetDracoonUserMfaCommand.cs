using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using DracoonPS.Completion;
using DracoonPS.Ordering;
using DracoonPS.References;

namespace DracoonPS.Commands;

/// <summary>Removes the second factor of users, who can set up another one then.</summary>
/// <remarks><para>Needs the role user manager. For somebody who only left the phone at home, New-DracoonUserMfaEmergencyCode is enough.</para></remarks>
/// <example>
/// <code>Reset-DracoonUserMfa anna</code>
/// <para>Removes the second factor of a user, after a question.</para>
/// </example>
/// <example>
/// <code>Get-DracoonGroupMember Staff | Reset-DracoonUserMfa -WhatIf</code>
/// <para>Shows whose second factor would be removed.</para>
/// </example>
[ApiOperation("DELETE /users/{user_id}/mfa")]
[Cmdlet(VerbsCommon.Reset, "DracoonUserMfa", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
public sealed class ResetDracoonUserMfaCommand : ThrottledCmdlet
{
    /// <summary>The users: objects, ids, user names, e-mail addresses, members of groups or roles, or rows with a column UserId.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ArgumentCompleter(typeof(UserCompleter))]
    public UserReference[] User { get; set; } = Array.Empty<UserReference>();

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        DracoonSession session = RequireSession();
        OrderedWork work = InOrder(cancellationToken);
        foreach (UserReference user in User)
        {
            await work.SubmitAsync(user, cancel => user.ResolveIdAsync(session, cancel), found => Requests(session, user, found.Id, found.Text));
        }
    }

    private IEnumerable<OrderedRequest> Requests(DracoonSession session, UserReference user, long id, string text)
    {
        if (ShouldProcess(text, "Remove the second factor"))
        {
            yield return new OrderedRequest(user, (_, cancel) => session.Users.Relations.ResetMfaAsync(id, cancel)) { Key = id };
        }
    }
}
