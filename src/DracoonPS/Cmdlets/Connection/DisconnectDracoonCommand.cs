using System;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using DracoonPS.Completion;
using DracoonPS.Errors;
using DracoonPS.Provider;

namespace DracoonPS.Commands;

/// <summary>Signs out: the tokens are revoked on the server, the private key is wiped, and the drives of the session are removed.</summary>
/// <remarks>
/// <para>Transfers of the session that are under way elsewhere end with DracoonNotConnected; nothing half stays here or on the server.</para>
/// <para>The tokens of a saved session (Save-DracoonSession, Connect-Dracoon -Saved) are only forgotten here: revoked, the next task could not sign
/// in with it. With -Revoke they are revoked too, and the saved session is removed.</para>
/// </remarks>
/// <example>
/// <code>Disconnect-Dracoon</code>
/// <para>Ends the default session.</para>
/// </example>
/// <example>
/// <code>Get-DracoonSession | Disconnect-Dracoon</code>
/// <para>Ends all sessions.</para>
/// </example>
/// <example>
/// <code>Connect-Dracoon -Saved nightly -PassThru | Disconnect-Dracoon -Revoke</code>
/// <para>Does away with a saved session: here and on the server.</para>
/// </example>
[Cmdlet(VerbsCommunications.Disconnect, "Dracoon")]
public sealed class DisconnectDracoonCommand : AsyncCmdlet
{
    /// <summary>The sessions to end: objects, numbers, or names such as <c>anna@dracoon.team</c>. Without it, the default one.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(SessionCompleter))]
    [SessionTransform]
    public DracoonSession[]? Session { get; set; }

    /// <summary>Forgets the tokens without revoking them, for a server that is gone.</summary>
    [Parameter]
    public SwitchParameter NoRevoke { get; set; }

    /// <summary>Revokes the tokens of a saved session too, and removes the saved session: no task can sign in with it any more.</summary>
    [Parameter]
    public SwitchParameter Revoke { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        if (Revoke && NoRevoke)
        {
            throw new ArgumentException("-Revoke and -NoRevoke exclude each other.");
        }
        foreach (DracoonSession session in Session ?? new[] { SessionStore.Current.Default ?? SessionStore.Current.DefaultForTenants ?? throw new NotConnectedException() })
        {
            // Out of the list first: whatever the server says, this session is over here.
            SessionStore.Current.Remove(session);
            SessionDrives.Remove(SessionState, session);
            try
            {
                await session.DisconnectAsync(!NoRevoke, Revoke, cancellationToken);
            }
            catch (Exception e) when (e is DracoonApiException or DracoonConnectionException)
            {
                WriteWarning($"The session {session} is closed, but its tokens could not be revoked and end by themselves: {e.Message}");
            }
        }
    }

    /// <inheritdoc/>
    protected override ErrorRecord? MapException(Exception error) => ErrorRecordFactory.TryCreate(error, null);
}
