# The sign-in through a browser: with a real headless Chromium where it is installed (Debian: chromium and chromium-driver), and
# with a plain HTTP client, which does what the browser does, everywhere.
BeforeDiscovery {
    $HasChromium = [bool] ('/usr/bin', '/usr/local/bin', '/snap/bin' | Where-Object {
            [IO.File]::Exists([IO.Path]::Combine($_, 'chromium')) -and [IO.File]::Exists([IO.Path]::Combine($_, 'chromedriver')) })
}

BeforeAll {
    . ([IO.Path]::Combine($PSScriptRoot, 'Common.ps1'))
    . ([IO.Path]::Combine($PSScriptRoot, 'Browser.ps1'))
    $Port = Lock-SignInPort
    $Sandbox = Start-TestSandbox

    # The address after the sign-in page, as a browser would be sent to it.
    function Invoke-SignInPage([string] $Address, [string] $Password = 'Sandbox-Admin-1') {
        $handler = [Net.Http.HttpClientHandler]::new()
        $handler.AllowAutoRedirect = $false
        $client = [Net.Http.HttpClient]::new($handler)
        try {
            $page = $client.GetStringAsync($Address).GetAwaiter().GetResult()
            $form = [Collections.Generic.Dictionary[string, string]]::new()
            foreach ($field in [regex]::Matches($page, 'type="hidden" name="(?<name>[^"]*)" value="(?<value>[^"]*)"')) {
                $form[$field.Groups['name'].Value] = [Net.WebUtility]::HtmlDecode($field.Groups['value'].Value)
            }
            $form['username'] = 'admin'
            $form['password'] = $Password
            $target = [Uri]::new([Uri] $Address, '/oauth/authorize')
            return $client.PostAsync($target, [Net.Http.FormUrlEncodedContent]::new($form)).GetAwaiter().GetResult().Headers.Location
        }
        finally { $client.Dispose() }
    }

    # Connect-Dracoon -Interactive waits for a browser, so it runs beside this script. $Act gets the address that it shows.
    function Invoke-Interactive([scriptblock] $Act, [int] $TimeoutSec = 60) {
        $shell = [PowerShell]::Create([initialsessionstate]::CreateDefault2())
        [void] $shell.AddScript({
                param($manifest, $url, $timeout)
                $ErrorActionPreference = 'Stop'
                Import-Module $manifest
                $session = Connect-Dracoon $url -Interactive -NoBrowser -SignInTimeoutSec $timeout -PassThru
                $session.UserName
                Disconnect-Dracoon
            }).AddArgument($ModuleManifest).AddArgument($Sandbox.Url).AddArgument($TimeoutSec)
        try {
            $running = $shell.BeginInvoke()
            $deadline = [datetime]::UtcNow.AddSeconds(30)
            while ($shell.Streams.Information.Count -eq 0) {
                if ($running.IsCompleted -or [datetime]::UtcNow -gt $deadline) { break }
                [Threading.Thread]::Sleep(50)
            }
            if ($shell.Streams.Information.Count -gt 0) {
                $address = [regex]::Match("$($shell.Streams.Information[0].MessageData)", 'http\S+').Value
                & $Act $address
            }
            return $shell.EndInvoke($running)
        }
        finally { $shell.Dispose() }
    }
}

AfterAll {
    Stop-TestSandbox $Sandbox
    if ($Port) { $Port.Dispose() }
}

