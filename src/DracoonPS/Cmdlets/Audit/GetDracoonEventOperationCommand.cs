using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;
using DracoonPS.Completion;

namespace DracoonPS.Commands;

/// <summary>Gets the kinds of events that the server logs: names and numbers, for Get-DracoonEvent -Operation.</summary>
/// <remarks><para>Needs the role auditor.</para></remarks>
/// <example>
/// <code>Get-DracoonEventOperation user.*</code>
/// <para>Lists the kinds of events about users.</para>
/// </example>
/// <example>
/// <code>Get-DracoonEventOperation -Deprecated $true</code>
/// <para>Lists what is in old events only.</para>
/// </example>
[ApiOperation("GET /eventlog/operations")]
[Cmdlet(VerbsCommon.Get, "DracoonEventOperation")]
[OutputType(typeof(DracoonEventOperation))]
public sealed class GetDracoonEventOperationCommand : DracoonCmdlet
{
    /// <summary>Only these names; wildcards are allowed.</summary>
    [Parameter(Position = 0)]
    [SupportsWildcards]
    [NoScriptBlock]
    [ArgumentCompleter(typeof(EventOperationCompleter))]
    public string? Name { get; set; }

    /// <summary>True for what is not logged any more, false for what is. Without it, both.</summary>
    [Parameter]
    public bool? Deprecated { get; set; }

    /// <inheritdoc/>
    protected override async Task EndProcessingAsync(CancellationToken cancellationToken)
    {
        WildcardPattern? pattern = Name is null ? null : Wildcard.Pattern(Name);
        DracoonEventOperationList list = await RequireSession().EventLog.GetOperationsAsync(Deprecated, cancellationToken);
        foreach (DracoonEventOperation operation in list.Operations)
        {
            if (pattern is null || pattern.IsMatch(operation.Name))
            {
                WriteObject(operation);
            }
        }
    }
}
