<#
.SYNOPSIS
    Writes all users, and who may do what in which room, into two CSV files of the day.
.DESCRIPTION
    For a scheduled task: asks nothing, signs in with a session that Save-DracoonSession kept, and logs each request. A file has its name
    only when it is complete. Files that are older than -KeepDays are removed.

    Ends with 0 when all is there, with 1 when an error stopped it, and with 2 when single rooms could not be read.
.EXAMPLE
    pwsh -NoProfile -NonInteractive -File ./Nightly-Export.ps1 -Destination /srv/dracoon -Saved nightly -LogPath /var/log/dracoon/export.log
#>
[CmdletBinding()]
param(
    # The folder for the CSV files.
    [Parameter(Mandatory)] [string] $Destination,

    # The name of the saved session, or its file.
    [string] $Saved = 'default',
    [string] $SavedPath,

    # One line a request, in a rolling file.
    [string] $LogPath,

    [ValidateRange(1, 3650)] [int] $KeepDays = 90
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

# A reader never finds half a file under the name.
function Publish-File([string] $From, [string] $To) {
    if ([IO.File]::Exists($To)) { [IO.File]::Delete($To) }
    [IO.File]::Move($From, $To)
}

$failed = @()
try {
    if ($LogPath) { Set-DracoonLog $LogPath -Level Information }
    if ($SavedPath) { Connect-Dracoon -Saved -Path $SavedPath } else { Connect-Dracoon -Saved $Saved }

    # .NET and the shell do not always agree on the current folder.
    $Destination = $ExecutionContext.SessionState.Path.GetUnresolvedProviderPathFromPSPath($Destination)
    [void] [IO.Directory]::CreateDirectory($Destination)
    $day = [DateTime]::UtcNow.ToString('yyyy-MM-dd')
    $users = [IO.Path]::Combine($Destination, "users-$day.csv")
    $rights = [IO.Path]::Combine($Destination, "rights-$day.csv")

    Get-DracoonUser -IncludeRoles | ForEach-Object {
        [pscustomobject] @{
            UserName = $_.UserName; FirstName = $_.FirstName; LastName = $_.LastName; Email = $_.Email; SignIn = $_.AuthMethod
            IsLocked = $_.IsLocked; LastLogin = $_.LastLoginSuccessAt; Roles = "$($_.RoleNames)"
        }
    } | Export-Csv -Path "$users.part" -NoTypeInformation -Encoding UTF8
    Publish-File "$users.part" $users

    # A room that can't be read is noted, and the others are read all the same.
    Get-DracoonRoom / -Recurse | Get-DracoonRoomPermission -ExpandGroup -ErrorAction Continue -ErrorVariable failed | ForEach-Object {
        [pscustomobject] @{ Room = $_.RoomPath; UserName = $_.UserName; Name = $_.Name; Rights = $_.PermissionText; Groups = $_.GroupNames }
    } | Export-Csv -Path "$rights.part" -NoTypeInformation -Encoding UTF8
    Publish-File "$rights.part" $rights

    foreach ($file in [IO.Directory]::GetFiles($Destination, '*.csv')) {
        $ours = [IO.Path]::GetFileName($file) -match '^(users|rights)-\d{4}-\d\d-\d\d\.csv$'
        if ($ours -and [IO.File]::GetLastWriteTimeUtc($file) -lt [DateTime]::UtcNow.AddDays(-$KeepDays)) { [IO.File]::Delete($file) }
    }
}
finally {
    # The saved session stays valid: only -Revoke would end it.
    Get-DracoonSession | Disconnect-Dracoon
    Set-DracoonLog -Disable
}
if ($failed.Count -gt 0) { exit 2 }
exit 0
