using System;
using System.IO;
using System.Management.Automation;
using DracoonPS.Errors;

namespace DracoonPS.Commands;

/// <summary>Logs the requests of all sessions of this runspace to a file, or stops that.</summary>
/// <remarks>
/// <para>One line a request: time (UTC), level, method, address, status, duration, how often it was repeated, session, and the server's id of the request
/// where it sends one. -Verbose shows the same at the prompt. Sessions that are open already are logged too.</para>
/// <para>No password, token, key or storage address is ever in it; names and search texts only with -Level Debug.</para>
/// <para>A full file is put aside as name.1, the one before as name.2, and so on. Several processes may write to the same file: the file name.lock
/// beside it keeps their lines apart. What is not given stays as it was.</para>
/// </remarks>
/// <example>
/// <code>Set-DracoonLog -Path ~/dracoon.log</code>
/// <para>Logs every request from now on.</para>
/// </example>
/// <example>
/// <code>Set-DracoonLog -Path ./dracoon.log -Level Warning -MaxSize 50MB -Count 9</code>
/// <para>Logs only what did not go well, in ten files of at most 50 MB.</para>
/// </example>
/// <example>
/// <code>Set-DracoonLog -Disable</code>
/// <para>Logs no more. The files stay.</para>
/// </example>
[Cmdlet(VerbsCommon.Set, "DracoonLog", DefaultParameterSetName = WriteSet, SupportsShouldProcess = true)]
[OutputType(typeof(DracoonLogSetting))]
public sealed class SetDracoonLogCommand : PSCmdlet
{
    private const string WriteSet = "Write";
    private const string DisableSet = "Disable";

    /// <summary>The file. It is made when it is not there, and appended to when it is; its folder has to be there.</summary>
    [Parameter(Position = 0, ParameterSetName = WriteSet)]
    [ValidateNotNullOrEmpty]
    [NoScriptBlock]
    public string? Path { get; set; }

    /// <summary>How much is logged: Error (the server failed or did not answer), Warning (also refused, cancelled, repeated), Information (every request; so unless given), Debug (with names and search texts).</summary>
    [Parameter(ParameterSetName = WriteSet)]
    public DracoonLogLevel Level { get; set; }

    /// <summary>The size at which the next file begins: bytes, or with a unit such as 10MB, which it is unless given.</summary>
    [Parameter(ParameterSetName = WriteSet)]
    [ByteSizeTransform]
    [ValidateRange(1024L, long.MaxValue)]
    public long MaxSize { get; set; }

    /// <summary>How many full files are kept beside the one that is written; 5 unless given.</summary>
    [Parameter(ParameterSetName = WriteSet)]
    [ValidateRange(0, 1000)]
    public int Count { get; set; }

    /// <summary>Logs no more.</summary>
    [Parameter(Mandatory = true, ParameterSetName = DisableSet)]
    public SwitchParameter Disable { get; set; }

    /// <summary>Emits the settings.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        RunspaceLog log = RunspaceLog.Current!;
        try
        {
            DracoonLogSetting wanted = Wanted(log.Setting);
            if (ShouldProcess(wanted.Path ?? log.Setting.Path ?? "(no log)", wanted.IsEnabled ? "Log requests" : "Stop logging requests"))
            {
                Start(log, wanted);
            }
        }
        catch (Exception e) when (ErrorRecordFactory.TryCreate(e, Path) is ErrorRecord record)
        {
            ThrowTerminatingError(record);
        }
        if (PassThru)
        {
            WriteObject(log.Setting);
        }
    }

    private static void Start(RunspaceLog log, DracoonLogSetting wanted)
    {
        try
        {
            log.Set(wanted);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"The log '{wanted.Path}' can't be written: {e.Message} Give the path of a file in a folder that is there and that you may write to.", e);
        }
    }

    private DracoonLogSetting Wanted(DracoonLogSetting now)
    {
        if (Disable)
        {
            return new DracoonLogSetting(null, now.Level, now.MaxSize, now.Count);
        }
        string path = Path is null ? now.Path ?? throw new ArgumentException("Nothing is logged yet. Say where to: Set-DracoonLog -Path.") : LocalPath.Resolve(this, Path);
        return new DracoonLogSetting(path, IsBound(nameof(Level)) ? Level : now.Level, IsBound(nameof(MaxSize)) ? MaxSize : now.MaxSize, IsBound(nameof(Count)) ? Count : now.Count);
    }

    private bool IsBound(string name) => MyInvocation.BoundParameters.ContainsKey(name);
}
