using System;
using System.Collections.Generic;
using System.Net.Http;
using System.Security;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client.Api;
using Dracoon.Client.Authentication;
using Dracoon.Client.Http;
using Dracoon.Client.Models;
using Dracoon.Client.SavedSessions;
using Dracoon.Client.Transfers;
using Dracoon.Crypto;
using Newtonsoft.Json.Linq;

namespace Dracoon.Client;

/// <summary>One signed-in connection: the server, the tokens, the account and, while unlocked, the private key. Safe for several threads.</summary>
public sealed partial class DracoonSession : IDisposable
{
    private static int _lastSessionId;

    private readonly HttpClient _http;
    private readonly HttpClient _plainHttp;
    private readonly TokenStore? _tokens; // null in a session with a service token
    private readonly SecureString? _serviceToken;
    private readonly ApiConnection _api;
    private readonly TenantsApi _tenants;
    private readonly TenantWebhooksApi _tenantWebhooks;
    private Keypair? _keypair;
    private long _changeCount;
    private bool _disposed;

    private DracoonSession(DracoonClientOptions options, int sessionId, HttpClient plainHttp, OAuthClient oauth, OAuthTokens tokens, SavedTokens? saved)
        : this(options, sessionId, plainHttp, new TokenStore(oauth, tokens, Clock.System, saved), null)
    {
    }

    private DracoonSession(DracoonClientOptions options, int sessionId, HttpClient plainHttp, SecureString serviceToken)
        : this(options, sessionId, plainHttp, null, serviceToken.Copy())
    {
    }

    private DracoonSession(DracoonClientOptions options, int sessionId, HttpClient plainHttp, TokenStore? tokens, SecureString? serviceToken)
    {
        SessionId = sessionId;
        BaseUri = options.BaseUri;
        _plainHttp = plainHttp;
        _tokens = tokens;
        _serviceToken = serviceToken;
        _http = tokens is null ? HttpClients.ForProvisioning(options, serviceToken!, sessionId, Clock.System) : HttpClients.ForApi(options, tokens, sessionId, Clock.System);
        _api = new ApiConnection(_http, BaseUri) { ServerVersion = () => ServerVersion, Changing = CountChange, Closing = _closing.Token };
        Public = new PublicApi(new ApiConnection(plainHttp, BaseUri) { ServerVersion = () => ServerVersion }, BaseUri);
        PasswordRecovery = new PasswordRecoveryApi(new ApiConnection(plainHttp, BaseUri));
        Config = new ConfigApi(_api);
        User = new UserApi(_api, () => UserName);
        Avatars = new AvatarsApi(_api, BaseUri);
        ProfileAttributes = new ProfileAttributesApi(_api);
        Notifications = new NotificationsApi(_api);
        Subscriptions = new SubscriptionsApi(_api);
        OAuthGrants = new OAuthGrantsApi(_api);
        Mfa = new MfaApi(_api);
        Users = new UsersApi(_api);
        Groups = new GroupsApi(_api);
        Roles = new RolesApi(_api);
        Nodes = new NodesApi(_api);
        RecycleBin = new RecycleBinApi(_api);
        Comments = new CommentsApi(_api);
        Rooms = new RoomsApi(_api);
        RoomSettings = new RoomSettingsApi(_api);
        PendingAssignments = new PendingAssignmentsApi(_api);
        FileKeys = new FileKeysApi(_api);
        Settings = new SettingsApi(_api);
        EventLog = new EventLogApi(_api);
        SystemSettings = new SystemSettingsApi(_api);
        Policies = new PoliciesApi(_api);
        Storage = new StorageApi(_api);
        Branding = new BrandingApi(_api, new ApiConnection(plainHttp, BaseUri), BaseUri);
        Webhooks = new WebhooksApi(_api);
        IdentityProviders = new IdentityProvidersApi(_api);
        OAuthClients = new OAuthClientsApi(_api);
        _tenants = new TenantsApi(_api);
        _tenantWebhooks = new TenantWebhooksApi(_api);
        SystemSettings = new SystemSettingsApi(_api);
        Policies = new PoliciesApi(_api);
        Storage = new StorageApi(_api);
        Branding = new BrandingApi(_api, new ApiConnection(plainHttp, BaseUri), BaseUri);
        Datev = new DatevApi(_api);
        Reports = new ReportsApi(new ApiConnection(_http, BaseUri, ReportsApi.Prefix) { Closing = _closing.Token });
        KeyDistributor = new FileKeyDistributor(this);
        Uploads = new FileUploader(this, _api, plainHttp);
        Downloads = new FileDownloader(this, _api, plainHttp);
        Archives = new ArchiveDownloader(this, _api, plainHttp);
        DownloadShares = new DownloadSharesApi(_api, BaseUri);
        UploadShares = new UploadSharesApi(_api, BaseUri);
        PublicShares = new PublicSharesApi(plainHttp, BaseUri);
        ConnectedAt = DateTime.UtcNow;
    }

