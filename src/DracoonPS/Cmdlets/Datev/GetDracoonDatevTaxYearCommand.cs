using System;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using DracoonPS.References;

namespace DracoonPS.Commands;

/// <summary>Gets the tax years of rooms that are connected with DATEV Meine Steuern.</summary>
/// <remarks><para>Needs to administrate the room.</para></remarks>
/// <example>
/// <code>Get-DracoonDatevConfig -Integration Mst | Get-DracoonDatevTaxYear</code>
/// <para>Lists the tax years of all connected rooms.</para>
/// </example>
/// <example>
/// <code>Get-DracoonDatevTaxYear 17 -Integration Mst</code>
/// <para>Lists those of one room, by the number of its configuration.</para>
/// </example>
[ApiOperation("GET /datev/mst/{config_id}/taxyears")]
[Cmdlet(VerbsCommon.Get, "DracoonDatevTaxYear")]
[OutputType(typeof(DatevTaxYear))]
public sealed class GetDracoonDatevTaxYearCommand : DatevConfigCmdlet
{
    /// <inheritdoc/>
    private protected override async Task ProcessAsync(DracoonSession session, DatevConfigReference config, DatevIntegration integration, CancellationToken cancellationToken)
    {
        if (integration != DatevIntegration.Mst)
        {
            throw new ArgumentException($"Only DATEV Meine Steuern (Mst) has tax years, and configuration {config.Id} is of {integration}.");
        }
        foreach (string year in (await session.Datev.GetTaxYearsAsync(config.Id, cancellationToken)).Years)
        {
            WriteObject(new DatevTaxYear(config.Id, year));
        }
    }
}
