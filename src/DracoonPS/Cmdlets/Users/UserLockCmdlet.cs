using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;
using Dracoon.Client.Requests;
using DracoonPS.Completion;
using DracoonPS.Ordering;
using DracoonPS.References;

namespace DracoonPS.Commands;

/// <summary>What locking users and unlocking them have in common.</summary>
public abstract class UserLockCmdlet : ThrottledCmdlet
{
    /// <summary>What the question says.</summary>
    private protected abstract string Action { get; }

    /// <summary>What the users are to be.</summary>
    private protected abstract bool IsLocked { get; }

    /// <summary>The users: objects, ids, user names, e-mail addresses, or rows with a column UserId.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ArgumentCompleter(typeof(UserCompleter))]
    public UserReference[] User { get; set; } = Array.Empty<UserReference>();

    /// <summary>Emits the users as changed.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

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
        if (!ShouldProcess(text, Action))
        {
            yield break;
        }
        bool passThru = PassThru;
        yield return new OrderedRequest(user, async (output, cancel) =>
        {
            DracoonUser changed = await session.Users.UpdateAsync(id, new UpdateUserRequest { IsLocked = IsLocked }, cancel);
            if (passThru)
            {
                await output.WriteAsync(changed);
            }
        })
        { Key = id };
    }
}
