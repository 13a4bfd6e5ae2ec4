using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.SavedSessions;
using DracoonPS.Completion;

namespace DracoonPS.Commands;

/// <summary>Keeps a session for tasks that run without anybody: they sign in with Connect-Dracoon -Saved.</summary>
/// <remarks>
/// <para>Server, user, OAuth client and tokens go into a file that only the current user can use: on Windows its secrets are encrypted for this
/// user on this machine (DPAPI), elsewhere only the owner can read the file (mode 0600). So save the session as the user that the task runs as.</para>
/// <para>A refresh token works once. From now on every new one goes to the file, from this session too, and tasks that run at the same time take
/// turns. Disconnect-Dracoon leaves the tokens of a saved session as they are; Disconnect-Dracoon -Revoke does away with them and the file.</para>
/// <para>The password, the private key and its password are not saved. A session without a refresh token (-AccessToken, -ServiceToken) can't be saved.</para>
/// </remarks>
/// <example>
/// <code>Connect-Dracoon dracoon.team -Interactive -ClientId my-client; Save-DracoonSession nightly</code>
/// <para>Signs in once in the browser and saves that for a task, which begins with Connect-Dracoon -Saved nightly.</para>
/// </example>
/// <example>
/// <code>Save-DracoonSession nightly -Force</code>
/// <para>Replaces the saved session, for example when its refresh token has expired.</para>
/// </example>
/// <example>
/// <code>Save-DracoonSession -Path ./dracoon.json</code>
/// <para>Saves the session in a file of your choice; Connect-Dracoon -Saved -Path takes it.</para>
/// </example>
[Cmdlet(VerbsData.Save, "DracoonSession", SupportsShouldProcess = true)]
[OutputType(typeof(DracoonSession))]
public sealed class SaveDracoonSessionCommand : DracoonCmdlet
{
    /// <summary>The name to save the session by; without it, default.</summary>
    [Parameter(Position = 0)]
    [NoScriptBlock]
    [ArgumentCompleter(typeof(SavedSessionCompleter))]
    public string? Name { get; set; }

    /// <summary>The file to save the session in, instead of a name. Its folder should be one that others can't write to.</summary>
    [Parameter]
    [NoScriptBlock]
    public string? Path { get; set; }

    /// <summary>Replaces a saved session of that name.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Emits the session.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override async Task EndProcessingAsync(CancellationToken cancellationToken)
    {
        DracoonSession session = RequireSession();
        SavedSessionFile file = SavedSessionPath.Resolve(this, Name, Path);
        if (!ShouldProcess(session.ToString(), $"Save in '{file.Path}'"))
        {
            return;
        }
        await session.SaveAsync(file, Force, cancellationToken);
        if (PassThru)
        {
            WriteObject(session);
        }
    }
}
