using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;

namespace DracoonPS.Commands;

/// <summary>Gets what the server says about itself: versions, storage, time.</summary>
/// <example>
/// <code>(Get-DracoonServerInfo).RestApiVersion</code>
/// <para>Shows the version of the API.</para>
/// </example>
/// <example>
/// <code>Get-DracoonServerInfo | Format-List</code>
/// <para>Shows everything, the time of the server included.</para>
/// </example>
[ApiOperation("GET /public/software/version")]
[ApiOperation("GET /public/system/info")]
[ApiOperation("GET /public/time")]
[Cmdlet(VerbsCommon.Get, "DracoonServerInfo")]
[OutputType(typeof(DracoonServerInfo))]
public sealed class GetDracoonServerInfoCommand : DracoonCmdlet
{
    /// <inheritdoc/>
    protected override async Task EndProcessingAsync(CancellationToken cancellationToken) =>
        WriteObject(await RequireSession().Public.GetServerInfoAsync(cancellationToken));
}
