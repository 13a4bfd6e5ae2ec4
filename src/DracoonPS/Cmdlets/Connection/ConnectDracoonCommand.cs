using System;
using System.Management.Automation;
using System.Security;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.SavedSessions;
using DracoonPS.Completion;
using DracoonPS.Provider;

namespace DracoonPS.Commands;

/// <summary>Signs in to a DRACOON server. The connection made last is the one that all other cmdlets use.</summary>
/// <remarks>
/// <para>With -Credential the password is sent to DRACOON's own sign-in (OAuth password flow). With -Interactive the browser opens, so that
/// single sign-on and a second factor work; a listener on this machine receives the answer. For that the OAuth client must have the redirect
/// address http://127.0.0.1:53682/ registered, or another one that -RedirectUri names, since DRACOON compares these addresses exactly.</para>
/// <para>Plain http is refused, except to this machine.</para>
/// <para>With -ServiceToken the session has no user and is for tenants: Get-DracoonTenant and its kin use it by themselves, while all other
/// cmdlets go on with the session of a user, where there is one.</para>
/// <para>With -Saved it is a session that Save-DracoonSession kept, with nobody to ask. Several tasks may use the same one at the same time. The
/// parameters for proxy and certificates are not saved; give them again.</para>
/// </remarks>
/// <example>
/// <code>Connect-Dracoon dracoon.team -Credential (Get-Credential)</code>
/// <para>Asks for user name and password and signs in.</para>
/// </example>
/// <example>
/// <code>Connect-Dracoon dracoon.team -Interactive -ClientId my-client</code>
/// <para>Signs in through the browser.</para>
/// </example>
/// <example>
/// <code>$session = Connect-Dracoon dracoon.team -RefreshToken (Get-Secret dracoon-token) -ClientId my-client -PassThru</code>
/// <para>Signs in with a refresh token out of a vault (SecretManagement), and keeps the session in a variable.</para>
/// </example>
/// <example>
/// <code>Connect-Dracoon dracoon.team -Credential (Get-Credential) -DriveName D</code>
/// <para>Signs in, and shows the rooms as a drive: cd D:, dir, Get-Content D:/Projects/readme.txt.</para>
/// </example>
/// <example>
/// <code>Connect-Dracoon dracoon.team -ServiceToken (Read-Host -AsSecureString 'Service token')</code>
/// <para>Opens a session for the tenants of an installation.</para>
/// </example>
/// <example>
/// <code>Connect-Dracoon -Saved nightly</code>
/// <para>Signs in with a session that Save-DracoonSession nightly kept, as in a scheduled task.</para>
/// </example>
[ApiOperation("GET /user/account")]
[ApiOperation("GET /public/software/version")]
[ApiOperation("GET /config/info/general")]
[ApiOperation("GET /provisioning/webhooks/event_types")]
[Cmdlet(VerbsCommunications.Connect, "Dracoon", DefaultParameterSetName = PasswordSet)]
[OutputType(typeof(DracoonSession))]
public sealed class ConnectDracoonCommand : AsyncCmdlet
{
    private const string PasswordSet = "Password";
    private const string InteractiveSet = "Interactive";
    private const string CodeSet = "AuthorizationCode";
    private const string RefreshTokenSet = "RefreshToken";
    private const string AccessTokenSet = "AccessToken";
    private const string ServiceTokenSet = "ServiceToken";
    private const string SavedSet = "Saved";

    private static readonly string[] SignInTags = { "PSHOST", "DracoonSignIn" };

    private readonly VerboseLog.Attachment _log;

    /// <summary>Makes the cmdlet.</summary>
    public ConnectDracoonCommand()
    {
        _log = new VerboseLog.Attachment(entry => Post(() => ShowRequest(entry)), warning => Post(() => WriteWarning(warning)));
    }

