<#
.SYNOPSIS
    Signs in with secrets from a vault of Microsoft.PowerShell.SecretManagement, and sends a folder into an encrypted room.
.DESCRIPTION
    Get-Secret gives what Connect-Dracoon and Unlock-DracoonKeypair take: a PSCredential and a SecureString. Once, as the account that
    runs the script:

      Install-PSResource Microsoft.PowerShell.SecretManagement, Microsoft.PowerShell.SecretStore
      Register-SecretVault -Name Dracoon -ModuleName Microsoft.PowerShell.SecretStore
      Set-SecretStoreConfiguration -Authentication None -Interaction None
      Set-Secret -Vault Dracoon -Name dracoon -Secret (Get-Credential)
      Set-Secret -Vault Dracoon -Name dracoon-keypair -Secret (Read-Host -AsSecureString)

    With -Authentication None the store is protected by the account alone, as a task without anybody needs it; a vault of your company is
    registered in its place, and nothing here changes.

    Ends with 0 when all is sent, with 1 when an error stopped it, and with 2 when single files failed.
.EXAMPLE
    ./Use-SecretManagement.ps1 -BaseUrl dracoon.example.com -Path D:\Reports -Target /Board/Reports
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory)] [string] $BaseUrl,
    [Parameter(Mandatory)] [string] $Path,
    [Parameter(Mandatory)] [string] $Target,
    [string] $Vault = 'Dracoon'
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

$failed = @()
try {
    Connect-Dracoon $BaseUrl -Credential (Get-Secret -Vault $Vault -Name dracoon)
    Unlock-DracoonKeypair -Password (Get-Secret -Vault $Vault -Name dracoon-keypair)
    Sync-DracoonFolder $Path $Target -Direction Upload -Confirm:$false -PassThru -ErrorAction Continue -ErrorVariable failed |
        Where-Object { $_.Status -ne 'Skipped' } | ForEach-Object { "$_" }
}
finally {
    Get-DracoonSession | Disconnect-Dracoon
}
if ($failed.Count -gt 0) { exit 2 }
exit 0
