# Run by Interruption.Tests.ps1 in a process of its own, which is killed in the middle: waits for the gate, then does everything at once.
param([string] $Url, [string] $Tree, [string] $Local, [string] $Name, [string] $Gate)
$ErrorActionPreference = 'Stop'
. ([IO.Path]::Combine($PSScriptRoot, 'Common.ps1'))
. ([IO.Path]::Combine($PSScriptRoot, 'Interruption.Jobs.ps1'))
$session = Connect-TestSandbox @{ Url = $Url }
$target = Connect-TestSandbox @{ Url = $Url }
$session, $target | ForEach-Object { Unlock-DracoonKeypair -Password (ConvertTo-TestSecret 'Encrypt-Me-2026') -Session $_ }
[IO.File]::WriteAllText("$Gate.ready", '')
while (-not [IO.File]::Exists($Gate)) { [Threading.Thread]::Sleep(2) }
$pool = New-InterruptionPool
Invoke-InterruptionJob $pool (Get-InterruptionJob $Tree $Local $Name) $session $target $ModuleManifest | ForEach-Object { $Host.UI.WriteLine("$_") }
$pool.Dispose() # its threads would keep the process
$Host.UI.WriteLine('done')
