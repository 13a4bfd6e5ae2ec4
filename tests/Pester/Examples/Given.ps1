# What the examples find at the prompt: what a person has typed before, and what stands in a text for something of this run.

# The addresses in the texts are those of the sandbox and of a listener of this run.
$ExampleWords = [ordered] @{
    'https://dracoon.team/public/download-shares/4TnX9qWm3RkZs7Lb2VcPh8Dg6JfYt5Na' = { param($stage) "$($stage.Sandbox.Url)/public/download-shares/$($stage.World.Download.AccessKey)" }
    'https://dracoon.team/public/upload-shares/Hc7Lw2QxZ9mTb4RkVn5Pd8Js3FgYt6Ea'   = { param($stage) "$($stage.Sandbox.Url)/public/upload-shares/$($stage.World.Upload.AccessKey)" }
    '4TnX9qWm3RkZs7Lb2VcPh8Dg6JfYt5Na' = { param($stage) $stage.World.Protected.AccessKey }
    'Hc7Lw2QxZ9mTb4RkVn5Pd8Js3FgYt6Ea' = { param($stage) $stage.World.ProtectedUpload.AccessKey }
    '-OpenIdProvider 2'                = { param($stage) "-OpenIdProvider $($stage.World.Provider)" }
    '-ProviderId 1'                    = { param($stage) "-ProviderId $($stage.World.Directory)" }
    ' 17 -Integration Mst'             = { param($stage) " $($stage.World['Datev Mst']) -Integration Mst" }
    ' 17 -Integration Duo'             = { param($stage) " $($stage.World['Datev Duo']) -Integration Duo" }
    'dracoon.team'                     = { param($stage) $stage.Sandbox.Url }
    'dc1.corp.example -ServerPort 389' = { param($stage) "127.0.0.1 -ServerPort $($stage.World.DirectoryPort)" }
}

# What the number 4711 is in the examples of a cmdlet.
$ExampleNumber = @{
    'Remove-DracoonComment' = { param($world) $world.Comment }
    'Set-DracoonComment' = { param($world) $world.Comment }
    'Get-DracoonNodeParent' = { param($world) $world.Node }
    'Register-DracoonSubscription' = { param($world) $world.Download.DownloadShareId }
    'Set-DracoonNotificationConfig' = { param($world) $world.NotificationConfig }
}

# The cmdlets of the full shell that examples may use. An example with any of these runs where they are there.
$FullShellCommands = 'Export-Csv', 'Import-Csv', 'ConvertTo-Csv', 'ConvertFrom-Csv', 'ConvertFrom-Json', 'Get-ChildItem', 'Get-Content', 'Set-Content', 'Get-Date', 'Select-Object', 'Sort-Object',
    'Group-Object', 'Measure-Object', 'Format-List', 'Format-Table', 'Invoke-WebRequest', 'Write-Warning', 'Tee-Object', 'Write-Output'

# POST requests that only read.
$ReadingPosts = '/downloads$|/public/|^POST /api/v4/auth/|/config/auth/ads/test|generate_verdict_info'

