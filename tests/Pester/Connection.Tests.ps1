BeforeAll {
    . ([IO.Path]::Combine($PSScriptRoot, 'Common.ps1'))
    $Sandbox = Start-TestSandbox
    $Admin = New-TestCredential 'admin' 'Sandbox-Admin-1'

    function Get-ErrorId([scriptblock] $Action) {
        try { & $Action } catch { return $_.FullyQualifiedErrorId }
        return $null
    }

    # Tokens as another program would get them.
    function Get-TestToken {
        $client = [Net.Http.HttpClient]::new()
        try {
            $form = [Collections.Generic.Dictionary[string, string]]::new()
            $form['grant_type'] = 'password'; $form['username'] = 'admin'; $form['password'] = 'Sandbox-Admin-1'
            $request = [Net.Http.HttpRequestMessage]::new('Post', "$($Sandbox.Url)/oauth/token")
            $request.Content = [Net.Http.FormUrlEncodedContent]::new($form)
            $basic = [Convert]::ToBase64String([Text.Encoding]::UTF8.GetBytes('dracoon_legacy_scripting:'))
            $request.Headers.Authorization = [Net.Http.Headers.AuthenticationHeaderValue]::new('Basic', $basic)
            $text = $client.SendAsync($request).GetAwaiter().GetResult().Content.ReadAsStringAsync().GetAwaiter().GetResult()
            return , [Newtonsoft.Json.Linq.JObject]::Parse($text)
        }
        finally { $client.Dispose() }
    }
}

AfterAll { Stop-TestSandbox $Sandbox }

