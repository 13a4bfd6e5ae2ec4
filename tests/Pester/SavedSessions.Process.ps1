# Run by SavedSessions.Tests.ps1 in processes of their own: signs in with a saved session, renews its token some times, and says who it is.
param([string] $Path, [int] $Count, [string] $Gate)
$ErrorActionPreference = 'Stop'
. ([IO.Path]::Combine($PSScriptRoot, 'Common.ps1'))
# All begin at the same moment: each says that it is there, and goes when the gate opens.
if ($Gate) {
    [IO.File]::WriteAllText("$Gate.$([Diagnostics.Process]::GetCurrentProcess().Id)", '')
    while (-not [IO.File]::Exists($Gate)) { [Threading.Thread]::Sleep(5) }
}
Connect-Dracoon -Saved -Path $Path
for ($i = 0; $i -lt $Count; $i++) {
    Update-DracoonToken
    [void] (Get-DracoonAccount)
}
$Host.UI.WriteLine("signed in as $((Get-DracoonAccount).UserName)")
Disconnect-Dracoon
