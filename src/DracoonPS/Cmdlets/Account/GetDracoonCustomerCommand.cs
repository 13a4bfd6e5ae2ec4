using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;

namespace DracoonPS.Commands;

/// <summary>Gets the customer (tenant) that the signed-in user belongs to: what is stored, how many users there are, and the limits.</summary>
/// <example>
/// <code>Get-DracoonCustomer</code>
/// <para>Shows how much space and how many accounts are used.</para>
/// </example>
/// <example>
/// <code>if ((Get-DracoonCustomer).SpaceLeft -lt 100GB) { Write-Warning 'DRACOON is nearly full.' }</code>
/// <para>Watches the space. SpaceLeft is empty where there is no limit.</para>
/// </example>
/// <example>
/// <code>(Get-DracoonCustomer).SpaceLeft</code>
/// <para>Shows how many bytes are left; nothing where there is no limit.</para>
/// </example>
[ApiOperation("GET /user/account/customer")]
[Cmdlet(VerbsCommon.Get, "DracoonCustomer")]
[OutputType(typeof(DracoonCustomer))]
public sealed class GetDracoonCustomerCommand : DracoonCmdlet
{
    /// <inheritdoc/>
    protected override async Task EndProcessingAsync(CancellationToken cancellationToken) =>
        WriteObject(await RequireSession().User.GetCustomerAsync(cancellationToken));
}
