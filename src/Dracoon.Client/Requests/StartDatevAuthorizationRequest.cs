namespace Dracoon.Client.Requests;

/// <summary>The body of <c>POST /datev/duo/authorization/start</c> and <c>POST /datev/mst/authorization/start</c>.</summary>
public sealed class StartDatevAuthorizationRequest : RequestBody
{
    /// <summary>The room that is to be connected; required.</summary>
    public long? RoomId { get => Get<long?>("roomId"); set => Set("roomId", value); }

    /// <summary>The number of the consultant at DATEV; required.</summary>
    public long? ConsultantId { get => Get<long?>("consultantId"); set => Set("consultantId", value); }

    /// <summary>The number of the client at DATEV; required.</summary>
    public long? ClientId { get => Get<long?>("clientId"); set => Set("clientId", value); }

    /// <summary>The number of the base at DATEV; required for DATEV Meine Steuern, and unknown to the other.</summary>
    public long? BaseId { get => Get<long?>("baseId"); set => Set("baseId", value); }
}