Describe 'Connect-Dracoon' {
    AfterEach { Get-DracoonSession | Disconnect-Dracoon }

    It 'signs in with a password and says who and where' {
        $session = Connect-Dracoon $Sandbox.Url -Credential $Admin -PassThru
        $session.UserName | Should -Be 'admin'
        "$($session.BaseUri)".TrimEnd('/') | Should -Be $Sandbox.Url
    }

    It 'emits nothing without -PassThru' {
        Connect-Dracoon $Sandbox.Url -Credential $Admin | Should -BeNullOrEmpty
    }

    It 'takes the address with a trailing slash' {
        (Connect-Dracoon "$($Sandbox.Url)/" -Credential $Admin -PassThru).UserName | Should -Be 'admin'
    }

    It 'refuses plain http beyond this machine before anything is sent' {
        { Connect-Dracoon 'http://dracoon.example.com' -Credential $Admin } | Should -Throw -ExpectedMessage '*https*'
    }

    It 'says that a password is wrong' {
        Get-ErrorId { Connect-Dracoon $Sandbox.Url -Credential (New-TestCredential 'admin' 'wrong') } |
            Should -Be 'DracoonAuthenticationFailed,DracoonPS.Commands.ConnectDracoonCommand'
    }

    It 'says that nobody answers' {
        Get-ErrorId { Connect-Dracoon 'http://127.0.0.1:9' -Credential $Admin -MaximumRetryCount 0 } |
            Should -Be 'DracoonConnectionFailed,DracoonPS.Commands.ConnectDracoonCommand'
    }

    It 'says that a server is not DRACOON' {
        $listener = [Net.HttpListener]::new()
        $port = 20000 + [Diagnostics.Process]::GetCurrentProcess().Id % 20000
        $listener.Prefixes.Add("http://127.0.0.1:$port/")
        $listener.Start()
        try {
            $shell = [PowerShell]::Create([initialsessionstate]::CreateDefault2()).AddScript({
                    param($listener)
                    while ($listener.IsListening) {
                        $context = $listener.GetContext()
                        $page = [Text.Encoding]::UTF8.GetBytes('<html><title>It works!</title></html>')
                        $context.Response.ContentType = 'text/html'
                        $context.Response.OutputStream.Write($page, 0, $page.Length)
                        $context.Response.Close()
                    }
                }).AddArgument($listener)
            [void] $shell.BeginInvoke()
            Get-ErrorId { Connect-Dracoon "http://127.0.0.1:$port" -Credential $Admin -TimeoutSec 10 -MaximumRetryCount 0 } |
                Should -Be 'DracoonNotDracoonServer,DracoonPS.Commands.ConnectDracoonCommand'
        }
        finally { $listener.Stop(); $shell.Stop(); $shell.Dispose() }
    }

    It 'signs in with an access token and with a refresh token' {
        $token = Get-TestToken
        (Connect-Dracoon $Sandbox.Url -AccessToken (ConvertTo-TestSecret $token['access_token'].ToString()) -PassThru).UserName | Should -Be 'admin'
        (Connect-Dracoon $Sandbox.Url -RefreshToken (ConvertTo-TestSecret $token['refresh_token'].ToString()) -PassThru).UserName | Should -Be 'admin'
    }

    It 'takes the address without a scheme as https' {
        $failed = try { Connect-Dracoon ($Sandbox.Url -replace 'http://', '') -Credential $Admin -MaximumRetryCount 0 -TimeoutSec 10 } catch { $_ }
        $failed.FullyQualifiedErrorId | Should -Be 'DracoonConnectionFailed,DracoonPS.Commands.ConnectDracoonCommand'
        "$failed" | Should -Match 'https://127\.0\.0\.1'
    }

    It 'says that an address is none: <_>' -ForEach 'ftp://dracoon.example.com', 'a b', 'https://user@dracoon.example.com', 'https://dracoon.example.com/?x=1' {
        $address = $_
        Get-ErrorId { Connect-Dracoon $address -Credential $Admin } | Should -Be 'DracoonInvalidArgument,DracoonPS.Commands.ConnectDracoonCommand'
    }

    It 'warns when certificates are not checked' {
        Connect-Dracoon $Sandbox.Url -Credential $Admin -SkipCertificateCheck -WarningVariable warned -WarningAction SilentlyContinue
        "$warned" | Should -Match 'certificate'
        Connect-Dracoon $Sandbox.Url -Credential $Admin -WarningVariable silent
        $silent.Count | Should -Be 0
    }

    It 'gives up after -TimeoutSec' {
        [void] (Invoke-Sandbox $Sandbox 'POST' '/sandbox/faults' '{"path":"/api/v4/public/software/version|/oauth/token|/api/v4/user/account","count":3,"delay":10000}')
        try {
            Get-ErrorId { Connect-Dracoon $Sandbox.Url -Credential $Admin -TimeoutSec 1 -MaximumRetryCount 0 } |
                Should -Be 'DracoonTimeout,DracoonPS.Commands.ConnectDracoonCommand'
        }
        finally { [void] (Invoke-Sandbox $Sandbox 'DELETE' '/sandbox/faults') }
    }

    It 'needs -Proxy for -ProxyCredential' {
        Get-ErrorId { Connect-Dracoon $Sandbox.Url -Credential $Admin -ProxyCredential $Admin } |
            Should -Be 'DracoonInvalidArgument,DracoonPS.Commands.ConnectDracoonCommand'
    }

    It 'leaves no session behind when it fails' {
        Get-ErrorId { Connect-Dracoon $Sandbox.Url -Credential (New-TestCredential 'admin' 'wrong') } | Should -Not -BeNullOrEmpty
        Get-DracoonSession | Should -BeNullOrEmpty
    }

    It 'takes user names and passwords of any characters that the API allows' {
        $password = 'P' + [char] 0xE4 + [char] 0xDF + '-1' + [char]::ConvertFromUtf32(0x1F511) + ' =+%:;?#"'
        Connect-Dracoon $Sandbox.Url -Credential $Admin
        [void] (New-DracoonUser -FirstName U -LastName Z -UserName 'odd+user' -Email 'odd@example.org' -Password (ConvertTo-TestSecret $password) -MustChangePassword $false)
        (Connect-Dracoon $Sandbox.Url -Credential (New-TestCredential 'odd+user' $password) -PassThru).UserName | Should -Be 'odd+user'
    }

    It 'takes a client secret with a colon' {
        (Connect-Dracoon $Sandbox.Url -Credential $Admin -ClientId sandbox-confidential -ClientSecret (ConvertTo-TestSecret 's3cret:with-colon') -PassThru).UserName |
            Should -Be 'admin'
    }
}

