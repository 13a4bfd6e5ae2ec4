using System;
using System.IO;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Dracoon.Client;
using Dracoon.Client.Transfers;
using DracoonPS.Overview;

namespace DracoonPS.Commands;

/// <summary>Writes one page about the tenant, with pictures and the numbers beside them: storage, growth, users, shares, rooms with one admin, permissions.</summary>
/// <remarks>
/// <para>The page is one HTML file that needs nothing from elsewhere: no network and no scripts. It follows the light or dark mode of the browser, and can be
/// printed. It shows what the signed-in user may see, and names the right that is missing where something is not: users need the role user manager, rooms
/// with one admin the role auditor, all rooms at the top the role room manager, and permissions the permission to manage the room.</para>
/// </remarks>
/// <example>
/// <code>Export-DracoonOverview -Path overview.html</code>
/// <para>Writes the page into the current folder.</para>
/// </example>
/// <example>
/// <code>Export-DracoonOverview ~/overview.html -Force -PassThru</code>
/// <para>Replaces the page of last time, and emits its file.</para>
/// </example>
/// <example>
/// <code>Export-DracoonOverview overview.html -MaximumFiles 500000 -MaximumUsers 10000 -MaximumRooms 200</code>
/// <para>Reads more of a large tenant.</para>
/// </example>
[ApiOperation("GET /nodes")]
[ApiOperation("GET /nodes/search")]
[ApiOperation("GET /user/account/customer")]
[ApiOperation("GET /users")]
[ApiOperation("GET /users/{user_id}")]
[ApiOperation("GET /shares/downloads")]
[ApiOperation("GET /shares/uploads")]
[ApiOperation("GET /eventlog/audits/nodes")]
[ApiOperation("GET /nodes/rooms/{room_id}/users")]
[ApiOperation("GET /nodes/rooms/{room_id}/groups")]
[Cmdlet(VerbsData.Export, "DracoonOverview", SupportsShouldProcess = true)]
[OutputType(typeof(FileInfo))]
public sealed class ExportDracoonOverviewCommand : DracoonCmdlet
{
    private const string Activity = "Gathering the overview";
    private const int ProgressId = 7320;

    /// <summary>The file to write, such as overview.html; its folder exists.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    [NoScriptBlock]
    public string Path { get; set; } = "";

    /// <summary>How many rooms the permissions and the list of rooms with one admin show at most; 50 without it. The page says so when there are more.</summary>
    [Parameter]
    [ValidateRange(1, 5000)]
    public int MaximumRooms { get; set; } = 50;

    /// <summary>How many users and groups the permissions show at most, those with the most rooms; 30 without it. The page says so when there are more.</summary>
    [Parameter]
    [ValidateRange(1, 500)]
    public int MaximumPrincipals { get; set; } = 30;

    /// <summary>Of how many users the login method is read, with one request each; 2000 without it. The page says so when there are more.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int MaximumUsers { get; set; } = 2000;

    /// <summary>How many files are read for the growth, the latest first; 100000 without it. The page says how many there are.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int MaximumFiles { get; set; } = 100000;

    /// <summary>How many requests are in flight at most, from 1 to 32; 4 without it.</summary>
    [Parameter]
    [ValidateRange(1, 32)]
    public int ThrottleLimit { get; set; } = 4;

    /// <summary>Replaces a file that exists.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Returns the file.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override async Task EndProcessingAsync(CancellationToken cancellationToken)
    {
        DracoonSession session = RequireSession();
        string path = LocalPath.Resolve(this, Path);
        await TryAsync(path, () => ExportAsync(session, path, cancellationToken));
        await base.EndProcessingAsync(cancellationToken);
    }

    private async Task ExportAsync(DracoonSession session, string path, CancellationToken cancellationToken)
    {
        RequireFree(path);
        if (!ShouldProcess(path, $"Write the overview of {session.BaseUri.Host}"))
        {
            return;
        }
        var limits = new OverviewLimits { Rooms = MaximumRooms, Principals = MaximumPrincipals, Users = MaximumUsers, Files = MaximumFiles, Requests = ThrottleLimit };
        OverviewFacts facts;
        try
        {
            facts = await OverviewFacts.GatherAsync(new Gathering(session, limits, DateTime.UtcNow, cancellationToken), ModuleVersion, ReportSection);
        }
        finally
        {
            WriteProgress(new ProgressRecord(ProgressId, Activity, "Done") { RecordType = ProgressRecordType.Completed });
        }
        using (var file = new TemporaryFile(path, Force))
        {
            OverviewPage.Write(file.Stream, facts, limits);
            cancellationToken.ThrowIfCancellationRequested();
            file.Publish();
        }
        if (PassThru)
        {
            WriteObject(new FileInfo(path));
        }
    }

    // Told before minutes of gathering, not after.
    private void RequireFree(string path)
    {
        if (Directory.Exists(path))
        {
            throw new ArgumentException($"'{path}' is a folder. -Path is the page's whole path, such as '{System.IO.Path.Combine(path, "overview.html")}'.");
        }
        if (!Directory.Exists(System.IO.Path.GetDirectoryName(path)))
        {
            throw new DirectoryNotFoundException($"There is no folder '{System.IO.Path.GetDirectoryName(path)}'.");
        }
        if (File.Exists(path) && !Force)
        {
            throw new LocalFileExistsException(path);
        }
    }

    private string ModuleVersion => (MyInvocation.MyCommand.Version ?? GetType().Assembly.GetName().Version).ToString(3);

    private void ReportSection(int section, string name) =>
        WriteProgress(new ProgressRecord(ProgressId, Activity, name) { PercentComplete = section * 100 / OverviewFacts.SectionCount });
}
