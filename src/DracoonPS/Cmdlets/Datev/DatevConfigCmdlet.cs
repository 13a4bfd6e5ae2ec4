using System;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using DracoonPS.Completion;
using DracoonPS.References;

namespace DracoonPS.Commands;

/// <summary>What cmdlets about configurations of DATEV share.</summary>
public abstract class DatevConfigCmdlet : DracoonCmdlet
{
    /// <summary>The configurations: objects of Get-DracoonDatevConfig, ids, or rows with a column DatevConfigId.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ArgumentCompleter(typeof(DatevConfigCompleter))]
    public DatevConfigReference[] Config { get; set; } = Array.Empty<DatevConfigReference>();

    /// <summary>What of DATEV the ids are of: Duo or Mst. Objects know it themselves.</summary>
    [Parameter]
    public DatevIntegration? Integration { get; set; }

    /// <inheritdoc/>
    protected sealed override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        DracoonSession session = RequireSession();
        foreach (DatevConfigReference config in Config)
        {
            await TryAsync(config, () => ProcessAsync(session, config, config.Integration(Integration), cancellationToken));
        }
    }

    /// <summary>The work for one configuration.</summary>
    /// <param name="session">The session.</param>
    /// <param name="config">The configuration.</param>
    /// <param name="integration">What of DATEV it is of.</param>
    /// <param name="cancellationToken">Cancelled when the pipeline stops.</param>
    /// <returns>A task.</returns>
    private protected abstract Task ProcessAsync(DracoonSession session, DatevConfigReference config, DatevIntegration integration, CancellationToken cancellationToken);
}