# The answers of the person at the prompt, as functions, since the engine alone has no Read-Host. Get-Secret is that of SecretManagement.
$ExampleShell = {
    param($world)
    $global:World = $world
    # There is no browser here; whoever watches the screen signs in (Person.ps1).
    $global:PSDefaultParameterValues = @{ 'Connect-Dracoon:NoBrowser' = $true }

    function global:ConvertTo-Secret([string] $Text) { [Net.NetworkCredential]::new('', $Text).SecurePassword }

    function global:Read-Host {
        param([Parameter(Position = 0)] [string] $Prompt, [switch] $AsSecureString)
        $text = switch -Wildcard ($Prompt) {
            'New*' { 'Lantern-Light-2027' }
            'Code of DATEV' { [regex]::Match((Invoke-World GET ([uri] $global:started.Url).PathAndQuery), 'id="code">([^<]+)<').Groups[1].Value; break }
            'Address*' { "https://example.org/datev?code=$(Read-Host 'Code of DATEV')&state=$($global:started.State)" }
            'Code*' { Get-WorldOtp $global:setup.Secret }
            'Token*' { Get-WorldToken }
            'Emergency*' { [Net.NetworkCredential]::new('', $global:code).Password }
            default { $global:WorldSecret }
        }
        if ($AsSecureString) { ConvertTo-Secret $text } else { $text }
    }

    function global:Get-Credential([string] $UserName = 'admin', [string] $Message) {
        [pscredential]::new($UserName, (ConvertTo-Secret $global:WorldSecret))
    }

    function global:Get-Secret([Parameter(Mandatory, Position = 0)] [string] $Name) {
        switch -Wildcard ($Name) {
            '*token*' { return ConvertTo-Secret (Get-WorldRefreshToken) }
            '*admin*' { return Get-Credential admin }
            '*new*' { return ConvertTo-Secret 'Lantern-Light-2027' }
            default { return ConvertTo-Secret $global:WorldSecret }
        }
    }

    function global:Invoke-World([string] $Method, [string] $Path, [hashtable] $Form, [string] $Json) {
        $handler = [Net.Http.HttpClientHandler]::new()
        $handler.AllowAutoRedirect = $false
        $client = [Net.Http.HttpClient]::new($handler)
        try {
            $request = [Net.Http.HttpRequestMessage]::new($Method, $global:World.Url + $Path)
            if ($Form) {
                $fields = [Collections.Generic.Dictionary[string, string]]::new()
                foreach ($key in $Form.Keys) { $fields[$key] = $Form[$key] }
                $request.Content = [Net.Http.FormUrlEncodedContent]::new($fields)
                $request.Headers.Authorization = [Net.Http.Headers.AuthenticationHeaderValue]::new('Basic', [Convert]::ToBase64String([Text.Encoding]::UTF8.GetBytes('my-client:')))
            }
            if ($Json) { $request.Content = [Net.Http.StringContent]::new($Json, [Text.Encoding]::UTF8, 'application/json') }
            return $client.SendAsync($request).GetAwaiter().GetResult().Content.ReadAsStringAsync().GetAwaiter().GetResult()
        }
        finally { $client.Dispose() }
    }

    # A refresh token, as an earlier sign-in would have left it in a vault.
    function global:Get-WorldRefreshToken {
        $answer = Invoke-World POST /oauth/token @{ grant_type = 'password'; username = 'admin'; password = $global:WorldSecret }
        [Newtonsoft.Json.Linq.JObject]::Parse($answer)['refresh_token'].ToString()
    }

    # The token in the mail that was sent last.
    function global:Get-WorldToken { @([Newtonsoft.Json.Linq.JArray]::Parse((Invoke-World GET /sandbox/mail)))[-1]['token'].ToString() }

    # The code of an authenticator app: RFC 6238, the time being the server's. A code works once, so each is a minute later.
    function global:Get-WorldOtp([securestring] $Secret) {
        $bits = -join ([Net.NetworkCredential]::new('', $Secret).Password.ToCharArray() | ForEach-Object { [Convert]::ToString('ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.IndexOf($_), 2).PadLeft(5, '0') })
        $key = [byte[]] @(for ($i = 0; $i + 8 -le $bits.Length; $i += 8) { [Convert]::ToByte($bits.Substring($i, 8), 2) })
        $time = [datetime]::Parse([Newtonsoft.Json.Linq.JObject]::Parse((Invoke-World POST /sandbox/clock @{} '{"seconds":60}'))['time'].ToString([Newtonsoft.Json.Formatting]::None).Trim('"'), [cultureinfo]::InvariantCulture, 'AdjustToUniversal, AssumeUniversal')
        $counter = [BitConverter]::GetBytes([long] [Math]::Floor(($time - [datetime]::new(1970, 1, 1)).TotalSeconds / 30))
        [Array]::Reverse($counter)
        $hash = [Security.Cryptography.HMACSHA1]::new($key).ComputeHash($counter)
        $at = $hash[19] -band 15
        $number = (([int] $hash[$at] -band 127) -shl 24) -bor ([int] $hash[$at + 1] -shl 16) -bor ([int] $hash[$at + 2] -shl 8) -bor [int] $hash[$at + 3]
        ($number % 1000000).ToString('D6')
    }
}

# A prompt in the folder with the files, signed in as the admin.
$ExampleStart = {
    param($given)
    $global:WorldSecret = $given.Secret
    [void] [IO.Directory]::CreateDirectory($given.Folder)
    [void] $ExecutionContext.SessionState.Path.SetLocation($given.Folder)
    $ExecutionContext.SessionState.Provider.GetOne('FileSystem').Home = $given.Folder
    Set-DracoonLog -Disable -ErrorAction Ignore
    foreach ($session in Get-DracoonSession) { if ($session -ne $global:Base) { Disconnect-Dracoon $session -ErrorAction Ignore } }
    if (-not $global:Base -or -not $given.IsSignedIn) {
        Get-DracoonSession | Disconnect-Dracoon -ErrorAction Ignore
        $global:Base = Connect-Dracoon $global:World.Url -Credential (Get-Credential) -PassThru
    }
    Set-DracoonSession $global:Base
    foreach ($name in 'setup', 'session', 'started') { $ExecutionContext.SessionState.PSVariable.Remove("global:$name") }
}

# What has to be there for an example, by a pattern for its cmdlet and its text.
$ExampleGiven = @(
    @{ When = '/Board|/Safe|-FileKey|Keypair\b|SystemRescue|\$keypair|-Encrypted|/Enc'; Unless = 'Unlock-DracoonKeypair:'; Reads = $true; Do = {
            if (-not $global:Base.IsKeypairUnlocked) { Unlock-DracoonKeypair -Password (ConvertTo-Secret $global:WorldSecret) }
            $global:keypair = $global:World.Keypair } }
    @{ When = '-DracoonTenant'; Do = { [void] (Connect-Dracoon $global:World.Url -ServiceToken (ConvertTo-Secret $global:WorldSecret)); Set-DracoonSession $global:Base } }
    @{ When = '\$session\b'; Reads = $true; Do = { $global:session = $global:Base } }
    @{ When = '\$(password|secret|old)\b'; Reads = $true; Do = { $global:password = $global:secret = $global:old = ConvertTo-Secret $global:WorldSecret } }
    @{ When = '\$new\b'; Reads = $true; Do = { $global:new = ConvertTo-Secret 'Lantern-Light-2027' } }
    @{ When = '\$credential\b'; Reads = $true; Do = { $global:credential = Get-Credential } }
    @{ When = '\$keys\b'; Reads = $true; Do = { $global:keys = Get-Credential AKIAEXAMPLE } }
    @{ When = '\$bytes\b'; Reads = $true; Do = { $global:bytes = [byte[]] (1..200) } }
    @{ When = '\$last\b'; Reads = $true; Do = { $global:last = [datetime]::UtcNow.AddDays(-1) } }
    @{ When = '\$me\b'; Reads = $true; Do = { $global:me = 'admin' } }
    @{ When = '\$room\b'; Reads = $true; Do = { $global:room = Get-DracoonNode /Projects } }
    @{ When = '\$(archive|backup)\b'; Reads = $true; Do = { $global:archive = $global:backup = $global:Base } }
    @{ When = '-Saved\b|Save-DracoonSession: .*-Force'; Unless = 'Save-DracoonSession nightly(?! -Force)'; Do = { Save-DracoonSession nightly -Session (Connect-Dracoon $global:World.Url -Credential (Get-Credential) -PassThru); Set-DracoonSession $global:Base } }
    @{ When = 'VirusVerdict|MaliciousFile'; Do = { [void] (Invoke-World POST "/sandbox/nodes/$((Get-DracoonNode /In/invoice.pdf).NodeId)/malicious") } }
    @{ When = 'Remove-DracoonAvatar|Get-DracoonAvatar$'; Do = { Set-DracoonAvatar ./me.png } }
    @{ When = '^(Test-DracoonPasswordResetToken|Reset-DracoonPassword):'; Do = { Request-DracoonPasswordReset anna -BaseUrl $global:World.Url; $global:token = ConvertTo-Secret (Get-WorldToken) } }
    @{ When = '^Disable-DracoonMfa:'; Do = { $global:setup = New-DracoonMfaTotp; $global:setup | Confirm-DracoonMfaTotp -Code (Get-WorldOtp $global:setup.Secret); $global:code = (New-DracoonUserMfaEmergencyCode admin).Code } }
    @{ When = '^Remove-DracoonMfaTotp:'; Do = { $global:setup = New-DracoonMfaTotp; $global:setup | Confirm-DracoonMfaTotp -Code (Get-WorldOtp $global:setup.Secret) } }
    @{ When = '^Confirm-DracoonMfaTotp: .*-SetupId'; Do = { $global:setup = New-DracoonMfaTotp } }
    @{ When = 'OAuthApproval:|OAuthAuthorization:'; Do = {
            $form = @{ response_type = 'code'; client_id = 'my-client'; redirect_uri = 'http://127.0.0.1:53682/'; state = 'x'; username = 'admin'; password = $global:WorldSecret }
            [void] (Invoke-World POST /oauth/authorize $form)
            [void] (Connect-Dracoon $global:World.Url -Credential (Get-Credential) -ClientId my-client)
            Set-DracoonSession $global:Base } }
    @{ When = '^Complete-DracoonDatevAuthorization: .*-ReturnUrl'; Do = { $global:started = Start-DracoonDatevAuthorization /Legal -Integration Duo -ConsultantId 455148 -ClientId 1 } }
    @{ When = 'S3(Storage|Tag)\b'; Unless = '^New-DracoonS3Storage:'; Do = {
            [void] (New-DracoonS3Storage https://files.s3.example.org -Credential (Get-Credential AKIAEXAMPLE) -Confirm:$false)
            Set-DracoonSystemSetting -S3TagsEnabled $true
            [void] (New-DracoonS3Tag department hr)
            [void] (New-DracoonS3Tag project harbor)
            Set-DracoonRoomS3Tag /Archive -Tag 'department=hr' } }
    @{ When = '^Unprotect-DracoonFile: .*enc\.key'; Do = {
            $protected = Protect-DracoonFile report.pdf -Destination report.pdf.enc -Keypair $global:World.Keypair
            [IO.File]::WriteAllText([IO.Path]::Combine("$pwd", 'report.pdf.enc.key'), $protected.FileKey.ToJson()) } }
    @{ When = '^Get-DracoonS3Tag:'; Do = { [void] (New-DracoonS3Tag owner example -Mandatory) } }
    @{ When = '^(Import|Set)-DracoonKeypair: Import-DracoonKeypair mine.pem'; Do = { Remove-DracoonKeypair -Version Rsa2048 -Confirm:$false } }
    @{ When = '^Set-DracoonKeypair: .*-RescueKey'; Do = { Remove-DracoonKeypair -RescueKey -Version Rsa2048 -Confirm:$false } }
    @{ When = '^(Remove-DracoonReport|Get-DracoonReport): .*canceled'; Do = {
            [void] (New-DracoonRoom Gone)
            [void] (New-DracoonReport Lost -Target /Gone)
            Remove-DracoonNode /Gone -Confirm:$false
            [void] (Invoke-World POST /sandbox/clock @{} '{"seconds":5}') } }
    @{ When = 'Log:|Set-DracoonLog -Disable'; Do = { Set-DracoonLog -Path ./first.log; [void] (Test-DracoonConnection -Online) } }
    @{ When = '^Reset-DracoonPassword:'; Do = { $global:password = ConvertTo-Secret 'Lantern-Light-2027' } }
)
