using System.Management.Automation;
using Dracoon.Client;

namespace DracoonPS.Errors;

/// <summary>Which error id and category an answer of the API gets.</summary>
internal static class ApiErrorTable
{
    public static (DracoonErrorId Id, ErrorCategory Category) Find(DracoonApiException e)
    {
        if (e is DracoonOperationNotAvailableException)
        {
            return (DracoonErrorId.OperationNotAvailable, ErrorCategory.NotImplemented);
        }
        if (e.IsMaliciousFile)
        {
            return (DracoonErrorId.MaliciousFile, ErrorCategory.SecurityError);
        }
        if (e.IsMaintenance)
        {
            return (DracoonErrorId.Maintenance, ErrorCategory.ResourceUnavailable);
        }
        return ByCode(e.ErrorCode ?? 0, e.StatusCode) ?? ByStatus(e.StatusCode);
    }

    private static (DracoonErrorId, ErrorCategory)? ByCode(int code, int status) => code switch
    {
        -10002 or -70105 or -70107 or -80064 => (DracoonErrorId.PolicyViolation, ErrorCategory.InvalidArgument),
        -10003 or -10004 or -10005 or -10007 => (DracoonErrorId.AccountLocked, ErrorCategory.AuthenticationError),
        -10006 when status == 401 => (DracoonErrorId.ClientNotAllowed, ErrorCategory.AuthenticationError),
        -10100 or -10102 or -10105 or -70106 or -90002 or -90059 => (DracoonErrorId.InvalidAuthMethod, ErrorCategory.InvalidArgument),
        -10107 => (DracoonErrorId.RateLimited, ErrorCategory.LimitsExceeded),
        -10103 or -10104 or -10106 => (DracoonErrorId.AccountActionRequired, ErrorCategory.InvalidOperation),
        -20501 or -20503 or -90034 => (DracoonErrorId.UploadNotFound, ErrorCategory.ObjectNotFound),
        -30040 or -70510 => (DracoonErrorId.Conflict, ErrorCategory.InvalidOperation),
        -30000 => (DracoonErrorId.GroupNotFound, ErrorCategory.ObjectNotFound),
        -40000 or -40751 or -41000 or -41050 or -41051 or -41100 => (DracoonErrorId.NodeNotFound, ErrorCategory.ObjectNotFound),
        -40006 => (DracoonErrorId.RoomNeedsAdmin, ErrorCategory.InvalidOperation),
        -40015 or -40016 or -40017 or -40019 => (DracoonErrorId.RoomInheritanceState, ErrorCategory.InvalidOperation),
        -40300 => (DracoonErrorId.AssignmentNotFound, ErrorCategory.ObjectNotFound),
        -40001 or -40002 or -40003 or -40004 or -40008 or -40012 or -40018 or -40023 or -40024 or -40763 or <= -50003 and >= -50008 => (DracoonErrorId.RoomEncryptionState, ErrorCategory.InvalidOperation),
        -40007 => (DracoonErrorId.KeypairMissing, ErrorCategory.ObjectNotFound),
        -40010 or -41001 => (DracoonErrorId.NodeExists, ErrorCategory.ResourceExists),
        -40014 or -40761 => (DracoonErrorId.FileKeyMissing, ErrorCategory.ObjectNotFound),
        -40200 or -50504 or -90200 or -90201 => (DracoonErrorId.QuotaExceeded, ErrorCategory.QuotaExceeded),
        -40755 or -40756 => (DracoonErrorId.InvalidName, ErrorCategory.InvalidArgument),
        -40764 => (DracoonErrorId.VirusScanRunning, ErrorCategory.ResourceBusy),
        -40013 or -41052 or -41053 or -41054 or -41302 or -41303 or -41304 or -80034 => (DracoonErrorId.InvalidMoveOrCopy, ErrorCategory.InvalidOperation),
        -41200 => (DracoonErrorId.PathTooLong, ErrorCategory.InvalidArgument),
        -70020 => (DracoonErrorId.KeypairMissing, ErrorCategory.ObjectNotFound),
        -70021 => (DracoonErrorId.KeypairExists, ErrorCategory.ResourceExists),
        -70022 or -70023 => (DracoonErrorId.InvalidKeypair, ErrorCategory.InvalidData),
        -70028 => (DracoonErrorId.AvatarNotFound, ErrorCategory.ObjectNotFound),
        -70120 or -70121 => (DracoonErrorId.NotFound, ErrorCategory.ObjectNotFound),
        -70122 => (DracoonErrorId.FeatureDisabled, ErrorCategory.NotEnabled),
        -70501 => (DracoonErrorId.UserNotFound, ErrorCategory.ObjectNotFound),
        -70505 => (DracoonErrorId.UserLimitReached, ErrorCategory.LimitsExceeded),
        -70550 => (DracoonErrorId.AttributeNotFound, ErrorCategory.ObjectNotFound),
        -50000 or -50001 or -50501 or -60000 or -60500 => (DracoonErrorId.ShareNotFound, ErrorCategory.ObjectNotFound),
        -50002 or -50506 => (DracoonErrorId.ShareLimitReached, ErrorCategory.LimitsExceeded),
        -50009 or -50502 => (DracoonErrorId.WrongSharePassword, ErrorCategory.AuthenticationError),
        -50505 => (DracoonErrorId.KeypairMissing, ErrorCategory.ObjectNotFound),
        -51000 => (DracoonErrorId.ShareLocked, ErrorCategory.ResourceBusy),
        -90090 => (DracoonErrorId.SmsFailed, ErrorCategory.ResourceUnavailable),
        <= -70560 and >= -70564 => (DracoonErrorId.UserExists, ErrorCategory.ResourceExists),
        -71001 => (DracoonErrorId.RoleNotFound, ErrorCategory.ObjectNotFound),
        -71006 => (DracoonErrorId.RoleNeedsMember, ErrorCategory.InvalidOperation),
        -80006 or -80008 or -80012 => (DracoonErrorId.InvalidExpiration, ErrorCategory.InvalidArgument),
        -70024 or -70025 or -70027 or -80030 or -90020 or -90032 or -90033 => (DracoonErrorId.FeatureDisabled, ErrorCategory.NotEnabled),
        -90001 => (DracoonErrorId.InvalidField, ErrorCategory.InvalidArgument),
        -90025 => (DracoonErrorId.Conflict, ErrorCategory.ResourceExists),
        -90027 or -90030 => (DracoonErrorId.StorageError, ErrorCategory.ResourceUnavailable),
        -90029 => (DracoonErrorId.StorageTagNotFound, ErrorCategory.ObjectNotFound),
        -90035 => (DracoonErrorId.OpenIdConfigNotFound, ErrorCategory.ObjectNotFound),
        -90050 => (DracoonErrorId.ADConfigNotFound, ErrorCategory.ObjectNotFound),
        -90036 or -90037 or -90056 or -90081 or -90087 => (DracoonErrorId.Conflict, ErrorCategory.ResourceExists),
        -90038 or -90058 => (DracoonErrorId.ProviderInUse, ErrorCategory.ResourceBusy),
        -90052 => (DracoonErrorId.ADConnectionFailed, ErrorCategory.ConnectionError),
        -90080 => (DracoonErrorId.OAuthClientNotFound, ErrorCategory.ObjectNotFound),
        -90103 => (DracoonErrorId.TenantNotFound, ErrorCategory.ObjectNotFound),
        -91000 => (DracoonErrorId.WebhookNotFound, ErrorCategory.ObjectNotFound),
        -91001 => (DracoonErrorId.WebhookLimitReached, ErrorCategory.LimitsExceeded),
        -40011 or -40301 or (<= -80000 and > -81000) => (DracoonErrorId.InvalidField, ErrorCategory.InvalidArgument),
        _ => null,
    };

    private static (DracoonErrorId, ErrorCategory) ByStatus(int status) => status switch
    {
        400 => (DracoonErrorId.InvalidField, ErrorCategory.InvalidArgument),
        401 => (DracoonErrorId.AuthenticationFailed, ErrorCategory.AuthenticationError),
        402 => (DracoonErrorId.PaymentRequired, ErrorCategory.QuotaExceeded),
        403 => (DracoonErrorId.PermissionDenied, ErrorCategory.PermissionDenied),
        404 => (DracoonErrorId.NotFound, ErrorCategory.ObjectNotFound),
        409 => (DracoonErrorId.Conflict, ErrorCategory.ResourceExists),
        412 => (DracoonErrorId.AccountActionRequired, ErrorCategory.InvalidOperation),
        429 => (DracoonErrorId.RateLimited, ErrorCategory.LimitsExceeded),
        502 or 503 or 504 => (DracoonErrorId.ServerUnavailable, ErrorCategory.ResourceUnavailable),
        507 => (DracoonErrorId.QuotaExceeded, ErrorCategory.QuotaExceeded),
        _ => (DracoonErrorId.ApiError, ErrorCategory.NotSpecified),
    };
}
