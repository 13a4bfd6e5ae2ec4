# Run by Offline.Tests.ps1 in a process whose runtime writes down each connection and each name it looks up: imports the module and does what
# needs no server. With -Connect it then calls a server, so that the test sees that the call would have been written down.
param(
    [Parameter(Mandatory)] [string] $Module,
    [string] $Connect
)
$ErrorActionPreference = 'Stop'
Import-Module $Module
$commands = @(Get-Command -Module DracoonPS)
[void] (Get-DracoonSession)
if ($Connect) {
    try { Connect-Dracoon -BaseUrl $Connect -AccessToken ([Net.NetworkCredential]::new('', 'none').SecurePassword) -ErrorAction Stop }
    catch { $Host.UI.WriteLine("refused: $($_.FullyQualifiedErrorId)") }
}
# What is left over from the import (a thread, a timer) has its chance.
[Threading.Thread]::Sleep(300)
$Host.UI.WriteLine("commands $($commands.Count)")
