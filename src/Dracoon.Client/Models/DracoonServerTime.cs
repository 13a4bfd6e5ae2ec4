using System;
using System.Globalization;

namespace Dracoon.Client.Models;

/// <summary>The server's clock: <c>GET /public/time</c>.</summary>
public sealed class DracoonServerTime : DracoonObject
{
    /// <summary>The time in UTC; null when the server gives none.</summary>
    public DateTime? Time { get; internal set; }

    /// <summary>The time.</summary>
    /// <returns>The time in UTC.</returns>
    public override string ToString() => Time?.ToString("u", CultureInfo.InvariantCulture) ?? "";
}
