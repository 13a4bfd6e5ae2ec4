using System;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using DracoonPS.Completion;
using DracoonPS.Errors;
using DracoonPS.Ordering;

namespace DracoonPS;

/// <summary>A cmdlet that works with a session.</summary>
public abstract class DracoonCmdlet : AsyncCmdlet
{
    private readonly VerboseLog.Attachment _log;
    private OrderedWork? _ordered;

    /// <summary>Makes the cmdlet.</summary>
    protected DracoonCmdlet()
    {
        _log = new VerboseLog.Attachment(entry => Post(() => ShowRequest(entry)), warning => Post(() => WriteWarning(warning)));
    }

    /// <summary>The connection to use: as Connect-Dracoon -PassThru or Get-DracoonSession gives it, its number, or a name such as <c>anna@dracoon.team</c>. Without it, the one made last.</summary>
    [Parameter]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(SessionCompleter))]
    [SessionTransform]
    public DracoonSession? Session { get; set; }

    /// <summary>The session of this call.</summary>
    /// <returns>The session.</returns>
    /// <exception cref="NotConnectedException">There is none.</exception>
    protected DracoonSession RequireSession() => Session ?? SessionStore.Current.Default ?? throw new NotConnectedException();

    /// <summary>The session of a call about tenants, which has a service token.</summary>
    /// <returns>The session.</returns>
    /// <exception cref="NotConnectedException">There is none.</exception>
    protected DracoonSession RequireServiceSession() => Session ?? SessionStore.Current.DefaultForTenants
        ?? throw new NotConnectedException("There is no session for tenants. Open one with the service token: Connect-Dracoon -ServiceToken.");

    /// <inheritdoc/>
    protected sealed override Task BeginProcessingAsync(CancellationToken cancellationToken) => StartAsync(cancellationToken);

    /// <summary>The work before the first pipeline object.</summary>
    /// <param name="cancellationToken">Cancelled when the pipeline stops.</param>
    /// <returns>A task.</returns>
    protected virtual Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>What is left of the work in order. A cmdlet that has some and overrides this calls it.</summary>
    /// <param name="cancellationToken">Cancelled when the pipeline stops.</param>
    /// <returns>A task.</returns>
    protected override Task EndProcessingAsync(CancellationToken cancellationToken) => _ordered?.DrainAsync() ?? Task.CompletedTask;

    /// <summary>The work of a cmdlet with -ThrottleLimit, which is the same for all pipeline objects.</summary>
    /// <param name="limit">How many requests are in flight at most.</param>
    /// <param name="cancellationToken">Cancelled when the pipeline stops.</param>
    /// <returns>The work, in the order of the input.</returns>
    private protected OrderedWork InOrder(int limit, CancellationToken cancellationToken) =>
        _ordered ??= new OrderedWork(limit, TryAsync, value => WriteObject(value), cancellationToken);

    /// <summary>For the setter of a time that may come in a row: text without a zone is UTC there, and local on the command line. See <see cref="RowTime"/>.</summary>
    /// <param name="time">The time, as <see cref="TimeTransformAttribute"/> left it.</param>
    /// <returns>The time with a zone.</returns>
    private protected DateTime? Zoned(DateTime? time) => time is DateTime { Kind: DateTimeKind.Unspecified } unzoned
        ? IsBindingPipeline ? RowTime.InRow(unzoned) : DateTime.SpecifyKind(unzoned, DateTimeKind.Local)
        : time;

    /// <inheritdoc/>
    private protected override IDisposable? Enter() => _log.Enter();

    /// <inheritdoc/>
    protected override ErrorRecord? MapException(Exception error) => ErrorRecordFactory.TryCreate(error, null);

    /// <summary>Does the work for one object. When it fails, that is a non-terminating error about this object, and the next one has its turn.</summary>
    /// <param name="target">The object, as the user named it.</param>
    /// <param name="work">The work.</param>
    /// <returns>True when it went well.</returns>
    protected async Task<bool> TryAsync(object target, Func<Task> work)
    {
        try
        {
            await work();
            return true;
        }
        catch (Exception e) when (e is not (OperationCanceledException or PipelineStoppedException) && !ErrorRecordFactory.IsTerminating(e))
        {
            ErrorRecord? record = ErrorRecordFactory.TryCreate(e, target);
            if (record is null)
            {
                throw;
            }
            WriteError(record);
            return false;
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _log.Dispose();
        }
        base.Dispose(disposing);
    }
}
