using System;
using System.Management.Automation;
using System.Security;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Models;
using Dracoon.Client.Requests;
using DracoonPS.Completion;
using DracoonPS.References;

namespace DracoonPS.Commands;

/// <summary>Adds an OpenID Connect provider that users can sign in with.</summary>
/// <remarks><para>Needs the role config manager.</para></remarks>
/// <example>
/// <code>New-DracoonOpenIdProvider 'Partner login' https://login.partner.example -AuthorizationUrl https://login.partner.example/authorize -TokenUrl https://login.partner.example/token -UserInfoUrl https://login.partner.example/userinfo -JwksUrl https://login.partner.example/keys -ClientId dracoon -ClientSecret (Read-Host -AsSecureString) -RedirectUri https://dracoon.corp.example/sso -MappingClaim email</code>
/// <para>Adds a provider whose users are recognized by their e-mail address.</para>
/// </example>
/// <example>
/// <code>Import-Csv providers.csv | New-DracoonOpenIdProvider -ClientSecret (Read-Host -AsSecureString) -PkceEnabled $true -PkceChallengeMethod S256</code>
/// <para>Adds the providers of a CSV file whose columns are named as the parameters.</para>
/// </example>
/// <example>
/// <code>$urls = @{ AuthorizationUrl = 'https://login.example.org/authorize'; TokenUrl = 'https://login.example.org/token'; UserInfoUrl = 'https://login.example.org/userinfo'; JwksUrl = 'https://login.example.org/keys' }; New-DracoonOpenIdProvider 'Partner login' https://login.example.org @urls -ClientId dracoon -ClientSecret (Read-Host -AsSecureString) -RedirectUri https://dracoon.corp.example/sso -MappingClaim sub -UserImport $true</code>
/// <para>Adds one whose users get an account when they first sign in; the addresses come from a table.</para>
/// </example>
[ApiOperation("POST /system/config/auth/openid/idps")]
[Cmdlet(VerbsCommon.New, "DracoonOpenIdProvider", SupportsShouldProcess = true)]
[OutputType(typeof(DracoonOpenIdProvider))]
public sealed class NewDracoonOpenIdProviderCommand : DracoonCmdlet
{
    /// <summary>The name.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    public string Name { get; set; } = "";

    /// <summary>Who issues the tokens, a URL; upper and lower case matter.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    public string Issuer { get; set; } = "";

    /// <summary>Where users sign in.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true)]
    public Uri? AuthorizationUrl { get; set; }

    /// <summary>Where tokens are issued.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true)]
    public Uri? TokenUrl { get; set; }

    /// <summary>Where the data of users are.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true)]
    public Uri? UserInfoUrl { get; set; }

    /// <summary>Where the keys of the tokens are.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true)]
    public Uri? JwksUrl { get; set; }

    /// <summary>The id that DRACOON has at the provider.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true)]
    public string ClientId { get; set; } = "";

    /// <summary>The secret that DRACOON has at the provider.</summary>
    [Parameter(Mandatory = true)]
    public SecureString? ClientSecret { get; set; }

    /// <summary>Where users come back to.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [Alias("RedirectUris")]
    public string[] RedirectUri { get; set; } = Array.Empty<string>();

    /// <summary>What is asked for: openid, and the names of the claims.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Scopes")]
    public string[] Scope { get; set; } = { "openid", "profile", "email" };

    /// <summary>The claim that users are recognized by, such as email.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true)]
    public string MappingClaim { get; set; } = "";

    /// <summary>The claim that is taken when the first one finds nobody.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? FallbackMappingClaim { get; set; }

    /// <summary>authorization_code or hybrid.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateSet("authorization_code", "hybrid")]
    public string? Flow { get; set; }

    /// <summary>True to use PKCE.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [FlagTransform]
    public bool? PkceEnabled { get; set; }

    /// <summary>The PKCE method: plain or S256.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateSet("plain", "S256")]
    public string? PkceChallengeMethod { get; set; }

    /// <summary>Where the data of users are taken from: user_info_endpoint or id_token.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateSet("user_info_endpoint", "id_token")]
    public string? UserInfoSource { get; set; }

    /// <summary>True to give who signs in first an account.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [FlagTransform]
    public bool? UserImport { get; set; }

    /// <summary>The group of DRACOON that they are put in: an object, an id or a name.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(GroupCompleter))]
    public GroupReference? ImportGroup { get; set; }

    /// <summary>True to keep accounts up to date with the provider. It needs the scopes email and profile.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [FlagTransform]
    public bool? UserUpdate { get; set; }

    /// <summary>Where users are managed.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? UserManagementUrl { get; set; }

    /// <summary>True for DRACOON's own proxy in between.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [FlagTransform]
    public bool? UsesAuthProxy { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        DracoonSession session = RequireSession();
        if (!ShouldProcess(Name, "Add OpenID provider"))
        {
            return;
        }
        await TryAsync(Name, async () =>
        {
            var request = new OpenIdProviderRequest
            {
                Name = Name, Issuer = Issuer, AuthorizationUrl = AuthorizationUrl!.OriginalString, TokenUrl = TokenUrl!.OriginalString,
                UserInfoUrl = UserInfoUrl!.OriginalString, JwksUrl = JwksUrl!.OriginalString,
                ClientId = ClientId, ClientSecret = ClientSecret, RedirectUris = RedirectUri, Scopes = Scope, MappingClaim = MappingClaim,
            };
            if (FallbackMappingClaim is not null)
            {
                request.FallbackMappingClaim = FallbackMappingClaim;
            }
            if (Flow is not null)
            {
                request.Flow = Flow;
            }
            if (PkceEnabled is not null)
            {
                request.PkceEnabled = PkceEnabled;
            }
            if (PkceChallengeMethod is not null)
            {
                request.PkceChallengeMethod = PkceChallengeMethod;
            }
            if (UserInfoSource is not null)
            {
                request.UserInfoSource = UserInfoSource;
            }
            if (UserImport is not null)
            {
                request.UserImport = UserImport;
            }
            if (UserUpdate is not null)
            {
                request.UserUpdate = UserUpdate;
            }
            if (UserManagementUrl is not null)
            {
                request.UserManagementUrl = UserManagementUrl;
            }
            if (UsesAuthProxy is not null)
            {
                request.UsesAuthProxy = UsesAuthProxy;
            }
            if (ImportGroup is not null)
            {
                request.ImportGroupId = (await ImportGroup.ResolveIdAsync(session, cancellationToken)).Id;
            }
            WriteObject(await session.IdentityProviders.CreateOpenIdProviderAsync(request, cancellationToken));
        });
    }
}
