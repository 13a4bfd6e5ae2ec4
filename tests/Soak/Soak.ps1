<#
.SYNOPSIS
    Mixed work in eight pipelines at once, with faults by chance and tokens that end every 20 seconds; then everything is counted.
.DESCRIPTION
    './build.sh soak' runs it for ten minutes, tests/Pester/Soak.Tests.ps1 for one. Ends with exit code 1 when anything is not as it should be:
    what was reported as done holds, what was reported as failed has left nothing, and the process does not grow.
#>
param(
    [int] $Seconds = 600,

    # The same seed gives the same operations and the same sequence of faults; 0 takes a new one.
    [int] $Seed = 0,

    # How often a request goes wrong.
    [double] $Chance = 0.05
)

$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'
. ([IO.Path]::Combine($PSScriptRoot, '..', 'Pester', 'Common.ps1'))
. ([IO.Path]::Combine($PSScriptRoot, 'Faults.ps1'))
. ([IO.Path]::Combine($PSScriptRoot, 'Measure.ps1'))
. ([IO.Path]::Combine($PSScriptRoot, 'Account.ps1'))

$PipelineCount = 8
$TokenLifetime = 20
function Write-Line([string] $Text) { $Host.UI.WriteLine($Text) }

if ($Seed -eq 0) { $Seed = [Random]::new().Next(1, 1000000) }
Write-Line "Soak: $Seconds s, $PipelineCount pipelines, seed $Seed"

$Folder = New-TestFolder
$Sandbox = Start-TestSandbox '--seed', 'demo', '--token-lifetime', "$TokenLifetime"
$Problems = [Collections.Generic.List[string]]::new()
$States = @()
try {
    # Two sessions for eight pipelines; a third user looks at the end.
    $secret = ConvertTo-TestSecret 'Encrypt-Me-2026'
    $sessions = @{}
    foreach ($user in @('admin', 'Sandbox-Admin-1'), @('anna', 'Sandbox-Anna-1'), @('ben', 'Sandbox-Ben-1')) {
        $sessions[$user[0]] = Connect-TestSandbox $Sandbox $user[0] $user[1]
        Set-DracoonKeypair -Version Rsa2048 -Password $secret -Session $sessions[$user[0]] -Confirm:$false
        Unlock-DracoonKeypair -Password $secret -Session $sessions[$user[0]]
    }
    $admin = $sessions['admin']
    foreach ($room in 'SoakPlain', 'SoakSecret') {
        [void] (New-DracoonRoom -Name $room -Session $admin)
        Grant-DracoonRoomPermission "/$room" -User anna -Template Admin -Session $admin
        Grant-DracoonRoomPermission "/$room" -User ben -Template Read -Session $admin
    }
    Enable-DracoonRoomEncryption /SoakSecret -Session $admin -Confirm:$false

    $gate = [Threading.ManualResetEvent]::new($true)
    $script = [IO.File]::ReadAllText([IO.Path]::Combine($PSScriptRoot, 'Pipeline.ps1'))
    $work = foreach ($number in 1..$PipelineCount) {
        $local = [IO.Path]::Combine($Folder, "p$number")
        [void] [IO.Directory]::CreateDirectory($local)
        $session = if ($number -le 5) { $admin } else { $sessions['anna'] }
        foreach ($room in 'SoakPlain', 'SoakSecret') { [void] (New-DracoonFolder "/$room/p$number" -Session $session) }
        $state = [hashtable]::Synchronized(@{
                Number = $number; Seed = $Seed * 100 + $number; Session = $session; Folder = $local; Manifest = $ModuleManifest; Gate = $gate; AtRest = $false; Stop = $false
                Files = @{}; Folders = @{}; Shares = @{}; Operations = @{}; Errors = @{}; Problems = [Collections.Generic.List[string]]::new(); Sent = 0L; Received = 0L; Changed = 0L
            })
        $States += $state
        $shell = [powershell]::Create([initialsessionstate]::CreateDefault2())
        [void] $shell.AddScript($script).AddArgument($state)
        @{ Shell = $shell; Handle = $null; State = $state }
    }
    Clear-SandboxRequest $Sandbox
    Start-SoakFaults $Sandbox $Seed $Chance
    foreach ($one in $work) { $one.Handle = $one.Shell.BeginInvoke() }

    # At rest nothing is in flight, so what is left is what the process keeps.
    $samples = [Collections.Generic.List[object]]::new()
    $interval = [Math]::Max(3, [int] ($Seconds / 20))
    $clock = [Diagnostics.Stopwatch]::StartNew()
    while ($clock.Elapsed.TotalSeconds -lt $Seconds) {
        [Threading.Thread]::Sleep([int] ([Math]::Max(0.1, [Math]::Min($interval, $Seconds - $clock.Elapsed.TotalSeconds)) * 1000))
        [void] $gate.Reset()
        Wait-AtRest $work
        $sample = Measure-Process $clock.Elapsed.TotalSeconds $States
        $samples.Add($sample)
        Write-Line (Format-Sample $sample)
        if (@($work | Where-Object { $_.Handle.IsCompleted }).Count) { $Problems.Add('A pipeline ended before its time.'); break }
        [void] $gate.Set()
    }
    foreach ($state in $States) { $state.Stop = $true }
    [void] $gate.Set()
    foreach ($one in $work) {
        try { [void] $one.Shell.EndInvoke($one.Handle) } catch { $Problems.Add("Pipeline $($one.State.Number) ended: $_") }
        foreach ($text in $one.State.Problems) { $Problems.Add($text) }
        $one.Shell.Runspace.Dispose()
        $one.Shell.Dispose()
    }
    $faults = Stop-SoakFaults $Sandbox
    $requests = @(Get-SandboxRequest $Sandbox)

    Compare-Content $Sandbox $States $sessions $Folder $Problems
    $growth = Measure-Growth $samples ([Math]::Min(60, $Seconds / 3))
    foreach ($text in $growth.Problems) { $Problems.Add($text) }
    Write-Summary $States $samples $growth $faults $requests $Folder
}
finally {
    Get-DracoonSession | Disconnect-Dracoon -NoRevoke
    Stop-TestSandbox $Sandbox
    [IO.Directory]::Delete($Folder, $true)
}
foreach ($text in $Problems) { Write-Line "PROBLEM: $text" }
if ($Problems.Count) { Write-Line "Soak failed: $($Problems.Count) problems, seed $Seed"; exit 1 }
Write-Line "Soak passed, seed $Seed"
