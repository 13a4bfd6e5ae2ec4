using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;

namespace DracoonPS.Commands;

/// <summary>Gets how the personal rooms of the tenant are set up.</summary>
/// <remarks><para>Needs the role config manager.</para></remarks>
/// <example>
/// <code>Get-DracoonCustomerSetting</code>
/// <para>Shows whether users of an Active Directory get a personal room, and where.</para>
/// </example>
/// <example>
/// <code>Get-DracoonNode (Get-DracoonCustomerSetting).HomeRoomParentId</code>
/// <para>Gets the room that the personal rooms lie in.</para>
/// </example>
[ApiOperation("GET /settings")]
[Cmdlet(VerbsCommon.Get, "DracoonCustomerSetting")]
[OutputType(typeof(DracoonCustomerSetting))]
public sealed class GetDracoonCustomerSettingCommand : DracoonCmdlet
{
    /// <inheritdoc/>
    protected override async Task EndProcessingAsync(CancellationToken cancellationToken)
    {
        DracoonSession session = RequireSession();
        await TryAsync(session.BaseUri, async () => WriteObject(await session.Settings.GetCustomerAsync(cancellationToken)));
    }
}
