using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Net;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;
using DracoonPS.Completion;
using DracoonPS.Ordering;
using DracoonPS.References;

namespace DracoonPS.Commands;

/// <summary>Makes a code that lets a user in once without the second factor.</summary>
/// <remarks><para>Needs the role user manager. Give the code only to the user, and only when you know that it is them.</para></remarks>
/// <example>
/// <code>New-DracoonUserMfaEmergencyCode anna -AsPlainText</code>
/// <para>Makes a code and shows it.</para>
/// </example>
/// <example>
/// <code>$code = New-DracoonUserMfaEmergencyCode anna</code>
/// <para>Makes a code and keeps it: $code.Code is a SecureString, which no table, file or log shows.</para>
/// </example>
[ApiOperation("POST /users/{user_id}/mfa/emergency_code")]
[Cmdlet(VerbsCommon.New, "DracoonUserMfaEmergencyCode", SupportsShouldProcess = true)]
[OutputType(typeof(DracoonMfaEmergencyCode), typeof(string))]
public sealed class NewDracoonUserMfaEmergencyCodeCommand : DracoonCmdlet
{
    /// <summary>The users: objects, ids, user names, e-mail addresses, members of groups or roles, or rows with a column UserId.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ArgumentCompleter(typeof(UserCompleter))]
    public UserReference[] User { get; set; } = Array.Empty<UserReference>();

    /// <summary>Emits only the code, as text that can be read.</summary>
    [Parameter]
    public SwitchParameter AsPlainText { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        DracoonSession session = RequireSession();
        OrderedWork work = InOrder(1, cancellationToken);
        foreach (UserReference user in User)
        {
            await work.SubmitAsync(user, cancel => user.ResolveNameAsync(session, cancel), found => Requests(session, user, found.Id, found.UserName));
        }
    }

    private IEnumerable<OrderedRequest> Requests(DracoonSession session, UserReference user, long id, string? userName)
    {
        if (!ShouldProcess(UserReference.Describe(id, userName), "Make an emergency code"))
        {
            yield break;
        }
        bool asPlainText = AsPlainText;
        yield return new OrderedRequest(user, async (output, cancel) =>
        {
            DracoonMfaEmergencyCode code = await session.Users.Relations.CreateEmergencyCodeAsync(id, cancel);
            code.UserName = userName;
            await output.WriteAsync(asPlainText ? new NetworkCredential("", code.Code).Password : (object)code);
        });
    }
}
