using System.Management.Automation;
using Dracoon.Client;

namespace DracoonPS.Commands;

/// <summary>Lists the open sessions; the default one comes last.</summary>
/// <example>
/// <code>Get-DracoonSession</code>
/// <para>Shows who is signed in where, and whether the keypair is unlocked.</para>
/// </example>
/// <example>
/// <code>Get-DracoonSession -Default</code>
/// <para>Shows the session that cmdlets use when none is named.</para>
/// </example>
[Cmdlet(VerbsCommon.Get, "DracoonSession")]
[OutputType(typeof(DracoonSession))]
public sealed class GetDracoonSessionCommand : PSCmdlet
{
    /// <summary>Only the session that cmdlets use when none is named.</summary>
    [Parameter]
    public SwitchParameter Default { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (Default)
        {
            if (SessionStore.Current.Default is DracoonSession session)
            {
                WriteObject(session);
            }
            return;
        }
        WriteObject(SessionStore.Current.All, enumerateCollection: true);
    }
}
