using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;

namespace DracoonPS.Commands;

/// <summary>Lists the kinds of reports that New-DracoonReport can make.</summary>
/// <example>
/// <code>Get-DracoonReportType</code>
/// <para>Lists them with the formats that they come in.</para>
/// </example>
/// <example>
/// <code>Get-DracoonReportType | Where-Object NeedsUser</code>
/// <para>Shows which of them are about one user.</para>
/// </example>
[Cmdlet(VerbsCommon.Get, "DracoonReportType")]
[OutputType(typeof(ReportType))]
public sealed class GetDracoonReportTypeCommand : AsyncCmdlet
{
    /// <inheritdoc/>
    protected override Task EndProcessingAsync(CancellationToken cancellationToken)
    {
        WriteObject(new ReportType(ReportKind.GeneralAudit, "Events of the log: of all users, or narrowed down by time, room, user and kind of event.", needsUser: false));
        WriteObject(new ReportType(ReportKind.UserAudit, "What one user did.", needsUser: true));
        return Task.CompletedTask;
    }
}