Describe 'Sessions' {
    AfterEach { Get-DracoonSession | Disconnect-Dracoon }

    It 'are told apart, and the last one is the default' {
        $first = Connect-Dracoon $Sandbox.Url -Credential $Admin -PassThru
        $second = Connect-Dracoon $Sandbox.Url -Credential $Admin -PassThru
        @(Get-DracoonSession).Count | Should -Be 2
        (Get-DracoonAccount).UserName | Should -Be 'admin'
        (Get-DracoonAccount -Session $first).UserName | Should -Be 'admin'
        Disconnect-Dracoon -Session $second
        @(Get-DracoonSession).Count | Should -Be 1
    }

    It 'are chosen by Set-DracoonSession' {
        $first = Connect-Dracoon $Sandbox.Url -Credential $Admin -PassThru
        $second = Connect-Dracoon $Sandbox.Url -Credential $Admin -PassThru
        (Get-DracoonSession -Default).SessionId | Should -Be $second.SessionId
        Set-DracoonSession $first | Should -BeNullOrEmpty
        (Get-DracoonSession -Default).SessionId | Should -Be $first.SessionId
        ($second | Set-DracoonSession -PassThru).SessionId | Should -Be $second.SessionId
        @(Get-DracoonSession).Count | Should -Be 2
    }

    It 'of a server that is gone are closed all the same, with a warning' {
        $gone = Start-TestSandbox
        $session = Connect-TestSandbox $gone
        Stop-TestSandbox $gone
        $session | Disconnect-Dracoon -WarningVariable warned -WarningAction SilentlyContinue
        "$warned" | Should -Match 'could not be revoked'
        Get-DracoonSession | Should -BeNullOrEmpty
    }

    It 'show no token in their text' {
        $session = Connect-Dracoon $Sandbox.Url -Credential $Admin -PassThru
        "$session" | Should -Not -Match 'token'
        $names = @($session.PSObject.Properties | ForEach-Object { $_.Name })
        $names | Where-Object { $_ -match 'AccessToken$|RefreshToken$|Password$' } | Should -BeNullOrEmpty
    }

    It 'are needed by every cmdlet that talks to the server' {
        Get-ErrorId { Get-DracoonUser } | Should -Be 'DracoonNotConnected,DracoonPS.Commands.GetDracoonUserCommand'
    }

    It 'are gone after Disconnect-Dracoon, and so are their tokens on the server' {
        $session = Connect-Dracoon $Sandbox.Url -Credential $Admin -PassThru
        Clear-SandboxRequest $Sandbox
        Disconnect-Dracoon
        Get-DracoonSession | Should -BeNullOrEmpty
        @(Get-SandboxRequest $Sandbox | Where-Object { $_ -like 'POST /oauth/revoke*' }).Count | Should -BeGreaterThan 0
    }
}

Describe 'Tokens' {
    AfterEach { Get-DracoonSession | Disconnect-Dracoon }

    It 'are refreshed when they expired, once' {
        Connect-Dracoon $Sandbox.Url -Credential $Admin
        [void] (Invoke-Sandbox $Sandbox 'POST' '/sandbox/tokens/expire')
        Clear-SandboxRequest $Sandbox
        (Get-DracoonAccount).UserName | Should -Be 'admin'
        @(Get-SandboxRequest $Sandbox | Where-Object { $_ -like 'POST /oauth/token*' }).Count | Should -Be 1
    }

    It 'that expired and can not be refreshed are a clear error' {
        $token = ConvertTo-TestSecret (Get-TestToken)['access_token'].ToString()
        $session = Connect-Dracoon $Sandbox.Url -AccessToken $token -PassThru
        [void] (Invoke-Sandbox $Sandbox 'POST' '/sandbox/tokens/expire')
        Get-ErrorId { Get-DracoonUser } | Should -Be 'DracoonTokenExpired,DracoonPS.Commands.GetDracoonUserCommand'
        Test-DracoonConnection -Online | Should -BeFalse
        Get-ErrorId { Update-DracoonToken } | Should -Be 'DracoonTokenExpired,DracoonPS.Commands.UpdateDracoonTokenCommand'
        Get-ErrorId { Connect-Dracoon $Sandbox.Url -AccessToken $token } | Should -Be 'DracoonTokenExpired,DracoonPS.Commands.ConnectDracoonCommand'
    }

    It 'that expired and whose refresh token is not taken any more are a clear error' {
        $own = Start-TestSandbox
        try {
            $session = Connect-TestSandbox $own
            [void] (Invoke-Sandbox $own 'POST' '/sandbox/reset') # the server has forgotten both tokens
            Get-ErrorId { Get-DracoonUser -Session $session } | Should -Be 'DracoonTokenExpired,DracoonPS.Commands.GetDracoonUserCommand'
            Disconnect-Dracoon -Session $session -NoRevoke
        }
        finally { Stop-TestSandbox $own }
        Get-ErrorId { Connect-Dracoon $Sandbox.Url -RefreshToken (ConvertTo-TestSecret 'used') } |
            Should -Be 'DracoonTokenExpired,DracoonPS.Commands.ConnectDracoonCommand'
    }

    It 'are renewed by Update-DracoonToken' {
        $session = Connect-Dracoon $Sandbox.Url -Credential $Admin -PassThru
        Clear-SandboxRequest $Sandbox
        Update-DracoonToken
        @(Get-SandboxRequest $Sandbox | Where-Object { $_ -like 'POST /oauth/token*' }).Count | Should -Be 1
        (Get-DracoonAccount).UserName | Should -Be 'admin'
    }
}

