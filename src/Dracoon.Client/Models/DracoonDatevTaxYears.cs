using System;
using System.Collections.Generic;

namespace Dracoon.Client.Models;

/// <summary>The tax years of a room that is connected with DATEV Meine Steuern: <c>GET /datev/mst/{config_id}/taxyears</c>.</summary>
public sealed class DracoonDatevTaxYears : DracoonObject
{
    /// <summary>The years.</summary>
    public IReadOnlyList<string> Years { get; internal set; } = Array.Empty<string>();
}
