# Run by Offline.Tests.ps1 in a process whose runtime writes down each connection and each name it looks up: imports the module and does what
# needs no server. With -Connect it calls a server, so that the test sees that such a call is written down.
param(
    [Parameter(Mandatory)] [string] $Module,
    [string] $Connect
)
$ErrorActionPreference = 'Stop'
Import-Module $Module
$commands = @(Get-Command -Module DracoonPS)
$secret = [Net.NetworkCredential]::new('', 'A secret for this test').SecurePassword
if ($Connect) {
    try { Connect-Dracoon -BaseUrl $Connect -AccessToken $secret -MaximumRetryCount 0 }
    catch { $Host.UI.WriteLine("error $($_.FullyQualifiedErrorId)") }
}
else {
    [void] (Get-DracoonSession)
    [void] (New-DracoonKeypair -Version Rsa2048 -Password $secret)
}
# What the import left behind (a thread, a timer) gets its chance.
[Threading.Thread]::Sleep(200)
$Host.UI.WriteLine("commands $($commands.Count)")
