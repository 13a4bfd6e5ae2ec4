using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Api;
using Dracoon.Client.Models;

namespace DracoonPS.Commands;

/// <summary>Gets what the server says about itself: versions, storage, ways to sign in, time.</summary>
/// <example>
/// <code>(Get-DracoonServerInfo).RestApiVersion</code>
/// <para>Shows the version of the API.</para>
/// </example>
/// <example>
/// <code>Get-DracoonServerInfo | Format-List</code>
/// <para>Shows everything, the time of the server included.</para>
/// </example>
/// <example>
/// <code>Get-DracoonServerInfo -OpenId</code>
/// <para>Lists the OpenID providers that users can sign in with; -GlobalAvailable only those of all tenants.</para>
/// </example>
[ApiOperation("GET /public/software/version")]
[ApiOperation("GET /public/software/third_party_dependencies")]
[ApiOperation("GET /public/system/info")]
[ApiOperation("GET /public/system/info/auth/ad")]
[ApiOperation("GET /public/system/info/auth/openid")]
[ApiOperation("GET /public/time")]
[Cmdlet(VerbsCommon.Get, "DracoonServerInfo", DefaultParameterSetName = ServerSet)]
[OutputType(typeof(DracoonServerInfo), ParameterSetName = new[] { ServerSet })]
[OutputType(typeof(DracoonThirdPartyDependency), ParameterSetName = new[] { ThirdPartySet })]
[OutputType(typeof(DracoonSignInProvider), ParameterSetName = new[] { ActiveDirectorySet, OpenIdSet })]
public sealed class GetDracoonServerInfoCommand : DracoonCmdlet
{
    private const string ServerSet = "Server";
    private const string ThirdPartySet = "ThirdParty";
    private const string ActiveDirectorySet = "ActiveDirectory";
    private const string OpenIdSet = "OpenId";

    /// <summary>Lists the software of others that the server is built on, with its licences.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ThirdPartySet)]
    public SwitchParameter ThirdParty { get; set; }

    /// <summary>Lists the Active Directories that users can sign in with.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ActiveDirectorySet)]
    public SwitchParameter ActiveDirectory { get; set; }

    /// <summary>Lists the OpenID providers that users can sign in with.</summary>
    [Parameter(Mandatory = true, ParameterSetName = OpenIdSet)]
    public SwitchParameter OpenId { get; set; }

    /// <summary>Only those that all tenants of the server can use.</summary>
    [Parameter(ParameterSetName = ActiveDirectorySet)]
    [Parameter(ParameterSetName = OpenIdSet)]
    public SwitchParameter GlobalAvailable { get; set; }

    /// <inheritdoc/>
    protected override async Task EndProcessingAsync(CancellationToken cancellationToken)
    {
        PublicApi server = RequireSession().Public;
        bool? global = GlobalAvailable ? true : null;
        object answer = ParameterSetName switch
        {
            ThirdPartySet => await server.GetThirdPartyDependenciesAsync(cancellationToken),
            ActiveDirectorySet => await server.GetActiveDirectoriesAsync(global, cancellationToken),
            OpenIdSet => await server.GetOpenIdProvidersAsync(global, cancellationToken),
            _ => await server.GetServerInfoAsync(cancellationToken),
        };
        WriteObject(answer, enumerateCollection: true);
    }
}
