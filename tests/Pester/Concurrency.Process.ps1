# Run by Concurrency.Tests.ps1 in a process of its own: removes the module while one of its pipelines sends a file.
param([string] $Url, [string] $File)
$ErrorActionPreference = 'Stop'
. ([IO.Path]::Combine($PSScriptRoot, 'Common.ps1'))
$session = Connect-TestSandbox @{ Url = $Url }
$shell = [powershell]::Create([initialsessionstate]::CreateDefault2())
[void] $shell.AddScript({
        param($manifest, $file, $session)
        $ProgressPreference = 'SilentlyContinue'
        Import-Module $manifest
        try { Send-DracoonFile $file -Target /Plain -Name 'never.bin' -PartSize 5MB -Session $session -ErrorAction Stop; 'sent' } catch { $_.FullyQualifiedErrorId }
    }).AddArgument($ModuleManifest).AddArgument($File).AddArgument($session)
$handle = $shell.BeginInvoke()
$sandbox = @{ Url = $Url }
while (@(Get-SandboxRequest $sandbox | Where-Object { $_ -like 'PUT /storage/*' }).Count -eq 0) {
    if ($handle.IsCompleted) { throw "The transfer ended before its time: $($shell.EndInvoke($handle))" }
    [Threading.Thread]::Sleep(10)
}
Remove-Module DracoonPS
if (-not $handle.AsyncWaitHandle.WaitOne(15000)) { throw 'The transfer hangs.' }
$Host.UI.WriteLine("$($shell.EndInvoke($handle))")
