# The small company that all examples speak of: its people, rooms, files, shares and settings, made with the module's own cmdlets.

# The password of everything in it.
$WorldSecret = 'Harbor-Light-2026'

# The keys of two public links in the texts.
$WorldLinks = @{ Download = '4TnX9qWm3RkZs7Lb2VcPh8Dg6JfYt5Na'; Upload = 'Hc7Lw2QxZ9mTb4RkVn5Pd8Js3FgYt6Ea' }

function New-ExampleWorld($Sandbox, [int] $DirectoryPort) {
    $secret = ConvertTo-TestSecret $WorldSecret
    $world = @{ Url = $Sandbox.Url; DirectoryPort = $DirectoryPort }
    # A bit more than a year ago, so that there are old files and users who did not come for a long time.
    [void] (Invoke-Sandbox $Sandbox 'POST' '/sandbox/clock' '{"seconds":-34560000}')
    [void] (Connect-TestSandbox $Sandbox)
    Set-DracoonPassword -OldPassword (ConvertTo-TestSecret 'Sandbox-Admin-1') -NewPassword $secret -Confirm:$false
    $null = New-WorldUsers $world $secret
    $null = New-WorldRooms $world
    foreach ($path in '/Scans/old scan.pdf', '/In/last year.pdf', '/Archive/old.pdf') { Set-DracoonContent $path -Value 'Scanned long ago.' }
    $large = New-TestFile ([IO.Path]::Combine((New-TestFolder), 'large.tif')) 11MB
    Send-DracoonFile $large -Target /Scans
    [IO.Directory]::Delete([IO.Path]::GetDirectoryName($large), $true)
    Set-DracoonContent /Projects/old.tmp -Value 'x'
    Remove-DracoonNode /Projects/old.tmp -Confirm:$false
    [void] (Connect-Dracoon $world.Url -ServiceToken $secret)
    [void] (New-DracoonTenant 'Ended Ltd' -ContractType demo -TrialDays 14 -MaxUsers 5 -NoQuota -AdminFirstName Tina -AdminLastName Tenant -AdminEmail tina@tenant.example)
    [void] (New-DracoonDownloadShare /Archive/old.pdf -Name 'Old' -ExpireAt ([datetime]::UtcNow.AddDays(-100)))
    [void] (New-DracoonUploadShare /Inbox -Name 'Old request' -ExpireAt ([datetime]::UtcNow.AddDays(-100)))
    Get-DracoonSession | Disconnect-Dracoon

    [void] (Invoke-Sandbox $Sandbox 'POST' '/sandbox/clock' '{"seconds":34560000}')
    [void] (Connect-TestSandbox $Sandbox 'admin' $WorldSecret)
    $null = New-WorldSettings $world $secret
    $null = New-WorldFiles $world
    $null = New-WorldEncryption $world $secret
    $null = New-WorldShares $world $secret
    $null = New-WorldExtras $world
    $null = New-WorldTenants $world $secret
    Get-DracoonSession | Disconnect-Dracoon
    return $world
}

function New-WorldUsers($World, [securestring] $Secret) {
    $names = 'anna Anna Berg', 'ben Ben Cole', 'grace Grace Hopper', 'robot Night Robot', 'ext-7 Eve Stone', 'ext-8 Otto Old', 'ext-9 Lea Left'
    foreach ($line in $names) {
        $name, $first, $last = $line.Split(' ')
        $mail = if ($name -in 'ext-8', 'ext-9') { "$name@old.example" } else { "$name@example.org" }
        $World[$name] = (New-DracoonUser -FirstName $first -LastName $last -UserName $name -Email $mail -Password $Secret).UserId
    }
    Lock-DracoonUser ext-8
    Lock-DracoonUser ext-9
    foreach ($line in 'Staff anna,ben', 'Admins admin', 'Audit anna', 'Leavers ext-9', 'Externals ext-7,ext-8', 'Marketing anna,ben', 'Project Harbor ben') {
        $group = $line -replace ' [^ ]+$'
        $World["group $group"] = (New-DracoonGroup $group -User ($line -replace '^.* ').Split(',')).GroupId
    }
    [void] (New-DracoonGroup 'Empty')
    Grant-DracoonRole ROOM_MANAGER ben
    Grant-DracoonRole LOG_AUDITOR anna
    Grant-DracoonRole CONFIG_MANAGER anna
    Grant-DracoonRole GROUP_MANAGER -Group Admins
    Grant-DracoonRole LOG_AUDITOR ext-8
    Set-DracoonUserAttribute anna -Attribute @{ costCenter = '4711'; 'old-badge' = '17' }
}

