# One run over many cmdlets with every kind of secret, in a runspace of its own whose streams Secrets.Tests.ps1 searches. It emits what the cmdlets emit.
param($Common, $SandboxUrl, $Folder, $Secrets)

. $Common
$VerbosePreference = 'Continue'
$DebugPreference = 'Continue'
$Sandbox = [pscustomobject] @{ Url = $SandboxUrl }
$Server = @{ BaseUrl = $SandboxUrl }
$S = @{}
foreach ($name in $Secrets.Keys) { $S[$name] = ConvertTo-TestSecret $Secrets[$name] }
function Join-TestPath([string] $Name) { [IO.Path]::Combine($Folder, $Name) }

# What fails is a part of the run: its error is emitted too.
function Invoke-Step([scriptblock] $Step) { try { . $Step } catch { $_ } }

# What the module itself got and the test can't know before: kept for the search.
function Add-Secret([string] $Kind, $Value) {
    foreach ($one in $Value) {
        $text = if ($one -is [securestring]) { [Net.NetworkCredential]::new('', $one).Password } else { "$one" }
        if ($text) { $Secrets["$Kind $($Secrets.Count)"] = $text }
    }
}
function Add-Token($Session) {
    $flags = [Reflection.BindingFlags] 'Instance, NonPublic'
    $tokens = $Session.GetType().GetField('_tokens', $flags).GetValue($Session)
    foreach ($field in '_accessToken', '_refreshToken') { Add-Secret $field $tokens.GetType().GetField($field, $flags).GetValue($tokens) }
}
function Get-TestMail([string] $Field) {
    [Newtonsoft.Json.Linq.JArray]::Parse((Invoke-Sandbox $Sandbox 'GET' '/sandbox/mail')) | ForEach-Object { if ($null -ne $_[$Field]) { $_[$Field].ToString() } }
}

Set-DracoonLog (Join-TestPath 'dracoon.log') -Level Debug

# Sign-ins, refused and right ones, and a saved session.
Invoke-Step { Connect-Dracoon $SandboxUrl -Credential ([pscredential]::new('admin', $S.WrongPassword)) }
Invoke-Step { Connect-Dracoon $SandboxUrl -Credential ([pscredential]::new('admin', $S.AdminPassword)) -ClientId sandbox-confidential -ClientSecret $S.WrongPassword }
Invoke-Step { Connect-Dracoon $SandboxUrl -AuthorizationCode $Secrets.AuthorizationCode }
Invoke-Step { Connect-Dracoon $SandboxUrl -AccessToken $S.WrongPassword }
Invoke-Step { Connect-Dracoon $SandboxUrl -RefreshToken $S.WrongPassword }
Invoke-Step { Connect-Dracoon $SandboxUrl -ServiceToken $S.WrongPassword }
$other = Connect-Dracoon $SandboxUrl -Credential ([pscredential]::new('anna', $S.AnnaPassword)) -ClientId sandbox-confidential -ClientSecret $S.ClientSecret -PassThru
Add-Token $other
$other
Save-DracoonSession -Path (Join-TestPath 'saved.json') -Session $other -PassThru
$service = Connect-Dracoon $SandboxUrl -ServiceToken $S.ServiceToken -PassThru
$service
$admin = Connect-Dracoon $SandboxUrl -Credential ([pscredential]::new('admin', $S.AdminPassword)) -PassThru
Add-Token $admin
Update-DracoonToken
Add-Token $admin
Get-DracoonSession
$anna = Connect-Dracoon -Saved -Path (Join-TestPath 'saved.json') -PassThru
Update-DracoonToken -Session $anna
Add-Token $anna
Set-DracoonSession $admin

