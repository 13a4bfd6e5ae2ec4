BeforeAll {
    . ([IO.Path]::Combine($PSScriptRoot, 'Common.ps1'))
    $Sandbox = Start-TestSandbox
    $Admin = New-TestCredential 'admin' 'Sandbox-Admin-1'

    function Get-ErrorId([scriptblock] $Action) {
        try { & $Action } catch { return $_.FullyQualifiedErrorId }
        return $null
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
        $client = [Net.Http.HttpClient]::new()
        $form = [Collections.Generic.Dictionary[string, string]]::new()
        $form['grant_type'] = 'password'; $form['username'] = 'admin'; $form['password'] = 'Sandbox-Admin-1'
        $request = [Net.Http.HttpRequestMessage]::new('Post', "$($Sandbox.Url)/oauth/token")
        $request.Content = [Net.Http.FormUrlEncodedContent]::new($form)
        $basic = [Convert]::ToBase64String([Text.Encoding]::UTF8.GetBytes('dracoon_legacy_scripting:'))
        $request.Headers.Authorization = [Net.Http.Headers.AuthenticationHeaderValue]::new('Basic', $basic)
        $token = [Newtonsoft.Json.Linq.JObject]::Parse($client.SendAsync($request).GetAwaiter().GetResult().Content.ReadAsStringAsync().GetAwaiter().GetResult())
        (Connect-Dracoon $Sandbox.Url -AccessToken (ConvertTo-TestSecret $token['access_token'].ToString()) -PassThru).UserName | Should -Be 'admin'
        (Connect-Dracoon $Sandbox.Url -RefreshToken (ConvertTo-TestSecret $token['refresh_token'].ToString()) -PassThru).UserName | Should -Be 'admin'
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

    It 'show no token in their text' {
        $session = Connect-Dracoon $Sandbox.Url -Credential $Admin -PassThru
        "$session" | Should -Not -Match 'token'
        $names = @($session.PSObject.Properties | ForEach-Object { $_.Name })
        $names | Where-Object { $_ -match 'AccessToken$|RefreshToken$|Password' } | Should -BeNullOrEmpty
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
        $session = Connect-Dracoon $Sandbox.Url -Credential $Admin -PassThru
        $token = [Net.NetworkCredential]::new('', 'not-a-token').SecurePassword
        Get-ErrorId { Connect-Dracoon $Sandbox.Url -AccessToken $token } | Should -Be 'DracoonTokenExpired,DracoonPS.Commands.ConnectDracoonCommand'
    }

    It 'are renewed by Update-DracoonToken' {
        $session = Connect-Dracoon $Sandbox.Url -Credential $Admin -PassThru
        Update-DracoonToken
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