function New-WorldRooms($World) {
    foreach ($name in 'Projects', 'Board', 'In', 'Out', 'Archive', 'Inbox', 'Logs', 'Legal', 'Scans', 'HR', 'Reports', 'Clients', 'Root', 'Home', 'Templates', 'Public', 'Rescue', 'Backup', 'Treasury') {
        $World["/$name"] = (New-DracoonRoom -Name $name -RecycleBinDays 9999).NodeId
    }
    foreach ($path in '/Projects/Bridge', '/Projects/Secret', '/Clients/Smith', '/Clients/Jones', '/HR/Payroll') {
        $parent, $name = ($path -replace '/[^/]+$'), ($path -replace '^.*/')
        $World[$path] = (New-DracoonRoom -Name $name -Parent $parent -InheritPermissions).NodeId
    }
    foreach ($path in '/Projects/2027', '/Projects/Contracts', '/Projects/plans', '/Projects/Old', '/Archive/2026', '/Root/Clients/North', '/Root/Board', '/Templates/Project/Minutes', '/Backup/archive', '/Public/Press') {
        [void] (New-DracoonFolder -Path $path)
    }
}

function New-WorldSettings($World, [securestring] $Secret) {
    $base = 'https://login.corp.example'
    $directory = @{ ServerAddress = '127.0.0.1'; ServerPort = $World.DirectoryPort; AdminName = 'CN=dracoon,DC=corp,DC=example'; AdminPassword = $Secret; UsersDomain = 'DC=corp,DC=example'; UserFilter = 'sAMAccountName' }
    $World.Directory = (New-DracoonActiveDirectory corp @directory).ActiveDirectoryId
    [void] (New-DracoonActiveDirectory old-office @directory)
    $provider = @{ Issuer = $base; AuthorizationUrl = "$base/authorize"; TokenUrl = "$base/token"; UserInfoUrl = "$base/userinfo"; JwksUrl = "$base/keys"
        ClientId = 'dracoon'; ClientSecret = $Secret; RedirectUri = 'https://dracoon.corp.example/sso'; MappingClaim = 'email' }
    $World.Provider = (New-DracoonOpenIdProvider 'Corporate login' @provider).OpenIdProviderId
    [void] (New-DracoonOAuthClient 'My client' -ClientId my-client -ClientType public -GrantType password, authorization_code, refresh_token -RedirectUri http://127.0.0.1:53682/)
    [void] (New-DracoonOAuthClient 'Nightly jobs' -ClientId nightly -GrantType password, refresh_token)
    [void] (New-DracoonOAuthClient 'Old jobs' -ClientId old-jobs -GrantType password)
    Set-DracoonOAuthClient old-jobs -Enabled $false
    foreach ($user in 'carol', 'dave') {
        $World[$user] = (New-DracoonUser -FirstName $user -LastName Corp -UserName $user -Email "$user@corp.example" -AuthMethod ActiveDirectory -AdProvider $World.Directory -Login $user).UserId
    }
    Set-DracoonSystemSetting -AuthMethod openid -AuthEnabled $true
    [void] (New-DracoonWebhook -Name Alerts -Url https://hooks.example.org/dracoon -EventType user.created, user.locked)
    [void] (New-DracoonWebhook -Name 'Build server' -Url https://build.example.org/dracoon -EventType file.created)
    [void] (New-DracoonWebhook -Name Disused -Url https://127.0.0.1:9/ -EventType user.deleted)
    Set-DracoonWebhook Disused -Enabled $false
    Set-DracoonRoomWebhook /Archive -Webhook 'Build server'
    Set-DracoonCustomerSetting -HomeRoomsActive $true -HomeRoomParentName 'Personal rooms' -HomeRoomQuota 10GB
}

function New-WorldFiles($World) {
    foreach ($path in '/Projects/plan.pdf', '/Projects/report.pdf', '/Projects/old.txt', '/Projects/photo.jpeg', '/Projects/tmp-1.bak', '/Projects/notes.tmp', '/Projects/2027/plan.pdf',
        '/Projects/plans/north.pdf', '/In/invoice.pdf', '/Out/report.pdf', '/Legal/contract Smith.pdf', '/Archive/2026/minutes.pdf', '/Clients/Smith/receipt.pdf',
        '/Reports/figures.csv', '/Root/Board/list.pdf', '/HR/leave.pdf', '/HR/gone.pdf', '/Clients/Jones/receipt.pdf', '/Public/flyer.pdf') {
        Set-DracoonContent $path -Value "The content of $path."
    }
    Set-DracoonContent /Projects/readme.txt -Value 'First line', 'Second line'
    Set-DracoonContent /Reports/users.csv -Value 'UserName,Email', 'anna,anna@example.org'
    Set-DracoonContent /Projects/plan.pdf -Value 'The second version.' -OnConflict Overwrite
    foreach ($name in 'draft.pdf', 'draft.tmp') { Set-DracoonContent "/Projects/$name" -Value $name; Remove-DracoonNode "/Projects/$name" -Confirm:$false }
    Remove-DracoonNode /HR/gone.pdf -Confirm:$false
    $World.Comment = (New-DracoonComment /Projects/plan.pdf 'Is teh plan final?').CommentId
    $World.NotificationConfig = @(Get-DracoonNotificationConfig)[0].ConfigId
    $World.Node = (Get-DracoonNode /Projects/plan.pdf).NodeId
    Set-DracoonNodeAttribute /Projects -Attribute @{ costCenter = '4711'; 'tmp-import' = 'yes' }
    Set-DracoonNodeAttribute /Projects/Bridge -Attribute @{ costCenter = '4712' }
    Set-DracoonFolder /Projects/2027 -Notes 'Plans'
    Add-DracoonFavorite /Projects, /Projects/plan.pdf
    Register-DracoonSubscription /Projects/Contracts
    Grant-DracoonRoomPermission /Projects -User anna, ext-7 -Template Edit
    Grant-DracoonRoomPermission /Projects -Group Staff -Template Read -AutoAccept $false
    # Who comes into the group now has to be let into the room.
    Add-DracoonGroupMember Staff ext-7, ext-8
    Grant-DracoonRoomPermission /Out, /Inbox -User anna -Template Admin
    Grant-DracoonRoomPermission /Out -Group Marketing -Template Read
    [void] (New-DracoonRoom -Name 'Club' -AdminGroup Staff -RemoveCreator)
    [void] (New-DracoonRoom -Name 'Own' -Admin anna -RemoveCreator)
}

# One keypair is everybody's here. It was made before, with few rounds for its password, since the usual number takes a second.
function New-WorldEncryption($World, [securestring] $Secret) {
    $World.Keypair = Import-DracoonKeypair ([IO.Path]::Combine($PSScriptRoot, 'keypair.pem'))
    $World.Keypair4096 = Import-DracoonKeypair ([IO.Path]::Combine($PSScriptRoot, 'keypair-4096.pem'))
    $World.Keypair | Set-DracoonKeypair -Confirm:$false
    $World.Keypair | Set-DracoonKeypair -RescueKey -Confirm:$false
    Unlock-DracoonKeypair -Password $Secret
    Enable-DracoonRoomEncryption /Board -RescueKeypair $World.Keypair -Confirm:$false
    [void] (New-DracoonRoom -Name 'Safe')
    [void] (New-DracoonRoom -Name 'Vault')
    Enable-DracoonRoomEncryption /Vault -Confirm:$false
    Enable-DracoonRoomEncryption /Safe -UseSystemRescueKey -Confirm:$false
    [void] (New-DracoonFolder /Board/Reports)
    foreach ($path in '/Board/plan.pdf', '/Board/logo.png', '/Board/Reports/january.pdf', '/Safe/will.pdf') { Set-DracoonContent $path -Value "The content of $path." }
    # Grace comes later, so keys are missing.
    $grace = Connect-Dracoon $World.Url -Credential (New-TestCredential 'grace' $WorldSecret) -PassThru
    $World.Keypair | Set-DracoonKeypair -Session $grace -Confirm:$false
    Disconnect-Dracoon $grace
    Set-DracoonSession @(Get-DracoonSession)[0]
    Grant-DracoonRoomPermission /Board, /Safe -User grace -Template Read
}

function New-WorldShares($World, [securestring] $Secret) {
    $World.Download = New-DracoonDownloadShare /Out/report.pdf -Name 'Report'
    $World.Upload = New-DracoonUploadShare /Inbox -Name 'Your invoices' -MaxSlots 5 -FileExpiryDays 90
    $World.Protected = New-DracoonDownloadShare /Out/report.pdf -Name 'Report, protected' -Password $Secret -ExpireAt 5d
    $World.ProtectedUpload = New-DracoonUploadShare /Inbox -Name 'Report your hours' -Password $Secret
    Register-DracoonSubscription -DownloadShareId $World.Protected.DownloadShareId
    $anna = Connect-Dracoon $World.Url -Credential (New-TestCredential 'anna' $WorldSecret) -PassThru
    [void] (New-DracoonDownloadShare /Out/report.pdf -Name 'From Anna' -Session $anna)
    [void] (New-DracoonUploadShare /Inbox -Name 'For Anna' -Session $anna)
    Disconnect-Dracoon $anna
    Set-DracoonSession @(Get-DracoonSession)[0]
}

function New-WorldExtras($World) {
    foreach ($pair in @('theme', 'dark'), @('backup_a', '1'), @('backup_b', '2')) { Set-DracoonProfileAttribute $pair[0] $pair[1] }
    'Logins of January', 'Logins of May' | ForEach-Object { [void] (New-DracoonReport $_ -Target /Reports -From 2026-01-01 -To 2026-02-01 -Operation user.login -Format Csv -Wait) }
    foreach ($room in 'Smith Duo', 'Jones Mst') {
        $name, $integration = $room.Split(' ')
        $more = if ($integration -eq 'Mst') { @{ BaseId = 2 } } else { @{} }
        $started = Start-DracoonDatevAuthorization "/Clients/$name" -Integration $integration -ConsultantId 455148 -ClientId 1 @more
        $code = [regex]::Match((Invoke-Sandbox $Sandbox 'GET' ([uri] $started.Url).PathAndQuery), 'id="code">([^<]+)<').Groups[1].Value
        $World["Datev $integration"] = ($started | Complete-DracoonDatevAuthorization -Code $code).DatevConfigId
    }
    Get-DracoonDatevConfig | Start-DracoonDatevSync
    Get-DracoonDatevConfig -Integration Mst | New-DracoonDatevTaxYear -Year 2024
    $logo = New-TestFile ([IO.Path]::Combine((New-TestFolder), 'logo.png')) 1000
    Set-DracoonBranding -WebLogo $logo
    [IO.Directory]::Delete([IO.Path]::GetDirectoryName($logo), $true)
}

function New-WorldTenants($World, [securestring] $Secret) {
    [void] (Connect-Dracoon $World.Url -ServiceToken $Secret)
    $admin = @{ AdminFirstName = 'Tina'; AdminLastName = 'Tenant'; AdminEmail = 'tina@tenant.example' }
    $World.Tenant = (New-DracoonTenant 'Example Ltd' -ContractType pay -MaxUsers 20 -Quota 500GB -Attribute @{ region = 'eu'; 'old-plan' = 'silver' } @admin).TenantId
    [void] (New-DracoonTenant 'Trial Ltd' -ContractType demo -TrialDays 14 -MaxUsers 5 -NoQuota @admin)
    [void] (New-DracoonTenantWebhook -Name Alerts -Url https://hooks.example.org/dracoon -EventType customer.created)
    [void] (New-DracoonTenantWebhook -Name Disused -Url https://127.0.0.1:9/ -EventType customer.deleted)
    Set-DracoonTenantWebhook Disused -Enabled $false
}
