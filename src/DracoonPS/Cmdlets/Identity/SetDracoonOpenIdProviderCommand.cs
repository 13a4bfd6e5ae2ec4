using System;
using System.Collections.Generic;
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

/// <summary>Changes the configuration of an OpenID Connect provider: only what is given, nothing else.</summary>
/// <remarks><para>Needs the role config manager.</para></remarks>
/// <example>
/// <code>Set-DracoonOpenIdProvider 'Corporate login' -ClientSecret (Read-Host -AsSecureString)</code>
/// <para>Changes the secret that DRACOON has at the provider.</para>
/// </example>
/// <example>
/// <code>Get-DracoonOpenIdProvider 'Corporate login' | Set-DracoonOpenIdProvider -UserImport $true -ImportGroup Staff</code>
/// <para>Gives who signs in first an account, and puts them in a group.</para>
/// </example>
[ApiOperation("PUT /system/config/auth/openid/idps/{idp_id}")]
[Cmdlet(VerbsCommon.Set, "DracoonOpenIdProvider", SupportsShouldProcess = true)]
[OutputType(typeof(DracoonOpenIdProvider))]
public sealed class SetDracoonOpenIdProviderCommand : ChangeCmdlet
{
    /// <summary>The configurations: objects, ids, names, or rows with a column OpenIdProviderId.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ArgumentCompleter(typeof(OpenIdProviderCompleter))]
    public OpenIdProviderReference[] Provider { get; set; } = Array.Empty<OpenIdProviderReference>();

    /// <summary>The name.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Name { get; set; }

    /// <summary>Who issues the tokens, a URL; upper and lower case matter.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Issuer { get; set; }

    /// <summary>Where users sign in.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public Uri? AuthorizationUrl { get; set; }

    /// <summary>Where tokens are issued.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public Uri? TokenUrl { get; set; }

    /// <summary>Where the data of users are.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public Uri? UserInfoUrl { get; set; }

    /// <summary>Where the keys of the tokens are.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public Uri? JwksUrl { get; set; }

    /// <summary>The id that DRACOON has at the provider.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? ClientId { get; set; }

    /// <summary>The secret that DRACOON has at the provider.</summary>
    [Parameter]
    public SecureString? ClientSecret { get; set; }

    /// <summary>Where users come back to.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("RedirectUris")]
    public string[]? RedirectUri { get; set; }

    /// <summary>What is asked for: openid, and the names of the claims.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Scopes")]
    public string[]? Scope { get; set; }

    /// <summary>The claim that users are recognized by, such as email.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? MappingClaim { get; set; }

    /// <summary>The claim that is taken when the first one finds nobody.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? FallbackMappingClaim { get; set; }

    /// <summary>authorization_code or hybrid.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [OptionalSet("authorization_code", "hybrid")]
    public string? Flow { get; set; }

    /// <summary>True to use PKCE.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [FlagTransform]
    public bool? PkceEnabled { get; set; }

    /// <summary>The PKCE method: plain or S256.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [OptionalSet("plain", "S256")]
    public string? PkceChallengeMethod { get; set; }

    /// <summary>Where the data of users are taken from: user_info_endpoint or id_token.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [OptionalSet("user_info_endpoint", "id_token")]
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

    /// <summary>Where users are managed; empty for nowhere.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    public string? UserManagementUrl { get; set; }

    /// <summary>True for DRACOON's own proxy in between.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [FlagTransform]
    public bool? UsesAuthProxy { get; set; }

    /// <summary>Takes no other claim than -MappingClaim any more.</summary>
    [Parameter]
    public SwitchParameter NoFallbackMappingClaim { get; set; }

    /// <summary>Puts them in no group any more.</summary>
    [Parameter]
    public SwitchParameter NoImportGroup { get; set; }

    /// <summary>True to let users sign in with it, false to let nobody.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("IsEnabled")]
    [FlagTransform]
    public bool? Enabled { get; set; }

    /// <inheritdoc/>
    protected override Task StartAsync(CancellationToken cancellationToken)
    {
        if (ImportGroup is not null && NoImportGroup)
        {
            throw new ArgumentException("-ImportGroup and -NoImportGroup exclude each other.");
        }
        return base.StartAsync(cancellationToken);
    }

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        DracoonSession session = RequireSession();
        foreach (OpenIdProviderReference one in Provider)
        {
            var request = new OpenIdProviderRequest();
            ChangeSet changes = Changes(one.Item is not null)
                .Take(nameof(Name), Name, value => request.Name = value)
                .Take(nameof(Issuer), Issuer, value => request.Issuer = value)
                .Take(nameof(AuthorizationUrl), AuthorizationUrl, value => request.AuthorizationUrl = value.OriginalString)
                .Take(nameof(TokenUrl), TokenUrl, value => request.TokenUrl = value.OriginalString)
                .Take(nameof(UserInfoUrl), UserInfoUrl, value => request.UserInfoUrl = value.OriginalString)
                .Take(nameof(JwksUrl), JwksUrl, value => request.JwksUrl = value.OriginalString)
                .Take(nameof(ClientId), ClientId, value => request.ClientId = value)
                .Take(nameof(ClientSecret), ClientSecret, value => request.ClientSecret = value)
                .Take(nameof(RedirectUri), RedirectUri, value => request.RedirectUris = value)
                .Take(nameof(Scope), Scope, value => request.Scopes = value)
                .Take(nameof(MappingClaim), MappingClaim, value => request.MappingClaim = value)
                .Take(nameof(FallbackMappingClaim), FallbackMappingClaim, value => request.FallbackMappingClaim = value)
                .Take(nameof(NoFallbackMappingClaim), () => request.ResetFallbackMappingClaim = true)
                .Take(nameof(Flow), ChangeSet.NotEmpty(Flow), value => request.Flow = value)
                .Take(nameof(PkceEnabled), PkceEnabled, value => request.PkceEnabled = value)
                .Take(nameof(PkceChallengeMethod), ChangeSet.NotEmpty(PkceChallengeMethod), value => request.PkceChallengeMethod = value)
                .Take(nameof(UserInfoSource), ChangeSet.NotEmpty(UserInfoSource), value => request.UserInfoSource = value)
                .Take(nameof(UserImport), UserImport, value => request.UserImport = value)
                .Take(nameof(ImportGroup), () => { })
                .Take(nameof(NoImportGroup), () => request.ImportGroupId = 0)
                .Take(nameof(UserUpdate), UserUpdate, value => request.UserUpdate = value)
                .Take(nameof(UserManagementUrl), UserManagementUrl, value => request.UserManagementUrl = value)
                .Take(nameof(UsesAuthProxy), UsesAuthProxy, value => request.UsesAuthProxy = value)
                .Take(nameof(Enabled), Enabled, value => request.IsEnabled = value);
            await ChangeAsync(one, changes, () => one.ResolveIdAsync(session, cancellationToken), async id =>
            {
                if (ImportGroup is not null)
                {
                    request.ImportGroupId = (await ImportGroup.ResolveIdAsync(session, cancellationToken)).Id;
                }
                return await session.IdentityProviders.UpdateOpenIdProviderAsync(id, request, cancellationToken);
            });
        }
    }
}
