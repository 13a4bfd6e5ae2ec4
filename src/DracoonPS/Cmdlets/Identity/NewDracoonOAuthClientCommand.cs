using System;
using System.Management.Automation;
using System.Security;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;
using Dracoon.Client.Requests;

namespace DracoonPS.Commands;

/// <summary>Registers an OAuth client: an application in whose name users sign in.</summary>
/// <remarks><para>Needs the role config manager. A confidential client without -ClientSecret gets a secret from the server; it is in the property
/// ClientSecret of what is emitted, as a secure string, and goes as it is to Connect-Dracoon -ClientSecret.</para></remarks>
/// <example>
/// <code>$client = New-DracoonOAuthClient 'Weekly jobs' -ClientId weekly -GrantType password, refresh_token; Connect-Dracoon dracoon.team -Credential robot -ClientId $client.ClientId -ClientSecret $client.ClientSecret</code>
/// <para>Registers a client for unattended jobs, with a secret that the server makes, and signs in with it.</para>
/// </example>
/// <example>
/// <code>New-DracoonOAuthClient DracoonPS -ClientId dracoonps -ClientType public -GrantType authorization_code, refresh_token -RedirectUri http://127.0.0.1:53682/</code>
/// <para>Registers a client for Connect-Dracoon -Interactive.</para>
/// </example>
[ApiOperation("POST /system/config/oauth/clients")]
[Cmdlet(VerbsCommon.New, "DracoonOAuthClient", SupportsShouldProcess = true)]
[OutputType(typeof(DracoonOAuthClient))]
public sealed class NewDracoonOAuthClientCommand : DracoonCmdlet
{
    /// <summary>The name that users see.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    public string Name { get; set; } = "";

    /// <summary>How users may sign in: authorization_code, implicit, password, refresh_token. client_credentials is in the API, but DRACOON does not permit it.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [Alias("GrantTypes")]
    [ValidateSet("authorization_code", "client_credentials", "implicit", "password", "refresh_token")]
    public string[] GrantType { get; set; } = Array.Empty<string>();

    /// <summary>The client's id, of letters, digits, '_' and '-'. Without it the server makes one.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? ClientId { get; set; }

    /// <summary>confidential, for what can keep a secret, or public.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateSet("confidential", "public")]
    public string? ClientType { get; set; }

    /// <summary>The secret: 12 to 32 letters and digits, with upper and lower case and a digit among them. Without it the server makes one.</summary>
    [Parameter]
    public SecureString? ClientSecret { get; set; }

    /// <summary>Where users come back to; needed for authorization_code and implicit.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("RedirectUris")]
    public string[]? RedirectUri { get; set; }

    /// <summary>For how many seconds an access token holds; 8 hours without it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [EmptyIsNull]
    [OptionalRange(1, int.MaxValue)]
    public int? AccessTokenValidity { get; set; }

    /// <summary>For how many seconds a refresh token holds; 30 days without it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [EmptyIsNull]
    [OptionalRange(1, int.MaxValue)]
    public int? RefreshTokenValidity { get; set; }

    /// <summary>For how many seconds a user's approval holds; half a year without it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [EmptyIsNull]
    [OptionalRange(1, int.MaxValue)]
    public int? ApprovalValidity { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        DracoonSession session = RequireSession();
        if (ShouldProcess(Name, "Register OAuth client"))
        {
            OAuthClientRequest request = Request();
            await TryAsync(Name, async () => WriteObject(await session.OAuthClients.CreateAsync(request, cancellationToken)));
        }
    }

    private OAuthClientRequest Request()
    {
        var request = new OAuthClientRequest { Name = Name.Trim(), GrantTypes = GrantType };
        if (!string.IsNullOrWhiteSpace(ClientId))
        {
            request.ClientId = ClientId!.Trim();
        }
        if (ClientType is not null)
        {
            request.ClientType = ClientType;
        }
        if (ClientSecret is not null)
        {
            request.ClientSecret = ClientSecret;
        }
        if (RedirectUri is not null)
        {
            request.RedirectUris = RedirectUri;
        }
        if (AccessTokenValidity is not null)
        {
            request.AccessTokenValidity = AccessTokenValidity;
        }
        if (RefreshTokenValidity is not null)
        {
            request.RefreshTokenValidity = RefreshTokenValidity;
        }
        if (ApprovalValidity is not null)
        {
            request.ApprovalValidity = ApprovalValidity;
        }
        return request;
    }
}
