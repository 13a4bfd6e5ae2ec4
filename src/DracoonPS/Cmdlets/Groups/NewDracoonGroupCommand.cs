using System;
using System.Collections.Generic;
using System.Linq;
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

/// <summary>Creates user groups, one for each call or each row of the pipeline.</summary>
/// <remarks><para>Needs the role group manager.</para></remarks>
/// <example>
/// <code>New-DracoonGroup Sales</code>
/// <para>Creates a group.</para>
/// </example>
/// <example>
/// <code>New-DracoonGroup Audit -User anna, ben -ExpireAt 365d -IfNotExists</code>
/// <para>Creates a group with two members, and adds them to it where it is there already.</para>
/// </example>
/// <example>
/// <code>Import-Csv groups.csv | New-DracoonGroup -IfNotExists</code>
/// <para>Creates the groups of a CSV file with a column Name that are not there yet.</para>
/// </example>
[ApiOperation("POST /groups")]
[ApiOperation("POST /groups/{group_id}/users")]
[Cmdlet(VerbsCommon.New, "DracoonGroup", SupportsShouldProcess = true)]
[OutputType(typeof(DracoonGroup))]
public sealed class NewDracoonGroupCommand : ThrottledCmdlet
{
    private DateTime? _expireAt;

    /// <summary>The name.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ValidateLength(1, 150)]
    public string Name { get; set; } = "";

    /// <summary>When the group ends: a time, or a span from now such as 90d. A time without a zone is local; a time of day in a row of the pipeline is UTC, as Export-Csv writes it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [MomentTransform]
    public DateTime? ExpireAt
    {
        get => _expireAt;
        set => _expireAt = Zoned(value);
    }

    /// <summary>Users who become members at once: objects, ids, user names or e-mail addresses.</summary>
    [Parameter]
    [Alias("Member")]
    [ArgumentCompleter(typeof(UserCompleter))]
    public UserReference[] User { get; set; } = Array.Empty<UserReference>();

    /// <summary>Emits the group that has the name already, instead of an error.</summary>
    [Parameter]
    [Alias("SkipExisting")]
    public SwitchParameter IfNotExists { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        DracoonSession session = RequireSession();
        string name = Name.Trim();
        var request = new CreateGroupRequest { Name = name };
        if (ExpireAt is DateTime expireAt)
        {
            request.ExpireAt = expireAt;
        }
        await InOrder(cancellationToken).SubmitAsync(name, cancel => PrepareAsync(session, name, cancel), found => Requests(session, name, request, found));
    }

    private async Task<(DracoonGroup? Existing, long[] UserIds)> PrepareAsync(DracoonSession session, string name, CancellationToken cancellationToken)
    {
        UserReference[] users = User;
        bool mayExist = IfNotExists;
        var ids = new List<long>();
        foreach (UserReference user in users)
        {
            ids.Add((await user.ResolveIdAsync(session, cancellationToken)).Id);
        }
        return (mayExist ? await session.Groups.FindAsync(name, cancellationToken) : null, ids.Distinct().ToArray());
    }

    private IEnumerable<OrderedRequest> Requests(DracoonSession session, string name, CreateGroupRequest request, (DracoonGroup? Existing, long[] UserIds) found)
    {
        if (found.Existing is null && !ShouldProcess(name, "Create group"))
        {
            yield break;
        }
        bool joins = found.UserIds.Length > 0 && (found.Existing is null || ShouldProcess(name, $"Add {found.UserIds.Length} users to group"));
        yield return new OrderedRequest(name, async (output, cancel) =>
        {
            DracoonGroup group = found.Existing ?? await session.Groups.CreateAsync(request, cancel);
            if (joins && (await new GroupMembership(session).AddAsync(group.GroupId, found.UserIds, cancel)).Count > 0)
            {
                group = await session.Groups.GetAsync(group.GroupId, cancel);
            }
            await output.WriteAsync(group);
        })
        { Key = name.ToUpperInvariant() };
    }
}
