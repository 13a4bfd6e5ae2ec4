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
    FormatsToProcess       = @(
        'Formatting/Account.Format.ps1xml'
        'Formatting/Audit.Format.ps1xml'
        'Formatting/Connection.Format.ps1xml'
        'Formatting/Encryption.Format.ps1xml'
        'Formatting/Identity.Format.ps1xml'
        'Formatting/Groups.Format.ps1xml'
        'Formatting/Keypairs.Format.ps1xml'
        'Formatting/Nodes.Format.ps1xml'
        'Formatting/Roles.Format.ps1xml'
        'Formatting/Rooms.Format.ps1xml'
        'Formatting/Tenants.Format.ps1xml'
        'Formatting/Settings.Format.ps1xml'
        'Formatting/Transfers.Format.ps1xml'
        'Formatting/Users.Format.ps1xml'
        'Formatting/Webhooks.Format.ps1xml'
    )
    FunctionsToExport      = @()
    VariablesToExport      = @()
    AliasesToExport        = @()
    CmdletsToExport        = @(
        # Account
        'Get-DracoonAccount'

        # Audit
        'Get-DracoonEvent'
        'Get-DracoonEventOperation'
        'Get-DracoonPermissionAudit'

        # Connection
        'Connect-Dracoon'
        'Disconnect-Dracoon'
        'Get-DracoonServerInfo'
        'Get-DracoonSession'
        'Invoke-DracoonApi'
        'Set-DracoonSession'
        'Test-DracoonConnection'
        'Update-DracoonToken'

        # Encryption
        'Protect-DracoonFile'
        'Unprotect-DracoonFile'

        # Identity
        'Get-DracoonActiveDirectory'
        'Get-DracoonOAuthClient'
        'Get-DracoonOpenIdProvider'
        'New-DracoonActiveDirectory'
        'New-DracoonOAuthClient'
        'New-DracoonOpenIdProvider'
        'Remove-DracoonActiveDirectory'
        'Remove-DracoonOAuthClient'
        'Remove-DracoonOpenIdProvider'
        'Set-DracoonActiveDirectory'
        'Set-DracoonOAuthClient'
        'Set-DracoonOpenIdProvider'
        'Test-DracoonActiveDirectory'
        # Groups
        'Add-DracoonGroupMember'
        'Get-DracoonGroup'
        'Get-DracoonGroupMember'
        'Get-DracoonGroupRole'
        'Get-DracoonGroupRoom'
        'New-DracoonGroup'
        'Remove-DracoonGroup'
        'Remove-DracoonGroupMember'
        'Set-DracoonGroup'
        'Sync-DracoonGroupMember'

        # Keypairs
        'Export-DracoonKeypair'
        'Get-DracoonFileKey'
        'Get-DracoonKeypair'
        'Get-DracoonMissingFileKey'
        'Grant-DracoonFileKey'
        'Import-DracoonKeypair'
        'Lock-DracoonKeypair'
        'New-DracoonKeypair'
        'Remove-DracoonKeypair'
        'Set-DracoonKeypair'
        'Set-DracoonKeypairPassword'
        'Test-DracoonKeypair'
        'Unlock-DracoonKeypair'

        # Nodes
        'Copy-DracoonNode'
        'Find-DracoonNode'
        'Get-DracoonNode'
        'Get-DracoonNodeParent'
        'Move-DracoonNode'
        'New-DracoonFolder'
        'Remove-DracoonNode'
        'Test-DracoonPath'

        # Roles
        'Get-DracoonRole'
        'Get-DracoonRoleMember'
        'Grant-DracoonRole'
        'Revoke-DracoonRole'

        # Rooms
        'Add-DracoonRoomGuest'
        'Approve-DracoonPendingAssignment'
        'ConvertTo-DracoonRoom'
        'Deny-DracoonPendingAssignment'
        'Disable-DracoonRoomEncryption'
        'Enable-DracoonRoomEncryption'
        'Get-DracoonPendingAssignment'
        'Get-DracoonRoom'
        'Get-DracoonRoomEvent'
        'Get-DracoonRoomPermission'
        'Get-DracoonRoomPolicy'
        'Get-DracoonRoomS3Tag'
        'Get-DracoonRoomWebhook'
        'Grant-DracoonRoomPermission'
        'New-DracoonRoom'
        'Revoke-DracoonRoomPermission'
        'Set-DracoonRoom'
        'Set-DracoonRoomPolicy'
        'Set-DracoonRoomS3Tag'
        'Set-DracoonRoomWebhook'

        # Tenants
        'Get-DracoonTenant'
        'Get-DracoonTenantAttribute'
        'Get-DracoonTenantUser'
        'Get-DracoonTenantWebhook'
        'New-DracoonTenant'
        'New-DracoonTenantWebhook'
        'Remove-DracoonTenant'
        'Remove-DracoonTenantAttribute'
        'Remove-DracoonTenantWebhook'
        'Reset-DracoonTenantWebhookLifetime'
        'Set-DracoonTenant'
        'Set-DracoonTenantAttribute'
        'Set-DracoonTenantWebhook'

        # Settings
        'Get-DracoonBranding'
        'Get-DracoonConfig'
        'Get-DracoonCustomerSetting'
        'Get-DracoonNotificationChannel'
        'Get-DracoonPolicy'
        'Get-DracoonS3Storage'
        'Get-DracoonS3Tag'
        'Get-DracoonSystemSetting'
        'New-DracoonS3Storage'
        'New-DracoonS3Tag'
        'Remove-DracoonS3Tag'
        'Set-DracoonBranding'
        'Set-DracoonCustomerSetting'
        'Set-DracoonNotificationChannel'
        'Set-DracoonPolicy'
        'Set-DracoonS3Storage'
        'Set-DracoonSystemSetting'
        'Start-DracoonPasswordChange'

        # Transfers
        'Copy-DracoonFile'
        'Get-DracoonContent'
        'Get-DracoonDownloadUrl'
        'Receive-DracoonArchive'
        'Receive-DracoonFile'
        'Send-DracoonFile'
        'Set-DracoonContent'
        'Sync-DracoonFolder'

        # Users
        'Get-DracoonLastAdminRoom'
        'Get-DracoonUser'
        'Get-DracoonUserAttribute'
        'Get-DracoonUserGroup'
        'Get-DracoonUserRole'
        'Get-DracoonUserRoom'
        'Import-DracoonUser'
        'Lock-DracoonUser'
        'New-DracoonUser'
        'New-DracoonUserMfaEmergencyCode'
        'Remove-DracoonUser'
        'Remove-DracoonUserAttribute'
        'Reset-DracoonUserMfa'
        'Set-DracoonUser'
        'Set-DracoonUserAttribute'
        'Unlock-DracoonUser'

        # Webhooks
        'Get-DracoonWebhook'
        'Get-DracoonWebhookEventType'
        'New-DracoonWebhook'
        'Remove-DracoonWebhook'
        'Reset-DracoonWebhookLifetime'
        'Set-DracoonWebhook'
    )
    PrivateData            = @{
        PSData = @{
            Tags         = @('DRACOON', 'Cloud', 'Storage', 'Encryption', 'PSEdition_Desktop', 'PSEdition_Core', 'Windows', 'Linux', 'MacOS')
            LicenseUri   = 'https://www.apache.org/licenses/LICENSE-2.0'
            ReleaseNotes = 'See CHANGELOG.md.'
        }
    }
}
