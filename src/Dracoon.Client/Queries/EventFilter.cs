using System;
using System.Globalization;
using Dracoon.Client.Http;

namespace Dracoon.Client;

/// <summary>Which events are asked for; what is null does not matter.</summary>
public sealed class EventFilter
{
    /// <summary>Not before this time; without a kind it is local.</summary>
    public DateTime? From { get; set; }

    /// <summary>Not after this time; without a kind it is local.</summary>
    public DateTime? To { get; set; }

    /// <summary>Only one kind of events; see <see cref="Api.EventLogApi.GetOperationsAsync"/>.</summary>
    public int? OperationId { get; set; }

    /// <summary>Only what this user did.</summary>
    public long? UserId { get; set; }

    /// <summary>True for what failed, false for what went well.</summary>
    public bool? IsError { get; set; }

    /// <summary>Only what was done with this program; the log of a room can't be filtered by it.</summary>
    public string? Client { get; set; }

    internal Query AddTo(Query query) => query.Add("date_start", Text(From)).Add("date_end", Text(To)).Add("type", OperationId).Add("user_id", UserId)
        .Add("status", IsError is bool failed ? failed ? 2 : 0 : (long?)null).Add("user_client", Client);

    /// <summary>In UTC, without a zone, as the API shows it.</summary>
    private static string? Text(DateTime? time) => time?.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.fff", CultureInfo.InvariantCulture);
}
