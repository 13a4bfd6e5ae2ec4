using System;
using System.IO;
using System.Management.Automation;
using Dracoon.Client;
using Dracoon.Client.SavedSessions;
using Dracoon.Client.Transfers;
using Dracoon.Crypto;

namespace DracoonPS.Errors;

/// <summary>Makes error records with the ids of <see cref="DracoonErrorId"/>.</summary>
internal static class ErrorRecordFactory
{
    /// <summary>The record of an exception that the module expects; null for what is a bug, which goes through as it is.</summary>
    public static ErrorRecord? TryCreate(Exception error, object? target)
    {
        if (error is IContainsErrorRecord { ErrorRecord: ErrorRecord own } and RuntimeException)
        {
            return own;
        }
        if (Find(error) is not (DracoonErrorId id, ErrorCategory category))
        {
            return null;
        }
        var record = new ErrorRecord(error, "Dracoon" + id, category, target);
        if (Advice(id) is string advice)
        {
            record.ErrorDetails = new ErrorDetails(error.Message) { RecommendedAction = advice };
        }
        return record;
    }

    /// <summary>True when nothing else can go well either, so that the pipeline ends.</summary>
    public static bool IsTerminating(Exception error) => Find(error)?.Id is DracoonErrorId.NotConnected or DracoonErrorId.TokenExpired
        or DracoonErrorId.AuthenticationFailed or DracoonErrorId.ClientNotAllowed or DracoonErrorId.AccountLocked or DracoonErrorId.PaymentRequired
        or DracoonErrorId.AccountActionRequired or DracoonErrorId.WrongEncryptionPassword or DracoonErrorId.WrongSession
        or DracoonErrorId.SavedSessionDamaged or DracoonErrorId.SavedSessionNotPrivate or DracoonErrorId.SavedSessionBusy;

    /// <summary>True when the password of a keypair is wrong.</summary>
    public static bool IsWrongPassword(Exception error) => Find(error)?.Id is DracoonErrorId.WrongEncryptionPassword;

    private static (DracoonErrorId Id, ErrorCategory Category)? Find(Exception error) => error switch
    {
        NotConnectedException or SessionClosedException => (DracoonErrorId.NotConnected, ErrorCategory.ConnectionError),
        WrongSessionException => (DracoonErrorId.WrongSession, ErrorCategory.InvalidOperation),
        SavedSessionException saved => saved.Failure switch
        {
            SavedSessionFailure.NotFound => (DracoonErrorId.SavedSessionNotFound, ErrorCategory.ObjectNotFound),
            SavedSessionFailure.Exists => (DracoonErrorId.SavedSessionExists, ErrorCategory.ResourceExists),
            SavedSessionFailure.NotPrivate => (DracoonErrorId.SavedSessionNotPrivate, ErrorCategory.SecurityError),
            SavedSessionFailure.Busy => (DracoonErrorId.SavedSessionBusy, ErrorCategory.ResourceBusy),
            _ => (DracoonErrorId.SavedSessionDamaged, ErrorCategory.InvalidData),
        },
        KeypairMissingException => (DracoonErrorId.KeypairMissing, ErrorCategory.ObjectNotFound),
        KeypairLockedException => (DracoonErrorId.KeypairLocked, ErrorCategory.InvalidOperation),
        KeypairChangeException => (DracoonErrorId.KeypairChangeUnfinished, ErrorCategory.InvalidOperation),
        SharePasswordException => (DracoonErrorId.WrongSharePassword, ErrorCategory.AuthenticationError),
        FileKeyNotGrantedException => (DracoonErrorId.FileKeyNotGranted, ErrorCategory.InvalidOperation),
        DracoonApiException api => ApiErrorTable.Find(api),
        DracoonConnectionException { IsTimeout: true } => (DracoonErrorId.Timeout, ErrorCategory.OperationTimeout),
        DracoonConnectionException { IsCertificateRefused: true } => (DracoonErrorId.CertificateNotTrusted, ErrorCategory.SecurityError),
        DracoonConnectionException => (DracoonErrorId.ConnectionFailed, ErrorCategory.ConnectionError),
        Authentication.SignInTimeoutException => (DracoonErrorId.Timeout, ErrorCategory.OperationTimeout),
        EndlessListException => (DracoonErrorId.EndlessList, ErrorCategory.InvalidResult),
        NotDracoonServerException => (DracoonErrorId.NotDracoonServer, ErrorCategory.ConnectionError),
        DracoonAuthenticationException authentication => authentication.Reason switch
        {
            AuthenticationFailure.ExpiredToken or AuthenticationFailure.RefreshRefused => (DracoonErrorId.TokenExpired, ErrorCategory.AuthenticationError),
            AuthenticationFailure.ClientNotAllowed => (DracoonErrorId.ClientNotAllowed, ErrorCategory.AuthenticationError),
            _ => (DracoonErrorId.AuthenticationFailed, ErrorCategory.AuthenticationError),
        },
        DracoonReferenceException { Kind: ReferenceFailure.Ambiguous } => (DracoonErrorId.AmbiguousIdentity, ErrorCategory.InvalidArgument),
        DracoonReferenceException { ObjectKind: "user" } => (DracoonErrorId.UserNotFound, ErrorCategory.ObjectNotFound),
        DracoonReferenceException { ObjectKind: "group" } => (DracoonErrorId.GroupNotFound, ErrorCategory.ObjectNotFound),
        DracoonReferenceException { ObjectKind: "webhook" or "tenant webhook" } => (DracoonErrorId.WebhookNotFound, ErrorCategory.ObjectNotFound),
        DracoonReferenceException { ObjectKind: "Active Directory" } => (DracoonErrorId.ADConfigNotFound, ErrorCategory.ObjectNotFound),
        DracoonReferenceException { ObjectKind: "OpenID provider" } => (DracoonErrorId.OpenIdConfigNotFound, ErrorCategory.ObjectNotFound),
        DracoonReferenceException { ObjectKind: "OAuth client" } => (DracoonErrorId.OAuthClientNotFound, ErrorCategory.ObjectNotFound),
        DracoonReferenceException { ObjectKind: "tenant" } => (DracoonErrorId.TenantNotFound, ErrorCategory.ObjectNotFound),
        DracoonReferenceException { ObjectKind: "role" } => (DracoonErrorId.RoleNotFound, ErrorCategory.ObjectNotFound),
        DracoonReferenceException { ObjectKind: "S3 tag" } => (DracoonErrorId.StorageTagNotFound, ErrorCategory.ObjectNotFound),
        DracoonReferenceException { ObjectKind: "notification channel" } => (DracoonErrorId.NotFound, ErrorCategory.ObjectNotFound),
        DracoonReferenceException { ObjectKind: "report" } => (DracoonErrorId.ReportNotFound, ErrorCategory.ObjectNotFound),
        DracoonReferenceException { ObjectKind: "download share" or "upload share" } => (DracoonErrorId.ShareNotFound, ErrorCategory.ObjectNotFound),
        DracoonReferenceException => (DracoonErrorId.NodeNotFound, ErrorCategory.ObjectNotFound),
        TransferException transfer => transfer.Failure switch
        {
            TransferFailure.TargetExists => (DracoonErrorId.FileExists, ErrorCategory.ResourceExists),
            TransferFailure.SourceChanged => (DracoonErrorId.FileChanged, ErrorCategory.InvalidData),
            TransferFailure.WriteFailed => (DracoonErrorId.FileAccess, ErrorCategory.WriteError),
            TransferFailure.HashMismatch => (DracoonErrorId.HashMismatch, ErrorCategory.InvalidData),
            TransferFailure.AddressRefused => (DracoonErrorId.AddressRefused, ErrorCategory.SecurityError),
            TransferFailure.LengthMismatch or TransferFailure.ListIncomplete => (DracoonErrorId.TransferIncomplete, ErrorCategory.InvalidData),
            _ => (DracoonErrorId.StorageError, ErrorCategory.ResourceUnavailable),
        },
        ReportNotReadyException => (DracoonErrorId.ReportNotReady, ErrorCategory.ObjectNotFound),
        TimeoutException => (DracoonErrorId.Timeout, ErrorCategory.OperationTimeout),
        NodeExistsException => (DracoonErrorId.NodeExists, ErrorCategory.ResourceExists),
        NotFileSystemPathException => (DracoonErrorId.NotFileSystemPath, ErrorCategory.InvalidArgument),
        InvalidDataException => (DracoonErrorId.InvalidArgument, ErrorCategory.InvalidData),
        ArgumentException => (DracoonErrorId.InvalidArgument, ErrorCategory.InvalidArgument),
        LocalFileExistsException => (DracoonErrorId.FileExists, ErrorCategory.ResourceExists),
        IOException or UnauthorizedAccessException => (DracoonErrorId.FileAccess, ErrorCategory.ReadError),
        // Last, since looking at its type loads the crypto bridge.
        _ => FindCrypto(error),
    };

