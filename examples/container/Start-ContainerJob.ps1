<#
.SYNOPSIS
    A job in a container: signs in with what the environment says, and fetches a room into a volume.
.DESCRIPTION
    Reads these environment variables. Of a secret, NAME_FILE is better than NAME: the path of a file that the platform mounts, so that the
    secret is in no listing of the container's settings.

      DRACOON_URL               the server
      DRACOON_CLIENT_ID         the OAuth client; without it the one for scripts
      DRACOON_CLIENT_SECRET     its secret, where it has one (or DRACOON_CLIENT_SECRET_FILE)
      DRACOON_USER              the account
      DRACOON_PASSWORD          its password (or DRACOON_PASSWORD_FILE)
      DRACOON_KEYPAIR_PASSWORD  the password of its keypair, for encrypted rooms (or DRACOON_KEYPAIR_PASSWORD_FILE)
      DRACOON_SOURCE            the room or folder in DRACOON
      DRACOON_DESTINATION       the folder in the container, where a volume is mounted

    Ends with 0 when all is there, with 1 when an error stopped it, and with 2 when single files failed.
.EXAMPLE
    docker run --env-file job.env --mount type=bind,src=/srv/in,dst=/data dracoon-job
#>
[CmdletBinding()]
param()

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

function Get-Setting([string] $Name, [switch] $Optional) {
    $value = [Environment]::GetEnvironmentVariable($Name)
    $file = [Environment]::GetEnvironmentVariable("${Name}_FILE")
    if (-not $value -and $file) { $value = [IO.File]::ReadAllText($file).TrimEnd([char[]] "`r`n") }
    if (-not $value -and -not $Optional) { throw "The environment variable $Name (or ${Name}_FILE) is not set." }
    return $value
}

function Get-SecretSetting([string] $Name, [switch] $Optional) {
    $value = Get-Setting $Name -Optional:$Optional
    if ($value) { return [Net.NetworkCredential]::new('', $value).SecurePassword }
}

$failed = @()
try {
    $connection = @{
        BaseUrl    = Get-Setting DRACOON_URL
        Credential = [pscredential]::new((Get-Setting DRACOON_USER), (Get-SecretSetting DRACOON_PASSWORD))
    }
    $client = Get-Setting DRACOON_CLIENT_ID -Optional
    if ($client) { $connection.ClientId = $client }
    $clientSecret = Get-SecretSetting DRACOON_CLIENT_SECRET -Optional
    if ($clientSecret) { $connection.ClientSecret = $clientSecret }
    Connect-Dracoon @connection

    $keypair = Get-SecretSetting DRACOON_KEYPAIR_PASSWORD -Optional
    if ($keypair) { Unlock-DracoonKeypair -Password $keypair }

    # The platform keeps what a container prints: so that is the log.
    Sync-DracoonFolder (Get-Setting DRACOON_DESTINATION) (Get-Setting DRACOON_SOURCE) -Direction Download -Confirm:$false -PassThru `
        -ErrorAction Continue -ErrorVariable failed | ForEach-Object { "$_" }
}
finally {
    Get-DracoonSession | Disconnect-Dracoon
}
if ($failed.Count -gt 0) { exit 2 }
exit 0
