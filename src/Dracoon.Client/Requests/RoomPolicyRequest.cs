namespace Dracoon.Client.Requests;

/// <summary>The body of <c>PUT /nodes/rooms/{room_id}/policies</c>.</summary>
public sealed class RoomPolicyRequest : RequestBody
{
    /// <summary>After how many seconds an uploaded file ends; 0 for never.</summary>
    public int? DefaultExpirationSeconds { get => Get<int?>("defaultExpirationPeriod"); set => Set("defaultExpirationPeriod", (long?)value); }

    /// <summary>True to check files for viruses.</summary>
    public bool? VirusProtection { get => Get<bool?>("virusProtectionEnabled"); set => Set("virusProtectionEnabled", value); }
}
