using System;
using Newtonsoft.Json;

namespace Dracoon.Client.Models;

/// <summary>A room that is connected with DATEV. Times are UTC.</summary>
public sealed class DracoonDatevConfig : DracoonObject
{
    /// <summary>The configuration's number.</summary>
    [JsonProperty("id")]
    public long DatevConfigId { get; internal set; }

    /// <summary>What of DATEV it is connected with. Where the server was not asked for one, a base tells DATEV Meine Steuern.</summary>
    [JsonIgnore]
    public DatevIntegration Integration => KnownIntegration ?? (BaseId is null ? DatevIntegration.Duo : DatevIntegration.Mst);

    /// <summary>The server's number for that.</summary>
    [JsonProperty("datevIntegration")]
    public int? IntegrationNumber { get; internal set; }

    /// <summary>The room.</summary>
    public long? RoomId { get; internal set; }

    /// <summary>The number of the consultant at DATEV.</summary>
    public long? ConsultantId { get; internal set; }

    /// <summary>The number of the client at DATEV.</summary>
    public long? ClientId { get; internal set; }

    /// <summary>The number of the base at DATEV; null where there is none.</summary>
    public long? BaseId { get; internal set; }

    /// <summary>Who has connected it, by number.</summary>
    [JsonProperty("authorizingUserId")]
    public long? AuthorizedById { get; internal set; }

    /// <summary>Who has connected it.</summary>
    [JsonProperty("authorizingUserName")]
    public string? AuthorizedBy { get; internal set; }

    /// <summary>Until when it is connected; then somebody has to sign in to DATEV again.</summary>
    [JsonProperty("refreshTokenExpireAt")]
    public DateTime? ExpireAt { get; internal set; }

    /// <summary>What went wrong last; null when nothing did.</summary>
    [JsonIgnore]
    public string? Error => ErrorDetails?.Words;

    /// <summary>The code of that error.</summary>
    [JsonIgnore]
    public int? ErrorCode => ErrorDetails?.ErrorCode ?? ErrorDetails?.Code;

    /// <summary>Which of the operations gave it.</summary>
    [JsonIgnore]
    internal DatevIntegration? KnownIntegration { get; set; }

    [JsonProperty("errorDetails")]
    internal DatevErrorDetails? ErrorDetails { get; set; }

    /// <summary>Integration and number.</summary>
    /// <returns>For example <c>Duo 5</c>.</returns>
    public override string ToString() => FormattableString.Invariant($"{Integration} {DatevConfigId}");
}

/// <summary>An error of DATEV, as the API writes it.</summary>
internal sealed class DatevErrorDetails : DracoonObject
{
    public int? Code { get; set; }

    public string? Message { get; set; }

    public string? DebugInfo { get; set; }

    public int? ErrorCode { get; set; }

    [JsonIgnore]
    public string? Words => string.IsNullOrEmpty(DebugInfo) || DebugInfo == Message ? Message : $"{Message} ({DebugInfo})";
}
