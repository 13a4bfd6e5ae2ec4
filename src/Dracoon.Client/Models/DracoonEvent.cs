using System;
using System.Globalization;
using Newtonsoft.Json;

namespace Dracoon.Client.Models;

/// <summary>A line of the event log, as <c>GET /eventlog/events</c> and <c>GET /nodes/rooms/{room_id}/events</c> give it. Times are UTC.</summary>
public sealed class DracoonEvent : DracoonObject
{
    /// <summary>The event's number.</summary>
    [JsonProperty("id")]
    public long EventId { get; internal set; }

    /// <summary>When it was.</summary>
    public DateTime? Time { get; internal set; }

    /// <summary>Who did it, by number.</summary>
    public long? UserId { get; internal set; }

    /// <summary>Who did it, by user name.</summary>
    public string? UserName { get; internal set; }

    /// <summary>The kind of event, by number.</summary>
    public int? OperationId { get; internal set; }

    /// <summary>The kind of event.</summary>
    [JsonProperty("operationName")]
    public string? Operation { get; internal set; }

    /// <summary><c>success</c> or <c>error</c>; a number that is new, as it is.</summary>
    [JsonIgnore]
    public string? Status => StatusNumber switch
    {
        null => null,
        0 => "success",
        2 => "error",
        int other => other.ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>What happened, in the server's words.</summary>
    public string? Message { get; internal set; }

    /// <summary>What it was done with, by number.</summary>
    public long? ObjectId1 { get; internal set; }

    /// <summary>The server's number for the kind of that object.</summary>
    public int? ObjectType1 { get; internal set; }

    /// <summary>What it was done with.</summary>
    public string? ObjectName1 { get; internal set; }

    /// <summary>What else took part, by number.</summary>
    public long? ObjectId2 { get; internal set; }

    /// <summary>The server's number for the kind of that object.</summary>
    public int? ObjectType2 { get; internal set; }

    /// <summary>What else took part.</summary>
    public string? ObjectName2 { get; internal set; }

    /// <summary>The room whose permissions held for the first object.</summary>
    public string? AuthParentSource { get; internal set; }

    /// <summary>The room whose permissions held for the second object.</summary>
    public string? AuthParentTarget { get; internal set; }

    /// <summary>A detail, which depends on the kind of event.</summary>
    public string? Attribute1 { get; internal set; }

    /// <summary>A detail, which depends on the kind of event.</summary>
    public string? Attribute2 { get; internal set; }

    /// <summary>A detail, which depends on the kind of event.</summary>
    public string? Attribute3 { get; internal set; }

    /// <summary>The program that was used.</summary>
    [JsonProperty("userClient")]
    public string? Client { get; internal set; }

    /// <summary>The address that it was done from, where the server logs it.</summary>
    public string? UserIp { get; internal set; }

    /// <summary>The tenant.</summary>
    public long? CustomerId { get; internal set; }

    [JsonProperty("status")]
    internal int? StatusNumber { get; set; }

    /// <summary>Time and message.</summary>
    /// <returns>For example <c>2026-01-31T08:15:00Z user.login</c>.</returns>
    public override string ToString() => FormattableString.Invariant($"{Time:yyyy-MM-dd'T'HH:mm:ss'Z'} {Message ?? Operation}");
}
