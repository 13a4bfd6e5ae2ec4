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

/// <summary>Changes user groups: only what is given, nothing else.</summary>
/// <remarks><para>Needs the role group manager. When groups are piped, the parameters on the command line are changed; when rows of a CSV file are piped, their columns are.</para></remarks>
/// <example>
/// <code>Set-DracoonGroup Staff -Name 'All staff'</code>
/// <para>Renames a group.</para>
/// </example>
/// <example>
/// <code>Get-DracoonGroup -Name 'Project *' | Set-DracoonGroup -ExpireAt 365d -WhatIf</code>
/// <para>Shows which groups would end in a year.</para>
/// </example>
[ApiOperation("PUT /groups/{group_id}")]
[Cmdlet(VerbsCommon.Set, "DracoonGroup", SupportsShouldProcess = true)]
[OutputType(typeof(DracoonGroup))]
public sealed class SetDracoonGroupCommand : ThrottledCmdlet
{
    private HashSet<string> _onCommandLine = new();
    private DateTime? _expireAt;

    /// <summary>The groups: objects, ids, names, or rows with a column GroupId.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ArgumentCompleter(typeof(GroupCompleter))]
    public GroupReference[] Group { get; set; } = Array.Empty<GroupReference>();

    /// <summary>The new name.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateLength(1, 150)]
    public string? Name { get; set; }

    /// <summary>When the group ends: a time, or a span from now such as 90d. A time without a zone is local; a time of day in a row of the pipeline is UTC, as Export-Csv writes it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [MomentTransform]
    public DateTime? ExpireAt
    {
        get => _expireAt;
        set => _expireAt = Zoned(value);
    }

    /// <summary>Lets the group never end.</summary>
    [Parameter]
    [Alias("NeverExpires")]
    public SwitchParameter NoExpiration { get; set; }

    /// <summary>Emits the groups as changed.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override Task StartAsync(CancellationToken cancellationToken)
    {
        _onCommandLine = new HashSet<string>(MyInvocation.BoundParameters.Keys, StringComparer.OrdinalIgnoreCase);
        if (NoExpiration && _onCommandLine.Contains(nameof(ExpireAt)))
        {
            throw new ArgumentException("-ExpireAt and -NoExpiration exclude each other.");
        }
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        DracoonSession session = RequireSession();
        OrderedWork work = InOrder(cancellationToken);
        foreach (GroupReference group in Group)
        {
            (UpdateGroupRequest request, string what) = Change(group);
            if (request.IsEmpty)
            {
                WriteWarning($"Nothing is given that would change {group}.");
                continue;
            }
            await work.SubmitAsync(group, cancel => group.ResolveIdAsync(session, cancel), found => Requests(session, group, found, request, what));
        }
    }

    private IEnumerable<OrderedRequest> Requests(DracoonSession session, GroupReference group, (long Id, string Text) found, UpdateGroupRequest request, string what)
    {
        if (!ShouldProcess(found.Text, "Set " + what))
        {
            yield break;
        }
        bool passThru = PassThru;
        yield return new OrderedRequest(group, async (output, cancel) =>
        {
            DracoonGroup changed = await session.Groups.UpdateAsync(found.Id, request, cancel);
            if (passThru)
            {
                await output.WriteAsync(changed);
            }
        })
        { Key = found.Id };
    }

    private (UpdateGroupRequest Request, string What) Change(GroupReference group)
    {
        var request = new UpdateGroupRequest();
        var what = new List<string>();
        bool IsGiven(string name) => _onCommandLine.Contains(name) || (!group.IsObject && MyInvocation.BoundParameters.ContainsKey(name));
        if (IsGiven(nameof(Name)))
        {
            request.Name = Name!.Trim();
            what.Add(nameof(Name));
        }
        if (NoExpiration)
        {
            request.ExpireAt = null;
            what.Add(nameof(NoExpiration));
        }
        else if (IsGiven(nameof(ExpireAt)))
        {
            request.ExpireAt = ExpireAt;
            what.Add(nameof(ExpireAt));
        }
        return (request, string.Join(", ", what));
    }
}