    /// <summary>The number of this session in this process.</summary>
    public int SessionId { get; }

    /// <summary>The server's address.</summary>
    public Uri BaseUri { get; }

    /// <summary>True for a session with a service token: it is for tenants and has no signed-in user.</summary>
    public bool HasServiceToken => _serviceToken is not null;

    /// <summary>The user name of the signed-in user; empty in a session with a service token.</summary>
    public string UserName => Account.UserName;

    /// <summary>The signed-in user, as at the sign-in.</summary>
    public DracoonAccount Account { get; private set; } = new();

    /// <summary>The server's API version.</summary>
    public string ServerVersion { get; private set; } = "";

    /// <summary>True when uploads go to S3 storage directly.</summary>
    public bool UsesS3Storage { get; private set; }

    /// <summary>When the session was opened, UTC.</summary>
    public DateTime ConnectedAt { get; }

    /// <summary>When the access token ends, UTC; null when the server did not say.</summary>
    public DateTime? TokenExpiresAt => _tokens?.ExpiresAt;

    /// <summary>True when the session can get itself a new access token.</summary>
    public bool CanRefresh => _tokens?.CanRefresh == true;

    /// <summary>The name that the session is saved by; null for one that is not saved.</summary>
    public string? SavedAs => _tokens?.SavedIn?.Name;

    /// <summary>A number that grows with everything that this session does which may change something on the server: what was read before may be outdated.</summary>
    public long ChangeCount => Interlocked.Read(ref _changeCount);

    /// <summary>True when the session has ended.</summary>
    public bool IsClosed => _disposed;

    /// <summary>True while the private key is in memory.</summary>
    public bool IsKeypairUnlocked => _keypair is not null;

    /// <summary>What the server tells everybody.</summary>
    public PublicApi Public { get; }

    /// <summary>For those who can't sign in to the server; nothing of this session goes there.</summary>
    public PasswordRecoveryApi PasswordRecovery { get; }

    /// <summary>The tenant's settings that every user may read.</summary>
    public ConfigApi Config { get; }

    /// <summary>The signed-in user.</summary>
    public UserApi User { get; }

    /// <summary>The pictures of users.</summary>
    public AvatarsApi Avatars { get; }

    /// <summary>What programs keep with the signed-in user.</summary>
    public ProfileAttributesApi ProfileAttributes { get; }

    /// <summary>Which kinds of events the signed-in user hears of.</summary>
    public NotificationsApi Notifications { get; }

    /// <summary>The nodes and shares that the signed-in user hears of.</summary>
    public SubscriptionsApi Subscriptions { get; }

    /// <summary>Where the signed-in user is signed in, and the clients they let in.</summary>
    public OAuthGrantsApi OAuthGrants { get; }

    /// <summary>The second factor of the signed-in user.</summary>
    public MfaApi Mfa { get; }

    /// <summary>The users of the tenant.</summary>
    public UsersApi Users { get; }

    /// <summary>The groups of the tenant.</summary>
    public GroupsApi Groups { get; }

    /// <summary>The roles of the tenant, and who has them.</summary>
    public RolesApi Roles { get; }

    /// <summary>Rooms, folders and files.</summary>
    public NodesApi Nodes { get; }

    /// <summary>What was deleted and can be had back.</summary>
    public RecycleBinApi RecycleBin { get; }

    /// <summary>Comments on rooms, folders and files.</summary>
    public CommentsApi Comments { get; }

    /// <summary>Permissions and encryption of rooms.</summary>
    public RoomsApi Rooms { get; }

    /// <summary>How rooms are set up.</summary>
    public RoomSettingsApi RoomSettings { get; }

