using System;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using DracoonPS.References;

namespace DracoonPS.Commands;

/// <summary>Adds tax years to rooms that are connected with DATEV Meine Steuern.</summary>
/// <remarks><para>Needs to administrate the room.</para></remarks>
/// <example>
/// <code>Get-DracoonDatevConfig -Integration Mst | New-DracoonDatevTaxYear -Year 2026</code>
/// <para>Adds a tax year to all connected rooms.</para>
/// </example>
/// <example>
/// <code>New-DracoonDatevTaxYear 17 -Integration Mst -Year 2025, 2026</code>
/// <para>Adds two to one room, by the number of its configuration.</para>
/// </example>
[ApiOperation("POST /datev/mst/{config_id}/taxyears")]
[Cmdlet(VerbsCommon.New, "DracoonDatevTaxYear", SupportsShouldProcess = true)]
[OutputType(typeof(DatevTaxYear))]
public sealed class NewDracoonDatevTaxYearCommand : DatevConfigCmdlet
{
    /// <summary>The years.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [ValidatePattern("^[0-9]{4}$")]
    [NoScriptBlock]
    public string[] Year { get; set; } = Array.Empty<string>();

    /// <inheritdoc/>
    private protected override async Task ProcessAsync(DracoonSession session, DatevConfigReference config, DatevIntegration integration, CancellationToken cancellationToken)
    {
        if (integration != DatevIntegration.Mst)
        {
            throw new ArgumentException($"Only DATEV Meine Steuern (Mst) has tax years, and configuration {config.Id} is of {integration}.");
        }
        foreach (string year in Year)
        {
            await TryAsync(year, async () =>
            {
                if (ShouldProcess(config.Describe(integration), $"Create tax year {year}"))
                {
                    await session.Datev.CreateTaxYearAsync(config.Id, year, cancellationToken);
                    WriteObject(new DatevTaxYear(config.Id, year));
                }
            });
        }
    }
}
