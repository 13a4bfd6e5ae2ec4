@{
    RootModule             = 'DracoonPS.dll'
    ModuleVersion          = '0.1.0'
    GUID                   = '5b0f7c2e-6a0d-4c3b-9f7e-2d1b8c94a7e3'
    Author                 = 'The DracoonPS founders'
    CompanyName            = 'DracoonPS'
    Copyright              = '(c) The DracoonPS founders. Apache License 2.0.'
    Description            = 'DRACOON cloud storage from PowerShell: users, rooms, permissions, and transfers with client-side encryption.'
    PowerShellVersion      = '5.1'
    DotNetFrameworkVersion = '4.7.2'
    CompatiblePSEditions   = @('Desktop', 'Core')
    FormatsToProcess       = @('DracoonPS.Format.ps1xml')
    FunctionsToExport      = @()
    VariablesToExport      = @()
    AliasesToExport        = @()
    CmdletsToExport        = @(
        'Connect-Dracoon',
        'Disconnect-Dracoon',
        'Get-DracoonAccount',
        'Invoke-DracoonApi',
        'Test-DracoonConnection',
        'Protect-DracoonFile',
        'Receive-DracoonFile',
        'Send-DracoonFile',
        'Unprotect-DracoonFile',
        'Copy-DracoonFile',
        'Get-DracoonContent',
        'Get-DracoonDownloadUrl',
        'Receive-DracoonArchive',
        'Sync-DracoonFolder',
        'Set-DracoonContent',
        'Get-DracoonFileKey',
        'Grant-DracoonFileKey',
        'New-DracoonFolder',
        'Export-DracoonKeypair',
        'Get-DracoonKeypair',
        'Import-DracoonKeypair',
        'Lock-DracoonKeypair',
        'New-DracoonKeypair',
        'Remove-DracoonKeypair',
        'Set-DracoonKeypair',
        'Set-DracoonKeypairPassword',
        'Test-DracoonKeypair',
        'Unlock-DracoonKeypair',
        'Get-DracoonMissingFileKey',
        'Find-DracoonNode',
        'Get-DracoonNode',
        'Remove-DracoonNode',
        'New-DracoonRoom',
        'Enable-DracoonRoomEncryption',
        'Get-DracoonRoomPermission',
        'Grant-DracoonRoomPermission',
        'Revoke-DracoonRoomPermission',
        'Get-DracoonServerInfo',
        'Get-DracoonSession',
        'Set-DracoonSession',
        'Update-DracoonToken',
        'Get-DracoonUser',
        'Lock-DracoonUser',
        'New-DracoonUser',
        'Remove-DracoonUser',
        'Set-DracoonUser',
        'Unlock-DracoonUser'
    )
    PrivateData            = @{
        PSData = @{
            Tags         = @('DRACOON', 'Cloud', 'Storage', 'Encryption', 'PSEdition_Desktop', 'PSEdition_Core', 'Windows', 'Linux', 'MacOS')
            LicenseUri   = 'https://www.apache.org/licenses/LICENSE-2.0'
            ReleaseNotes = 'See CHANGELOG.md.'
        }
    }
}