Describe 'Test-DracoonConnection' {
    It 'is false without a session and true with one' {
        Test-DracoonConnection | Should -BeFalse
        Connect-Dracoon $Sandbox.Url -Credential $Admin
        Test-DracoonConnection | Should -BeTrue
        Test-DracoonConnection -Online | Should -BeTrue
        Disconnect-Dracoon
    }
}

Describe 'Invoke-DracoonApi' {
    BeforeAll { Connect-Dracoon $Sandbox.Url -Credential $Admin }
    AfterAll { Get-DracoonSession | Disconnect-Dracoon }

    It 'does any operation' {
        (Invoke-DracoonApi -Method Get -Path '/user/account').userName | Should -Be 'admin'
    }

    It 'follows the paging with -All' {
        $users = @(Invoke-DracoonApi -Method Get -Path '/users' -All)
        $users.Count | Should -Be @(Get-DracoonUser).Count
    }

    It 'sends nothing with -WhatIf' {
        Clear-SandboxRequest $Sandbox
        Invoke-DracoonApi -Method Delete -Path '/users/999999' -WhatIf
        @(Get-SandboxRequest $Sandbox).Count | Should -Be 0
    }
}

Describe 'Get-DracoonServerInfo' {
    It 'tells the version' {
        Connect-Dracoon $Sandbox.Url -Credential $Admin
        (Get-DracoonServerInfo).RestApiVersion | Should -Match '^\d+\.\d+'
        Disconnect-Dracoon
    }
}

Describe 'Connect-Dracoon -SkipCertificateCheck' {
    BeforeAll { $Folder = New-TestFolder }
    AfterAll { Get-DracoonSession | Disconnect-Dracoon; [IO.Directory]::Delete($Folder, $true) }

    It 'warns each time, also with a saved session, which does not keep it' {
        $file = [IO.Path]::Combine($Folder, 'unchecked.json')
        $credential = New-TestCredential 'admin' 'Sandbox-Admin-1'
        foreach ($i in 1, 2) {
            $warnings = @(Connect-Dracoon $Sandbox.Url -Credential $credential -SkipCertificateCheck 3>&1)
            "$warnings" | Should -BeLike '*certificate*not checked*'
        }
        Save-DracoonSession -Path $file
        [IO.File]::ReadAllText($file) | Should -Not -Match 'certificate'
        foreach ($i in 1, 2) { "$(Connect-Dracoon -Saved -Path $file -SkipCertificateCheck 3>&1)" | Should -BeLike '*certificate*not checked*' }
        "$(Connect-Dracoon -Saved -Path $file 3>&1)" | Should -BeNullOrEmpty
    }

    It 'is what an error about a certificate does not send one to: it says what is wrong' {
        $listener = [Net.Sockets.TcpListener]::new([Net.IPAddress]::Loopback, 0)
        $listener.Start()
        $key = [Security.Cryptography.RSA]::Create(2048)
        $request = [Security.Cryptography.X509Certificates.CertificateRequest]::new('CN=localhost', $key, [Security.Cryptography.HashAlgorithmName]::SHA256, [Security.Cryptography.RSASignaturePadding]::Pkcs1)
        $made = $request.CreateSelfSigned([DateTimeOffset]::UtcNow.AddDays(-1), [DateTimeOffset]::UtcNow.AddDays(1))
        $certificate = [Security.Cryptography.X509Certificates.X509Certificate2]::new($made.Export('Pfx', ''), '')
        $shell = [PowerShell]::Create([initialsessionstate]::CreateDefault2())
        try {
            [void] $shell.AddScript({
                    param($listener, $certificate)
                    $client = $listener.AcceptTcpClient()
                    $secure = [Net.Security.SslStream]::new($client.GetStream())
                    try { $secure.AuthenticateAsServer($certificate) } catch { $null = $_ } finally { $client.Dispose() }
                }).AddArgument($listener).AddArgument($certificate)
            $serving = $shell.BeginInvoke()
            $failed = try { Connect-Dracoon "https://localhost:$($listener.LocalEndpoint.Port)" -Credential (New-TestCredential 'admin' 'x') } catch { $_ }
            $failed.FullyQualifiedErrorId | Should -Be 'DracoonCertificateNotTrusted,DracoonPS.Commands.ConnectDracoonCommand'
            "$($failed.CategoryInfo.Category)" | Should -Be 'SecurityError'
            $failed.ErrorDetails.RecommendedAction | Should -Match 'for that host, valid today'
            [void] $serving.AsyncWaitHandle.WaitOne(5000)
        }
        finally { $listener.Stop(); $shell.Dispose(); $certificate.Dispose(); $key.Dispose() }
    }
}