# Keys.
Invoke-Step { Set-DracoonKeypair -RescueKey -Version Rsa2048 -Password $S.RescuePassword -Confirm:$false; Set-DracoonKeypair -Version Rsa2048 -Password $S.EncryptionPassword -Confirm:$false }
Invoke-Step { Unlock-DracoonKeypair -Password $S.WrongPassword }
Unlock-DracoonKeypair -Password $S.EncryptionPassword
Get-DracoonKeypair
$keypair = New-DracoonKeypair -Version Rsa2048 -Password $S.EncryptionPassword
$keypair
Add-Secret 'line of a private key' @($keypair.GetPrivateKey().Pem.Split("`n") | Where-Object { $_.Trim().Length -ge 60 } | ForEach-Object { $_.Trim() })
Test-DracoonKeypair -Keypair $keypair -Password $S.WrongPassword
New-DracoonRoom -Name Plain
New-DracoonRoom -Name Secret | Enable-DracoonRoomEncryption -PassThru -Confirm:$false
$file = New-TestFile (Join-TestPath 'content.bin') 40000
Invoke-Step { Send-DracoonFile $file -Target /Plain -PassThru }
Invoke-Step { Send-DracoonFile $file -Target /Secret -PassThru }
Receive-DracoonFile /Secret/content.bin -Destination (Join-TestPath 'back.bin') -PassThru
$key = Get-DracoonFileKey /Secret/content.bin -Decrypt
$key
Add-Secret 'file key' ([Convert]::ToBase64String($key.GetPlain().CopyKey()))
Invoke-Step { Get-DracoonFileKey /Secret/content.bin -UseKey SystemRescue -Decrypt -Password $S.WrongPassword }
Get-DracoonMissingFileKey -Room /Secret
Get-DracoonDownloadUrl /Plain/content.bin
Protect-DracoonFile $file -Destination (Join-TestPath 'protected.bin') -Keypair $keypair
Invoke-Step { Receive-DracoonArchive /Plain/content.bin -Destination (Join-TestPath 'all.zip') -PassThru }

# Shares, and their visitors.
foreach ($node in '/Plain/content.bin', '/Secret/content.bin') {
    $share = New-DracoonDownloadShare $node -Password $S.SharePassword -Notes n
    $share
    Add-Secret 'access key' $share.AccessKey
    Get-DracoonDownloadShare $share
    Invoke-Step { Set-DracoonDownloadShare $share -Password $S.SharePassword2 -PassThru } # not of an encrypted file, whose password is that of its keypair
    Get-DracoonPublicShare $share.Link
    Test-DracoonPublicSharePassword $share.Link $S.WrongPassword
    Test-DracoonPublicSharePassword $share.Link $S.SharePassword2
    Invoke-Step { Receive-DracoonPublicFile $share.Link -Destination (Join-TestPath 'public.bin') -Password $S.WrongPassword -Force }
    foreach ($password in $S.SharePassword, $S.SharePassword2) {
        Invoke-Step { Receive-DracoonPublicFile $share.Link -Destination (Join-TestPath 'public.bin') -Password $password -Force }
    }
}
New-DracoonDownloadShare /Plain/content.bin -Name Texted -Password $S.SharePassword3 -SmsTo '+4930123456'
$drop = New-DracoonUploadShare /Plain -Password $S.SharePassword
$drop
Add-Secret 'access key' $drop.AccessKey
Invoke-Step { Send-DracoonPublicFile $file -Share $drop.Link -Password $S.WrongPassword }
Invoke-Step { Send-DracoonPublicFile $file -Share $drop.Link -Password $S.SharePassword }
Get-DracoonEvent -First 20