    /// <summary>Members of groups who wait to be let into rooms.</summary>
    public PendingAssignmentsApi PendingAssignments { get; }

    /// <summary>The keys of encrypted files.</summary>
    public FileKeysApi FileKeys { get; }

    /// <summary>The tenant's settings for admins.</summary>
    public SettingsApi Settings { get; }

    /// <summary>The event log, and the audit of permissions.</summary>
    public EventLogApi EventLog { get; }
    /// <summary>The tenant's settings for config managers.</summary>
    public SystemSettingsApi SystemSettings { get; }

    /// <summary>The tenant's policies for config managers.</summary>
    public PoliciesApi Policies { get; }

    /// <summary>The S3 storage of the tenant.</summary>
    public StorageApi Storage { get; }

    /// <summary>How the tenant looks.</summary>
    public BrandingApi Branding { get; }
    /// <summary>The webhooks of the tenant.</summary>
    public WebhooksApi Webhooks { get; }

    /// <summary>Where users sign in who have no password in DRACOON.</summary>
    public IdentityProvidersApi IdentityProviders { get; }

    /// <summary>The applications in whose name users sign in.</summary>
    public OAuthClientsApi OAuthClients { get; }

    /// <summary>The tenants of the installation.</summary>
    /// <exception cref="WrongSessionException">The session has no service token.</exception>
    public TenantsApi Tenants => Provisioning(_tenants);

    /// <summary>The webhooks for events of tenants.</summary>
    /// <exception cref="WrongSessionException">The session has no service token.</exception>
    public TenantWebhooksApi TenantWebhooks => Provisioning(_tenantWebhooks);

    /// <summary>Rooms that are connected with DATEV.</summary>
    public DatevApi Datev { get; }

    /// <summary>The reporting service.</summary>
    public ReportsApi Reports { get; }

    /// <summary>Hands out missing file keys.</summary>
    public FileKeyDistributor KeyDistributor { get; }

    /// <summary>Sends files.</summary>
    public FileUploader Uploads { get; }

    /// <summary>Receives files.</summary>
    public FileDownloader Downloads { get; }

    /// <summary>Receives several files and folders as one archive.</summary>
    public ArchiveDownloader Archives { get; }

    /// <summary>Links to download files, folders and rooms.</summary>
    public DownloadSharesApi DownloadShares { get; }

    /// <summary>Links to upload into rooms and folders.</summary>
    public UploadSharesApi UploadShares { get; }

    /// <summary>Shares as their visitors see them.</summary>
    public PublicSharesApi PublicShares { get; }

    /// <summary>Keeps the private key in memory until it is locked; the session wipes it.</summary>
    /// <param name="keypair">The unlocked keypair; it belongs to the session from now on.</param>
    public void UnlockKeypair(Keypair keypair) => Interlocked.Exchange(ref _keypair, keypair)?.Dispose();

    /// <summary>Opens one of the account's keypairs and keeps it in memory until it is locked.</summary>
    /// <param name="keypair">The keypair as the server has it.</param>
    /// <param name="password">Its password.</param>
    /// <param name="cancellationToken">Cancels before the work starts.</param>
    /// <returns>A task.</returns>
    /// <exception cref="DracoonCryptoException">The password is wrong, or the keys don't belong together.</exception>
    public async Task UnlockKeypairAsync(DracoonKeypair keypair, SecureString password, CancellationToken cancellationToken = default) =>
        UnlockKeypair(await keypair.UnlockAsync(password, cancellationToken).ConfigureAwait(false));

    /// <summary>Wipes the private key.</summary>
    public void LockKeypair() => Interlocked.Exchange(ref _keypair, null)?.Dispose();

    /// <summary>The unlocked keypair.</summary>
    /// <returns>The keypair.</returns>
    /// <exception cref="KeypairLockedException">It is locked.</exception>
    public Keypair RequireKeypair() => _keypair ?? throw new KeypairLockedException();

    /// <summary>Gets a new access token now.</summary>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>A task.</returns>
    /// <exception cref="DracoonAuthenticationException">Refused, or there is no refresh token.</exception>
    public Task RefreshAsync(CancellationToken cancellationToken = default) =>
        _tokens?.RefreshAsync(cancellationToken) ?? Task.FromException(new WrongSessionException("A service token does not expire, so there is nothing to renew in this session."));

