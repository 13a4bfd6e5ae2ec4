using System;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;
using DracoonPS.Completion;
using DracoonPS.Ordering;
using DracoonPS.References;

namespace DracoonPS.Commands;

/// <summary>Gets user groups: all, those that a filter fits, or certain ones.</summary>
/// <remarks><para>Needs the role group manager.</para></remarks>
/// <example>
/// <code>Get-DracoonGroup</code>
/// <para>Lists all groups, page by page as they come.</para>
/// </example>
/// <example>
/// <code>Get-DracoonGroup -Name 'Ext*' -Sort userCount:desc</code>
/// <para>Lists groups by a pattern, the largest first.</para>
/// </example>
/// <example>
/// <code>Get-DracoonUserGroup anna | Get-DracoonGroup</code>
/// <para>Gets the groups of a user with everything that the server tells.</para>
/// </example>
[ApiOperation("GET /groups")]
[ApiOperation("GET /groups/{group_id}")]
[Cmdlet(VerbsCommon.Get, "DracoonGroup", DefaultParameterSetName = ListSet, SupportsPaging = true)]
[OutputType(typeof(DracoonGroup))]
public sealed class GetDracoonGroupCommand : DracoonListCmdlet<DracoonGroup>
{
    private const string ListSet = "List";
    private const string SingleSet = "Single";

    /// <summary>The groups: objects, ids, names, or rows with a column GroupId.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ParameterSetName = SingleSet)]
    [ArgumentCompleter(typeof(GroupCompleter))]
    public GroupReference[] Group { get; set; } = Array.Empty<GroupReference>();

    /// <summary>Only groups with this name; wildcards are allowed.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [SupportsWildcards]
    [NoScriptBlock]
    [ArgumentCompleter(typeof(GroupCompleter))]
    public string? Name { get; set; }

    /// <summary>Only groups with this role, by the API's name, such as USER_MANAGER.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [NoScriptBlock]
    [ArgumentCompleter(typeof(RoleCompleter))]
    public string? Role { get; set; }

    /// <summary>How many requests are in flight at most for certain groups, from 1 to 32; 4 without it. Whatever it is, objects and errors come in the order of the input.</summary>
    [Parameter(ParameterSetName = SingleSet)]
    [ValidateRange(1, 32)]
    public int ThrottleLimit { get; set; } = 4;

    // The API's own name of the column is another one than the object's.
    /// <inheritdoc/>
    private protected override string? Order => base.Order?.Replace("userCount", "cntUsers").Replace("UserCount", "cntUsers");

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        DracoonSession session = RequireSession();
        if (ParameterSetName == SingleSet)
        {
            RequireNoListing("-Group");
            OrderedWork work = InOrder(ThrottleLimit, cancellationToken);
            foreach (GroupReference group in Group)
            {
                await work.SubmitAsync(group, new OrderedRequest(group, async (output, cancel) => await output.WriteAsync(await group.FetchAsync(session, cancel))));
            }
            return;
        }
        var filter = new FilterBuilder().Raw(Filter);
        Func<DracoonGroup, bool>? matches = null;
        if (Name is not null)
        {
            matches = Wildcard.AddTo(filter, "name", Name, (DracoonGroup g) => g.Name);
        }
        if (Role is not null)
        {
            filter.Add("hasRole", "eq", Role.ToUpperInvariant());
        }
        using PagedQuery<DracoonGroup> groups = session.Groups.List(Options(filter, matches is not null));
        await TryAsync(filter.ToString(), () => EmitAsync(groups, matches, cancellationToken));
    }
}
