using System;
using System.Globalization;
using System.Management.Automation;
using Dracoon.Client;
using Dracoon.Client.Models;

namespace DracoonPS.References;

/// <summary>A configuration of DATEV as a parameter names it: the object itself, an id, or a row with a column <c>DatevConfigId</c>.</summary>
public sealed class DatevConfigReference
{
    private readonly DatevIntegration? _integration;

    /// <summary>The configuration itself.</summary>
    /// <param name="config">The configuration.</param>
    public DatevConfigReference(DracoonDatevConfig config)
    {
        Id = (config ?? throw new ArgumentNullException(nameof(config))).DatevConfigId;
        _integration = config.Integration;
    }

    /// <summary>By number.</summary>
    /// <param name="id">The configuration's number.</param>
    public DatevConfigReference(long id)
    {
        Id = ReferenceRow.Positive(id, "configuration");
    }

    /// <summary>By a row with a column <c>DatevConfigId</c>, and one <c>Integration</c> where it is known.</summary>
    /// <param name="row">The row.</param>
    public DatevConfigReference(PSObject row)
    {
        DracoonDatevConfig? config = ReferenceRow.Typed<DracoonDatevConfig>(row);
        Id = config?.DatevConfigId ?? ReferenceRow.Id(row, "DatevConfigId", typeof(DracoonDatevConfig));
        string? word = Convert.ToString(row.Properties["Integration"]?.Value, CultureInfo.InvariantCulture);
        _integration = config?.Integration ?? (Enum.TryParse(word, true, out DatevIntegration known) ? known : null);
    }

    internal long Id { get; }

    /// <summary>As the caller named it.</summary>
    /// <returns>The number.</returns>
    public override string ToString() => Id.ToString(CultureInfo.InvariantCulture);

    /// <summary>What of DATEV it is of.</summary>
    /// <param name="given">What the user said; null for nothing.</param>
    /// <exception cref="ArgumentException">Nobody knows.</exception>
    internal DatevIntegration Integration(DatevIntegration? given) => _integration ?? given
        ?? throw new ArgumentException($"A number alone does not say what of DATEV configuration {Id} is of. Add -Integration Duo or Mst, or give the object.");

    internal string Describe(DatevIntegration integration) => FormattableString.Invariant($"DATEV {integration} configuration {Id}");
}
