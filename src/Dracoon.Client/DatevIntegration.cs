namespace Dracoon.Client;

/// <summary>What of DATEV a room is connected with.</summary>
public enum DatevIntegration
{
    /// <summary>DATEV Unternehmen online: <c>/datev/duo</c>.</summary>
    Duo,

    /// <summary>DATEV Meine Steuern: <c>/datev/mst</c>.</summary>
    Mst,
}