    private static (DracoonErrorId, ErrorCategory)? FindCrypto(Exception error) => error is not DracoonCryptoException crypto ? null : crypto.Error switch
    {
        CryptoError.WrongPassword => (DracoonErrorId.WrongEncryptionPassword, ErrorCategory.AuthenticationError),
        CryptoError.FileTooLarge => (DracoonErrorId.FileTooLarge, ErrorCategory.LimitsExceeded),
        CryptoError.TagMismatch or CryptoError.InvalidTag or CryptoError.InvalidIv or CryptoError.InvalidFileKey => (DracoonErrorId.DecryptionFailed, ErrorCategory.InvalidData),
        _ => (DracoonErrorId.InvalidKeypair, ErrorCategory.InvalidData),
    };

    private static string? Advice(DracoonErrorId id) => id switch
    {
        DracoonErrorId.NotConnected or DracoonErrorId.TokenExpired => "Sign in with Connect-Dracoon.",
        DracoonErrorId.CertificateNotTrusted => "Check the address: the certificate must be for that host, valid today, and from an authority that this machine trusts. Behind a proxy that opens TLS, install the proxy's own authority. -SkipCertificateCheck is for test servers only.",
        DracoonErrorId.AddressRefused => "Tell the administrator of the server: its addresses for uploads and downloads must be https.",
        DracoonErrorId.KeypairLocked => "Unlock the keypair with Unlock-DracoonKeypair.",
        DracoonErrorId.KeypairMissing => "Make a keypair with Set-DracoonKeypair.",
        DracoonErrorId.KeypairExists => "Use the keypair that is there, or remove it with Remove-DracoonKeypair: what only it can read is lost then.",
        DracoonErrorId.FileKeyMissing => "Ask somebody who can read the file to run Grant-DracoonFileKey.",
        DracoonErrorId.RoleNeedsMember => "Give somebody else the role first.",
        DracoonErrorId.RoomNeedsAdmin => "Give the room another admin first: Grant-DracoonRoomPermission -Template Admin.",
        DracoonErrorId.PermissionDenied => "Ask an admin of the room, or of the tenant, for the permission or role.",
        DracoonErrorId.AmbiguousIdentity => "Give the id instead of the name.",
        DracoonErrorId.ShareLocked => "Wait a few minutes, and try again with the right password.",
        DracoonErrorId.FileExists => "Use -Force to replace the file.",
        _ => null,
    };
}
