using System.Management.Automation;

namespace DracoonPS.Commands;

/// <summary>Tells whether requests are logged, where, and how much of them.</summary>
/// <example>
/// <code>Get-DracoonLog</code>
/// <para>Shows the file, the level, and when the file rolls.</para>
/// </example>
/// <example>
/// <code>Get-Content (Get-DracoonLog).Path -Tail 20</code>
/// <para>Shows the last requests.</para>
/// </example>
/// <example>
/// <code>(Get-DracoonLog).Path</code>
/// <para>Shows only which file it is.</para>
/// </example>
[Cmdlet(VerbsCommon.Get, "DracoonLog")]
[OutputType(typeof(DracoonLogSetting))]
public sealed class GetDracoonLogCommand : PSCmdlet
{
    /// <inheritdoc/>
    protected override void ProcessRecord() => WriteObject(RunspaceLog.Current!.Setting);
}