    /// <summary>Keeps the session in a file, for later processes of the same user; every new token goes there from now on.</summary>
    /// <param name="file">The file.</param>
    /// <param name="replace">True to replace a saved session that is there.</param>
    /// <param name="cancellationToken">Cancels waiting for the file.</param>
    /// <returns>A task.</returns>
    /// <exception cref="WrongSessionException">The session has no refresh token.</exception>
    /// <exception cref="SavedSessionException">There is one already, or the session is saved elsewhere.</exception>
    public Task SaveAsync(SavedSessionFile file, bool replace, CancellationToken cancellationToken = default) =>
        _tokens?.SaveAsync(file, BaseUri, UserName, replace, cancellationToken) ?? Task.FromException(new WrongSessionException(
            "A session with a service token can't be saved. Keep the service token in a secret store, and give it to Connect-Dracoon -ServiceToken."));

    /// <summary>Ends the session: transfers are given up, the private key is wiped and both tokens are forgotten.</summary>
    /// <param name="revoke">True to make the tokens worthless on the server too, unless the session is saved.</param>
    /// <param name="cancellationToken">Cancels the requests.</param>
    /// <returns>A task.</returns>
    public Task DisconnectAsync(bool revoke, CancellationToken cancellationToken = default) => DisconnectAsync(revoke, false, cancellationToken);

    /// <summary>Ends the session: the private key is wiped and both tokens are forgotten.</summary>
    /// <param name="revoke">True to make the tokens worthless on the server too, unless the session is saved.</param>
    /// <param name="revokeSaved">True to do so although the session is saved, and to remove its file.</param>
    /// <param name="cancellationToken">Cancels the requests.</param>
    /// <returns>A task.</returns>
    public async Task DisconnectAsync(bool revoke, bool revokeSaved, CancellationToken cancellationToken = default)
    {
        try
        {
            await EndTransfersAsync(cancellationToken).ConfigureAwait(false);
            if (_tokens is not null)
            {
                await _tokens.ClearAsync(revoke, revokeSaved, cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            Dispose();
        }
    }

    /// <summary>Any operation of the API.</summary>
    /// <param name="method">The HTTP method.</param>
    /// <param name="path">The path below <c>/api/v4</c>, with or without that prefix; other services of the server by their whole path.</param>
    /// <param name="query">Query parameters; null for none.</param>
    /// <param name="body">The JSON body; null for none.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The JSON answer, or null when it is empty.</returns>
    public Task<JToken?> InvokeAsync(HttpMethod method, string path, IReadOnlyDictionary<string, string>? query, JToken? body, CancellationToken cancellationToken = default)
    {
        string relative = path.TrimStart('/');
        bool whole = relative.StartsWith("api/", StringComparison.Ordinal) || relative.StartsWith("reporting/", StringComparison.Ordinal)
            || relative.StartsWith("branding/", StringComparison.Ordinal) || relative.StartsWith("oauth/", StringComparison.Ordinal);
        var text = new Query();
        foreach (KeyValuePair<string, string> pair in query ?? new Dictionary<string, string>())
        {
            text.Add(pair.Key, pair.Value);
        }
        string parameters = text.ToString();
        if (parameters.Length > 0 && relative.IndexOf('?') >= 0)
        {
            parameters = "&" + parameters.Substring(1);
        }
        return _api.SendRawAsync(method, (whole ? "" : ApiConnection.Prefix) + relative + parameters, body, cancellationToken);
    }

    /// <summary>Server and user; never a token.</summary>
    /// <returns>For example <c>admin at https://dracoon.team/</c>.</returns>
    public override string ToString() => (HasServiceToken ? "service token" : UserName) + " at " + BaseUri;

    /// <summary>Wipes key and tokens and closes the connections.</summary>
    public void Dispose()
    {
        if (_disposed)
        {
            return;
        }
        _disposed = true;
        _closing.Cancel();
        LockKeypair();
        _tokens?.Dispose();
        _serviceToken?.Dispose();
        _http.Dispose();
        _plainHttp.Dispose();
    }

    internal void CountChange() => Interlocked.Increment(ref _changeCount);

    private T Provisioning<T>(T api) => HasServiceToken
        ? api
        : throw new WrongSessionException("Tenants need a session with a service token, and this one has a signed-in user. Open one with Connect-Dracoon -ServiceToken.");
}