# Accounts.
New-DracoonUser -FirstName New -LastName User -UserName new.user -Email new.user@sandbox.example -Password $S.UserPassword
Get-DracoonUser new.user
Invoke-Step { Set-DracoonPassword -OldPassword $S.WrongPassword -NewPassword $S.NewPassword -Session $anna }
Set-DracoonPassword -OldPassword $S.AnnaPassword -NewPassword $S.NewPassword -Session $anna
Request-DracoonPasswordReset ben @Server
$reset = @(Get-TestMail 'token')[-1]
Add-Secret 'password reset token' $reset
Test-DracoonPasswordResetToken (ConvertTo-TestSecret $reset) -Detailed @Server
Invoke-Step { Reset-DracoonPassword (ConvertTo-TestSecret $reset) $S.Short @Server }
Reset-DracoonPassword (ConvertTo-TestSecret $reset) $S.ResetPassword @Server
Invoke-Step { Reset-DracoonPassword (ConvertTo-TestSecret $reset) $S.ResetPassword @Server }
$totp = New-DracoonMfaTotp -Session $anna
$totp
Add-Secret 'TOTP secret' $totp.Secret, $totp.OtpUri
Invoke-Step { $totp | Confirm-DracoonMfaTotp -Code 000000 -Session $anna }
Invoke-Step { $code = New-DracoonUserMfaEmergencyCode anna -Confirm:$false; $code; Add-Secret 'emergency code' $code.Code }
Invoke-Step { Disable-DracoonMfa -EmergencyCode $S.WrongPassword -Confirm:$false -Session $anna }

# What an administrator sets up.
$hook = New-DracoonWebhook Alerts https://hooks.example.org/x user.created -Secret $S.WebhookSecret
$hook
Get-DracoonWebhook
Set-DracoonWebhook $hook -Secret $S.WebhookSecret2 -PassThru
New-DracoonOAuthClient Made -ClientId made -GrantType password -ClientSecret $S.NewClientSecret
Get-DracoonOAuthClient
$made = Set-DracoonOAuthClient made -NewSecret -PassThru
$made
Add-Secret 'generated client secret' $made.ClientSecret
$idp = 'https://idp.example.org'
New-DracoonOpenIdProvider Staff $idp -AuthorizationUrl "$idp/a" -TokenUrl "$idp/t" -UserInfoUrl "$idp/u" -JwksUrl "$idp/k" -ClientId c -ClientSecret $S.OpenIdSecret -RedirectUri "$idp/sso" -MappingClaim email
Get-DracoonOpenIdProvider
New-DracoonActiveDirectory corp -ServerAddress 127.0.0.1 -ServerPort 389 -AdminName 'CN=dracoon' -AdminPassword $S.DirectoryPassword -UsersDomain 'DC=corp' -UserFilter sAMAccountName
Get-DracoonActiveDirectory
Invoke-Step { Test-DracoonActiveDirectory -ServerAddress 127.0.0.1 -ServerPort 9 -AdminName 'CN=x' -UsersDomain 'DC=x' -AdminPassword $S.DirectoryPassword }
Invoke-Step { New-DracoonS3Storage https://files.s3.example.org -Credential ([pscredential]::new('access-key-id', $S.S3SecretKey)) -Confirm:$false }
Invoke-Step { Set-DracoonS3Storage -Credential ([pscredential]::new('access-key-id', $S.S3SecretKey)) -Confirm:$false -PassThru }
Get-DracoonS3Storage
New-DracoonTenant 'Made Ltd' -ContractType demo -TrialDays 30 -MaxUsers 5 -NoQuota -AdminFirstName A -AdminLastName B -AdminEmail a@tenant.example -AdminUserName tina -AdminPassword $S.TenantPassword -Session $service
Get-DracoonTenant -Session $service
Invoke-Step { New-DracoonTenantWebhook Hook https://hooks.example.org/y customer.created -Secret $S.TenantSecret -Session $service }
Invoke-Step { Get-DracoonUser 1 -Session $service }

# Answers that are refused, with the whole request in the error.
[void] (Invoke-Sandbox $Sandbox 'POST' '/sandbox/faults' '{"path":"/api/.*","status":501,"count":1000}')
Invoke-Step { Get-DracoonDownloadShare $share -Session (Set-DracoonSession $admin -PassThru) }
Invoke-Step { Get-DracoonPublicShare $share.Link -ErrorAction Stop }
[void] (Invoke-Sandbox $Sandbox 'DELETE' '/sandbox/faults')
Lock-DracoonKeypair
Get-DracoonSession | Disconnect-Dracoon -WarningAction Continue
Set-DracoonLog -Disable
