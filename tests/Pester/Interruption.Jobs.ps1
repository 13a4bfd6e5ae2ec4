# What is interrupted, by name: run by Interruption.Process.ps1, which is killed, and once more by Interruption.Tests.ps1, which finishes it.
# $Local and $Remote are the folders of one round.
function Get-InterruptionJob([string] $Tree, [string] $Local, [string] $Name) {
    $at = { param($Child) [IO.Path]::Combine($Local, $Child) }
    @(
        @{ Name = 'upload, plain'; Command = 'Send-DracoonFile'; Arguments = @{ Path = $Tree; Target = "/Plain/$Name-up"; Recurse = $true; PartSize = 5MB; SkipUnchanged = $true } }
        @{ Name = 'upload, encrypted'; Command = 'Send-DracoonFile'; Arguments = @{ Path = $Tree; Target = "/Secret/$Name-up"; Recurse = $true; PartSize = 5MB; SkipUnchanged = $true } }
        @{ Name = 'download, plain'; Command = 'Receive-DracoonFile'; Arguments = @{ Node = '/Plain/tree'; Destination = (& $at 'plain'); Recurse = $true; SkipUnchanged = $true } }
        @{ Name = 'download, encrypted'; Command = 'Receive-DracoonFile'; Arguments = @{ Node = '/Secret/tree'; Destination = (& $at 'secret'); Recurse = $true; SkipUnchanged = $true } }
        @{ Name = 'download with -Resume, plain'; Command = 'Receive-DracoonFile'; Arguments = @{ Node = '/Plain/tree'; Destination = (& $at 'plain-resume'); Recurse = $true; Resume = $true } }
        @{ Name = 'download with -Resume, encrypted'; Command = 'Receive-DracoonFile'; Arguments = @{ Node = '/Secret/tree'; Destination = (& $at 'secret-resume'); Recurse = $true; Resume = $true } }
        @{ Name = 'synchronization, up'; Command = 'Sync-DracoonFolder'; Arguments = @{ Path = $Tree; Node = "/Plain/$Name-sync"; Direction = 'Upload' } }
        @{ Name = 'synchronization, down'; Command = 'Sync-DracoonFolder'; Arguments = @{ Path = (& $at 'sync'); Node = '/Secret/tree'; Direction = 'Download' } }
        @{ Name = 'copy to another session'; Command = 'Copy-DracoonFile'; Arguments = @{ Node = '/Plain/tree'; Target = "/Secret/$Name-copy"; Recurse = $true; OnConflict = 'Overwrite' }; HasTarget = $true }
    )
}

# A runspace for each job, which keeps the module from one round to the next.
function New-InterruptionPool {
    $pool = [runspacefactory]::CreateRunspacePool([initialsessionstate]::CreateDefault2())
    [void] $pool.SetMaxRunspaces(9)
    $pool.Open()
    return $pool
}

# Side by side, as the jobs of a night would be. The errors of all of them.
function Invoke-InterruptionJob($Pool, [object[]] $Jobs, $Session, $Target, [string] $Manifest) {
    $running = foreach ($job in $Jobs) {
        $shell = [powershell]::Create()
        $shell.RunspacePool = $Pool
        [void] $shell.AddScript({
                param($manifest, $job, $session, $target)
                $ProgressPreference = 'SilentlyContinue'
                Import-Module $manifest
                $arguments = $job.Arguments
                if ($job.HasTarget) { $arguments['TargetSession'] = $target }
                & $job.Command @arguments -Session $session -ErrorAction SilentlyContinue -ErrorVariable failed
                $failed | ForEach-Object { "$($job.Name): $_" }
            }).AddArgument($Manifest).AddArgument($job).AddArgument($Session).AddArgument($Target)
        @{ Shell = $shell; Handle = $shell.BeginInvoke() }
    }
    foreach ($one in $running) {
        try { $one.Shell.EndInvoke($one.Handle) } catch { "$_" }
        $one.Shell.Dispose()
    }
}