    /// <summary>The server's address: <c>dracoon.team</c>, <c>https://dracoon.team/</c>. Without a scheme it is https.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = PasswordSet)]
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = InteractiveSet)]
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = CodeSet)]
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = RefreshTokenSet)]
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = AccessTokenSet)]
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = ServiceTokenSet)]
    [NoScriptBlock]
    [ArgumentCompleter(typeof(ServerCompleter))]
    public string BaseUrl { get; set; } = "";

    /// <summary>User name and password.</summary>
    [Parameter(Mandatory = true, Position = 1, ParameterSetName = PasswordSet)]
    [Credential]
    public PSCredential? Credential { get; set; }

    /// <summary>Signs in through the browser.</summary>
    [Parameter(Mandatory = true, ParameterSetName = InteractiveSet)]
    public SwitchParameter Interactive { get; set; }

    /// <summary>Shows the address to open instead of opening the browser, for a machine without one. The browser must run on this machine or reach it.</summary>
    [Parameter(ParameterSetName = InteractiveSet)]
    public SwitchParameter NoBrowser { get; set; }

    /// <summary>How many seconds -Interactive waits for the sign-in in the browser.</summary>
    [Parameter(ParameterSetName = InteractiveSet)]
    [ValidateRange(1, 3600)]
    public int SignInTimeoutSec { get; set; } = 300;

    /// <summary>An authorization code, or the whole address that the browser ended at.</summary>
    [Parameter(Mandatory = true, ParameterSetName = CodeSet)]
    [NoScriptBlock]
    public string AuthorizationCode { get; set; } = "";

    /// <summary>The redirect address that is registered for the OAuth client. With -Interactive http://127.0.0.1:53682/ unless given, with -AuthorizationCode the server's own /oauth/callback.</summary>
    [Parameter(ParameterSetName = InteractiveSet)]
    [Parameter(ParameterSetName = CodeSet)]
    public Uri? RedirectUri { get; set; }

    /// <summary>A refresh token. It is used up by this: the session has the next one.</summary>
    [Parameter(Mandatory = true, ParameterSetName = RefreshTokenSet)]
    public SecureString? RefreshToken { get; set; }

    /// <summary>An access token. The session ends when it does.</summary>
    [Parameter(Mandatory = true, ParameterSetName = AccessTokenSet)]
    public SecureString? AccessToken { get; set; }

    /// <summary>The service token of the installation: opens a session for tenants, without a user.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ServiceTokenSet)]
    public SecureString? ServiceToken { get; set; }

    /// <summary>Signs in with a session that Save-DracoonSession kept.</summary>
    [Parameter(Mandatory = true, ParameterSetName = SavedSet)]
    public SwitchParameter Saved { get; set; }

    /// <summary>The name of the saved session; without it the one named default.</summary>
    [Parameter(Position = 0, ParameterSetName = SavedSet)]
    [NoScriptBlock]
    [ArgumentCompleter(typeof(SavedSessionCompleter))]
    public string? Name { get; set; }

    /// <summary>The file of the saved session, instead of its name.</summary>
    [Parameter(ParameterSetName = SavedSet)]
    [NoScriptBlock]
    public string? Path { get; set; }

    /// <summary>The id of the OAuth client. Without it the one that every DRACOON has for scripts, dracoon_legacy_scripting.</summary>
    [Parameter(ParameterSetName = PasswordSet)]
    [Parameter(ParameterSetName = InteractiveSet)]
    [Parameter(ParameterSetName = CodeSet)]
    [Parameter(ParameterSetName = RefreshTokenSet)]
    [Parameter(ParameterSetName = AccessTokenSet)]
    [NoScriptBlock]
    public string? ClientId { get; set; }

    /// <summary>The secret of the OAuth client.</summary>
    [Parameter(ParameterSetName = PasswordSet)]
    [Parameter(ParameterSetName = InteractiveSet)]
    [Parameter(ParameterSetName = CodeSet)]
    [Parameter(ParameterSetName = RefreshTokenSet)]
    [Parameter(ParameterSetName = AccessTokenSet)]
    public SecureString? ClientSecret { get; set; }

    /// <summary>The proxy to use instead of the system's.</summary>
    [Parameter]
    public Uri? Proxy { get; set; }

    /// <summary>User name and password for the proxy.</summary>
    [Parameter]
    [Credential]
    public PSCredential? ProxyCredential { get; set; }

    /// <summary>Takes any server certificate. For test servers only: whoever is in between can read everything.</summary>
    [Parameter]
    public SwitchParameter SkipCertificateCheck { get; set; }

    /// <summary>How many seconds one attempt of a request may take.</summary>
    [Parameter]
    [ValidateRange(1, 86400)]
    public int TimeoutSec { get; set; } = 100;

    /// <summary>How often a request is repeated that failed for a passing reason.</summary>
    [Parameter]
    [ValidateRange(0, 100)]
    public int MaximumRetryCount { get; set; } = 5;

    /// <summary>The name of a drive to make, without a colon: with -DriveName D, the rooms are in D:/. It goes with the session; see about_Dracoon_Paths.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [NoScriptBlock]
    public string? DriveName { get; set; }

    /// <summary>Emits the session.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    private protected override IDisposable? Enter() => _log.Enter();

    /// <inheritdoc/>
    protected override async Task EndProcessingAsync(CancellationToken cancellationToken)
    {
        if (DriveName is not null)
        {
            if (ParameterSetName == ServiceTokenSet)
            {
                throw new ArgumentException("-DriveName is for the session of a user. One with a service token has no rooms.");
            }
            SessionDrives.RequireFree(SessionState, DriveName);
        }
        SavedSessionFile? saved = ParameterSetName == SavedSet ? SavedSessionPath.Resolve(this, Name, Path) : null;
        DracoonClientOptions options = Options(saved?.ReadBaseUri().AbsoluteUri ?? BaseUrl);
        var client = new OAuthClientCredentials(ClientId, ClientSecret);
        if (SkipCertificateCheck)
        {
            WriteWarning($"The certificate of '{options.BaseUri.Host}' is not checked.");
        }
        DracoonSession session = ParameterSetName switch
        {
            InteractiveSet => await ConnectInteractivelyAsync(options, client, cancellationToken),
            CodeSet => await ConnectWithCodeAsync(options, client, cancellationToken),
            RefreshTokenSet => await DracoonSession.ConnectWithRefreshTokenAsync(options, client, RefreshToken!, cancellationToken),
            SavedSet => await DracoonSession.ConnectWithSavedSessionAsync(options, saved!, cancellationToken),
            ServiceTokenSet => await DracoonSession.ConnectWithServiceTokenAsync(options, ServiceToken!, cancellationToken),
            AccessTokenSet => await DracoonSession.ConnectWithAccessTokenAsync(options, client, AccessToken!, cancellationToken),
            _ => await DracoonSession.ConnectWithPasswordAsync(options, client, Credential!.UserName, Credential.Password, cancellationToken),
        };
        SessionStore.Current.Add(session);
        if (DriveName is not null)
        {
            SessionDrives.Create(SessionState, DriveName, session);
        }
        if (PassThru)
        {
            WriteObject(session);
        }
    }

    /// <inheritdoc/>
    protected override ErrorRecord? MapException(Exception error) => Errors.ErrorRecordFactory.TryCreate(error, Saved ? Path ?? Name ?? SavedSessionPath.DefaultName : BaseUrl);

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _log.Dispose();
        }
        base.Dispose(disposing);
    }

    private DracoonClientOptions Options(string baseUrl)
    {
        DracoonClientOptions options = ServerOptions.Create(baseUrl, Proxy, ProxyCredential, SkipCertificateCheck, TimeoutSec);
        options.MaximumRetryCount = MaximumRetryCount;
        return options;
    }

    private async Task<DracoonSession> ConnectInteractivelyAsync(DracoonClientOptions options, OAuthClientCredentials client, CancellationToken cancellationToken)
    {
        var request = new Authentication.AuthorizationRequest(options.BaseUri, client.ClientId, RedirectUri ?? Authentication.AuthorizationRequest.DefaultLoopbackAddress);
        using var listener = new Authentication.LoopbackListener(request.RedirectUri);
        string words = "Sign in at " + request.Address.AbsoluteUri;
        if (!NoBrowser && Authentication.Browser.TryOpen(request.Address))
        {
            words = "The browser opens for the sign-in. If it does not, go to " + request.Address.AbsoluteUri;
        }
        WriteInformation(new HostInformationMessage { Message = words }, SignInTags);
        Uri answer = await listener.WaitAsync(request.IsAnswer, TimeSpan.FromSeconds(SignInTimeoutSec), cancellationToken);
        return await DracoonSession.ConnectWithAuthorizationCodeAsync(options, client, Authentication.AuthorizationRequest.CodeOf(answer), request.RedirectUri, request.CodeVerifier, cancellationToken);
    }

    private Task<DracoonSession> ConnectWithCodeAsync(DracoonClientOptions options, OAuthClientCredentials client, CancellationToken cancellationToken)
    {
        string code = AuthorizationCode.Trim();
        Uri redirect = RedirectUri ?? new Uri(options.BaseUri, "oauth/callback");
        if (Uri.TryCreate(code, UriKind.Absolute, out Uri? address) && address.Query.Length > 0)
        {
            code = Authentication.AuthorizationRequest.CodeOf(address);
        }
        return DracoonSession.ConnectWithAuthorizationCodeAsync(options, client, code, redirect, null, cancellationToken);
    }
}
