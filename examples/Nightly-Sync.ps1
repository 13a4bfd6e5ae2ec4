<#
.SYNOPSIS
    Makes a folder in DRACOON like a local one, or the other way round.
.DESCRIPTION
    For a scheduled task: asks nothing, signs in with a session that Save-DracoonSession kept, and logs each request. Unchanged files are
    not sent again. With -Mirror it also removes what the source does not have.

    For encrypted rooms give the password of the keypair: as -KeypairPassword from a script, or in the environment variable
    DRACOON_KEYPAIR_PASSWORD_FILE the path of a file that only this account can read, as systemd and container platforms make them.

    Emits what it did, a line a file. Ends with 0 when all is equal, with 1 when an error stopped it, and with 2 when single files failed.
.EXAMPLE
    pwsh -NoProfile -NonInteractive -File ./Nightly-Sync.ps1 -Path /srv/reports -Target /Board/Reports -Direction Upload -Saved nightly
#>
[CmdletBinding()]
param(
    # The local folder.
    [Parameter(Mandatory)] [string] $Path,

    # The room or folder in DRACOON.
    [Parameter(Mandatory)] [string] $Target,

    [Parameter(Mandatory)] [ValidateSet('Upload', 'Download')] [string] $Direction,

    # Removes from the target what the source does not have.
    [switch] $Mirror,

    # The name of the saved session, or its file.
    [string] $Saved = 'default',
    [string] $SavedPath,

    # One line a request, in a rolling file.
    [string] $LogPath,

    # The password of the keypair, for encrypted rooms.
    [securestring] $KeypairPassword
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

if (-not $KeypairPassword -and $env:DRACOON_KEYPAIR_PASSWORD_FILE) {
    $text = [IO.File]::ReadAllText($env:DRACOON_KEYPAIR_PASSWORD_FILE).TrimEnd([char[]] "`r`n")
    $KeypairPassword = [Net.NetworkCredential]::new('', $text).SecurePassword
}

$failed = @()
try {
    if ($LogPath) { Set-DracoonLog $LogPath -Level Information }
    if ($SavedPath) { Connect-Dracoon -Saved -Path $SavedPath } else { Connect-Dracoon -Saved $Saved }
    if ($KeypairPassword) { Unlock-DracoonKeypair -Password $KeypairPassword }

    # A file that fails is noted, and the others go on all the same.
    Sync-DracoonFolder $Path $Target -Direction $Direction -Mirror:$Mirror -Confirm:$false -PassThru -ErrorAction Continue -ErrorVariable failed |
        Where-Object { $_.Status -ne 'Skipped' } | ForEach-Object { "$_" }
}
finally {
    # The saved session stays valid: only -Revoke would end it.
    Get-DracoonSession | Disconnect-Dracoon
    Set-DracoonLog -Disable
}
if ($failed.Count -gt 0) { exit 2 }
exit 0
