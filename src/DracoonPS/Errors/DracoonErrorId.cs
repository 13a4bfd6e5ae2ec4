namespace DracoonPS.Errors;

/// <summary>The first part of every FullyQualifiedErrorId of the module, after <c>Dracoon</c>. Scripts rely on these names.</summary>
public enum DracoonErrorId
{
    /// <summary>An answer that fits no other id.</summary>
    ApiError,

    /// <summary>No session.</summary>
    NotConnected,

    /// <summary>The session is of the wrong kind: tenants need a service token, everything else a signed-in user.</summary>
    WrongSession,

    /// <summary>There is no saved session of that name.</summary>
    SavedSessionNotFound,

    /// <summary>There is a saved session of that name already.</summary>
    SavedSessionExists,

    /// <summary>The saved session can't be read.</summary>
    SavedSessionDamaged,

    /// <summary>Others can read the saved session.</summary>
    SavedSessionNotPrivate,

    /// <summary>Another process does not let go of the saved session.</summary>
    SavedSessionBusy,

    /// <summary>A value is refused.</summary>
    InvalidField,

    /// <summary>An expiration is in the past or too far away.</summary>
    InvalidExpiration,

    /// <summary>A password or setting breaks a policy.</summary>
    PolicyViolation,

    /// <summary>The room's encryption does not allow it.</summary>
    RoomEncryptionState,

    /// <summary>A room would be without an admin.</summary>
    RoomNeedsAdmin,

    /// <summary>The room's inheritance of permissions does not allow it.</summary>
    RoomInheritanceState,

    /// <summary>Nobody waits there.</summary>
    AssignmentNotFound,

    /// <summary>There is no such storage tag.</summary>
    StorageTagNotFound,

    /// <summary>A role would be without a user or group.</summary>
    RoleNeedsMember,

    /// <summary>Copying or moving there is not possible.</summary>
    InvalidMoveOrCopy,

    /// <summary>The path is too long.</summary>
    PathTooLong,

    /// <summary>The name is not allowed.</summary>
    InvalidName,

    /// <summary>There is no keypair.</summary>
    KeypairMissing,

    /// <summary>The keypair is locked.</summary>
    KeypairLocked,

    /// <summary>A keypair is there already.</summary>
    KeypairExists,

    /// <summary>The user has no key for the file yet.</summary>
    FileKeyMissing,

    /// <summary>A missing file key could not be handed out.</summary>
    FileKeyNotGranted,

    /// <summary>A keypair's change could not be finished.</summary>
    KeypairChangeUnfinished,

    /// <summary>The way to sign in is not available.</summary>
    InvalidAuthMethod,

    /// <summary>The server has that switched off.</summary>
    FeatureDisabled,

    /// <summary>The sign-in was refused.</summary>
    AuthenticationFailed,

    /// <summary>The OAuth client may not do that.</summary>
    ClientNotAllowed,

    /// <summary>The token is expired, and can't be renewed.</summary>
    TokenExpired,

    /// <summary>The account is locked or expired.</summary>
    AccountLocked,

    /// <summary>The tenant has to pay.</summary>
    PaymentRequired,

    /// <summary>The file is malicious.</summary>
    MaliciousFile,

    /// <summary>The file is still scanned.</summary>
    VirusScanRunning,

    /// <summary>No more users are licensed.</summary>
    UserLimitReached,

    /// <summary>The tenant may have no more webhooks.</summary>
    WebhookLimitReached,

    /// <summary>The permission or role is missing.</summary>
    PermissionDenied,

    /// <summary>There is no such node.</summary>
    NodeNotFound,

    /// <summary>There is no such user.</summary>
    UserNotFound,

    /// <summary>There is no such group.</summary>
    GroupNotFound,

    /// <summary>There is no such role.</summary>
    RoleNotFound,

    /// <summary>There is no such attribute.</summary>
    AttributeNotFound,

    /// <summary>There is no such share, or it has ended.</summary>
    ShareNotFound,

    /// <summary>The share is locked after too many wrong passwords.</summary>
    ShareLocked,

    /// <summary>The share takes, or gives, nothing more.</summary>
    ShareLimitReached,

    /// <summary>The share's password is wrong or missing.</summary>
    WrongSharePassword,

    /// <summary>The text message could not be sent.</summary>
    SmsFailed,

    /// <summary>There is no such OpenID configuration.</summary>
    OpenIdConfigNotFound,

    /// <summary>There is no such Active Directory configuration.</summary>
    ADConfigNotFound,

    /// <summary>There is no such tenant.</summary>
    TenantNotFound,

    /// <summary>There is no such OAuth client.</summary>
    OAuthClientNotFound,

    /// <summary>The server could not connect to the Active Directory.</summary>
    ADConnectionFailed,

    /// <summary>Users still sign in at the provider.</summary>
    ProviderInUse,

    /// <summary>There is no such webhook.</summary>
    WebhookNotFound,

    /// <summary>The upload is gone.</summary>
    UploadNotFound,

    /// <summary>The user has no picture of that name.</summary>
    AvatarNotFound,

    /// <summary>There is no such thing.</summary>
    NotFound,

    /// <summary>Several things have that name.</summary>
    AmbiguousIdentity,

    /// <summary>The name is taken.</summary>
    NodeExists,

    /// <summary>The user name or address is taken.</summary>
    UserExists,

    /// <summary>It collides with something that exists.</summary>
    Conflict,

    /// <summary>The user has something to do in the web app first.</summary>
    AccountActionRequired,

    /// <summary>The storage failed.</summary>
    StorageError,

    /// <summary>Too many requests.</summary>
    RateLimited,

    /// <summary>The server is down for maintenance.</summary>
    Maintenance,

    /// <summary>The server failed.</summary>
    ServerUnavailable,

    /// <summary>A quota is used up.</summary>
    QuotaExceeded,

    /// <summary>No answer.</summary>
    ConnectionFailed,

    /// <summary>The server's certificate is not trusted.</summary>
    CertificateNotTrusted,

    /// <summary>The server named an address for a file's content that is not used.</summary>
    AddressRefused,

    /// <summary>No answer in time.</summary>
    Timeout,

    /// <summary>Something answers that is not DRACOON.</summary>
    NotDracoonServer,

    /// <summary>A list of the server begins again and again.</summary>
    EndlessList,

    /// <summary>The encryption password is wrong.</summary>
    WrongEncryptionPassword,

    /// <summary>The content or its key is damaged.</summary>
    DecryptionFailed,

    /// <summary>A key can't be read.</summary>
    InvalidKeypair,

    /// <summary>The file is too large to be encrypted.</summary>
    FileTooLarge,

    /// <summary>A local file is in the way.</summary>
    FileExists,

    /// <summary>A local file or folder can't be used.</summary>
    FileAccess,

    /// <summary>The path is not one of the file system.</summary>
    NotFileSystemPath,

    /// <summary>The file changed while it was sent.</summary>
    FileChanged,

    /// <summary>The transfer brought too little or too much, or the list of a folder was not whole.</summary>
    TransferIncomplete,

    /// <summary>What came is not what the server has.</summary>
    HashMismatch,

    /// <summary>The server does not have the operation.</summary>
    OperationNotAvailable,

    /// <summary>There is no such report.</summary>
    ReportNotFound,

    /// <summary>The report has no file yet.</summary>
    ReportNotReady,

    /// <summary>An argument makes no sense.</summary>
    InvalidArgument,
}
