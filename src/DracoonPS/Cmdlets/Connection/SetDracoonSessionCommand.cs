using System.Management.Automation;
using Dracoon.Client;
using DracoonPS.Completion;

namespace DracoonPS.Commands;

/// <summary>Chooses the session that cmdlets use when none is named.</summary>
/// <example>
/// <code>Set-DracoonSession $session</code>
/// <para>Makes the session in $session the default one.</para>
/// </example>
/// <example>
/// <code>Get-DracoonSession | Where-Object UserName -eq 'admin' | Set-DracoonSession -PassThru</code>
/// <para>Chooses a session by its user.</para>
/// </example>
[Cmdlet(VerbsCommon.Set, "DracoonSession")]
[OutputType(typeof(DracoonSession))]
public sealed class SetDracoonSessionCommand : PSCmdlet
{
    /// <summary>The session: the object, its number, or a name such as <c>anna@dracoon.team</c>. An object of another runspace becomes known in this one.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(SessionCompleter))]
    [SessionTransform]
    public DracoonSession? Session { get; set; }

    /// <summary>Emits the session.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        SessionStore.Current.MakeDefault(Session!);
        if (PassThru)
        {
            WriteObject(Session);
        }
    }
}