Describe 'Connect-Dracoon -Interactive' {
    It 'signs in when the browser comes back' {
        $page = @{}
        $name = Invoke-Interactive {
            param($address)
            $location = Invoke-SignInPage $address
            $client = [Net.Http.HttpClient]::new()
            try { $page.Text = $client.GetStringAsync($location).GetAwaiter().GetResult() } finally { $client.Dispose() }
        }
        $name | Should -Be 'admin'
        $page.Text | Should -Match 'close'
    }

    It 'asks with a state and a PKCE challenge, and believes no answer without that state' {
        $name = Invoke-Interactive {
            param($address)
            $address | Should -Match 'code_challenge_method=S256'
            $address | Should -Match 'state=[\w-]{20,}'
            $client = [Net.Http.HttpClient]::new()
            try {
                $forged = $client.GetAsync('http://127.0.0.1:53682/?code=stolen&state=guessed').GetAwaiter().GetResult()
                [int] $forged.StatusCode | Should -BeGreaterOrEqual 400
                [void] $client.GetStringAsync((Invoke-SignInPage $address)).GetAwaiter().GetResult()
            }
            finally { $client.Dispose() }
        }
        $name | Should -Be 'admin'
    }

    It 'opens the browser' -Skip:([IO.Path]::DirectorySeparatorChar -ne '/') {
        # What a desktop calls xdg-open (on macOS open) is a script here, which writes down the address it is called with.
        $folder = New-TestFolder
        $path = $env:PATH
        $call = [IO.Path]::Combine($folder, 'address')
        foreach ($name in 'xdg-open', 'open') {
            $program = [IO.Path]::Combine($folder, $name)
            [IO.File]::WriteAllText($program, "#!/bin/sh`nprintf '%s' `"`$1`" > '$call.part' && mv '$call.part' '$call'`n")
            [IO.File]::SetUnixFileMode($program, [IO.UnixFileMode] 'UserRead, UserWrite, UserExecute')
        }
        $shell = [PowerShell]::Create([initialsessionstate]::CreateDefault2())
        try {
            $env:PATH = $folder + [IO.Path]::PathSeparator + $path
            [void] $shell.AddScript({
                    param($manifest, $url)
                    $ErrorActionPreference = 'Stop'
                    Import-Module $manifest
                    (Connect-Dracoon $url -Interactive -SignInTimeoutSec 60 -PassThru).UserName
                    Disconnect-Dracoon
                }).AddArgument($ModuleManifest).AddArgument($Sandbox.Url)
            $running = $shell.BeginInvoke()
            $deadline = [datetime]::UtcNow.AddSeconds(30)
            while (-not [IO.File]::Exists($call) -and [datetime]::UtcNow -lt $deadline -and -not $running.IsCompleted) { [Threading.Thread]::Sleep(50) }
            $address = [IO.File]::ReadAllText($call)
            $client = [Net.Http.HttpClient]::new()
            try { [void] $client.GetStringAsync((Invoke-SignInPage $address)).GetAwaiter().GetResult() } finally { $client.Dispose() }
            $shell.EndInvoke($running) | Should -Be 'admin'
        }
        finally { $env:PATH = $path; $shell.Dispose(); [IO.Directory]::Delete($folder, $true) }
    }

    It 'says that its port is in use' {
        $listener = [Net.Sockets.TcpListener]::new([Net.IPAddress]::Loopback, 0)
        $listener.Start()
        try {
            $redirect = "http://127.0.0.1:$($listener.LocalEndpoint.Port)/"
            $failed = try { Connect-Dracoon $Sandbox.Url -Interactive -NoBrowser -RedirectUri $redirect } catch { $_ }
            $failed.FullyQualifiedErrorId | Should -Be 'DracoonInvalidArgument,DracoonPS.Commands.ConnectDracoonCommand'
            "$failed" | Should -Match '-RedirectUri'
        }
        finally { $listener.Stop() }
    }

    It 'gives up when nobody signs in' {
        { Invoke-Interactive { } 1 } | Should -Throw -ExpectedMessage '*SignInTimeoutSec*'
    }

    It 'says that the sign-in was refused' {
        $caught = $null
        try {
            Invoke-Interactive {
                param($address)
                $state = [regex]::Match($address, 'state=([\w-]+)').Groups[1].Value
                $client = [Net.Http.HttpClient]::new()
                try { [void] $client.GetAsync("http://127.0.0.1:53682/?error=access_denied&state=$state").GetAwaiter().GetResult() } finally { $client.Dispose() }
            }
        }
        catch { $caught = $_ }
        "$caught" | Should -Match 'access_denied'
    }

    It 'works with a real browser' -Skip:(-not $HasChromium) {
        $seen = @{}
        $name = Invoke-Interactive {
            param($address)
            $browser = Start-TestBrowser
            try {
                Open-TestPage $browser $address
                Set-TestField $browser 'input[name=username]' 'admin'
                Set-TestField $browser 'input[name=password]' 'Sandbox-Admin-1'
                Invoke-TestClick $browser 'button[type=submit]'
                $seen.Text = Get-TestPageText $browser
            }
            finally { Stop-TestBrowser $browser }
        }
        $name | Should -Be 'admin'
        $seen.Text | Should -Match 'close'
    }
}

Describe 'Connect-Dracoon -AuthorizationCode' {
    BeforeAll {
        function Get-CodeAddress {
            $redirect = [Uri]::EscapeDataString("$($Sandbox.Url)/oauth/callback")
            Invoke-SignInPage "$($Sandbox.Url)/oauth/authorize?response_type=code&client_id=dracoon_legacy_scripting&redirect_uri=$redirect&state=x"
        }
    }
    AfterEach { Get-DracoonSession | Disconnect-Dracoon }

    It 'takes the code' {
        $code = [regex]::Match((Get-CodeAddress).Query, 'code=([^&]+)').Groups[1].Value
        (Connect-Dracoon $Sandbox.Url -AuthorizationCode $code -PassThru).UserName | Should -Be 'admin'
    }

    It 'takes the whole address that the code came in' {
        (Connect-Dracoon $Sandbox.Url -AuthorizationCode "$(Get-CodeAddress)" -PassThru).UserName | Should -Be 'admin'
    }

    It 'says that a code is wrong or used' {
        $address = "$(Get-CodeAddress)"
        Connect-Dracoon $Sandbox.Url -AuthorizationCode $address
        $id = try { Connect-Dracoon $Sandbox.Url -AuthorizationCode $address } catch { $_.FullyQualifiedErrorId }
        $id | Should -Be 'DracoonAuthenticationFailed,DracoonPS.Commands.ConnectDracoonCommand'
    }
}

Describe 'Connect-Dracoon -Proxy' {
    BeforeAll {
        # A second sandbox is the proxy: it answers whole addresses on behalf of a server that is not there.
        $Proxy = Start-TestSandbox
    }
    AfterAll { Get-DracoonSession | Disconnect-Dracoon; Stop-TestSandbox $Proxy }

    It 'sends everything through it' {
        (Connect-Dracoon 'http://127.0.0.1:9' -Proxy $Proxy.Url -Credential (New-TestCredential 'admin' 'Sandbox-Admin-1') -PassThru).UserName | Should -Be 'admin'
    }
}
