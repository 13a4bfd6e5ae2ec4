BeforeAll {
    . ([IO.Path]::Combine($PSScriptRoot, 'Common.ps1'))
    $Sandbox = Start-TestSandbox
    $Folder = New-TestFolder
    $File = [IO.Path]::Combine($Folder, 'task.json')
    # Names go to a folder of this test where the system allows that; they are new ones everywhere.
    $DataHome = $env:XDG_DATA_HOME
    $env:XDG_DATA_HOME = $Folder
    $Name = 'test-' + [guid]::NewGuid().ToString('N')

    function Get-ErrorId([scriptblock] $Action) {
        try { & $Action } catch { return $_.FullyQualifiedErrorId }
        return $null
    }

    function Get-TokenRequest { @(Get-SandboxRequest $Sandbox | Where-Object { $_ -like 'POST /oauth/token*' }) }

    # An access token as another program would get it.
    function Get-TestAccessToken {
        $client = [Net.Http.HttpClient]::new()
        try {
            $request = [Net.Http.HttpRequestMessage]::new('Post', "$($Sandbox.Url)/oauth/token")
            $request.Content = [Net.Http.StringContent]::new('grant_type=password&username=admin&password=Sandbox-Admin-1', [Text.Encoding]::UTF8, 'application/x-www-form-urlencoded')
            $basic = [Convert]::ToBase64String([Text.Encoding]::UTF8.GetBytes('dracoon_legacy_scripting:'))
            $request.Headers.Authorization = [Net.Http.Headers.AuthenticationHeaderValue]::new('Basic', $basic)
            $text = $client.SendAsync($request).GetAwaiter().GetResult().Content.ReadAsStringAsync().GetAwaiter().GetResult()
            return [Newtonsoft.Json.Linq.JObject]::Parse($text)['access_token'].ToString()
        }
        finally { $client.Dispose() }
    }

    # Sign in and save, as the admin would once at the prompt.
    function Save-TestSession {
        $session = Connect-TestSandbox $Sandbox
        Save-DracoonSession -Path $File -Force -Session $session
        Disconnect-Dracoon $session
    }

    function Start-TestTask([int] $Count, [string] $Gate) {
        $exe = [Diagnostics.Process]::GetCurrentProcess().MainModule.FileName
        $start = [Diagnostics.ProcessStartInfo]::new($exe)
        $before = if ([IO.Path]::GetFileNameWithoutExtension($exe) -eq 'dotnet') { '"' + [Reflection.Assembly]::GetEntryAssembly().Location + '"' } else { '-NoProfile' }
        $script = [IO.Path]::Combine($PSScriptRoot, 'SavedSessions.Process.ps1')
        $start.Arguments = "$before -File `"$script`" `"$File`" $Count `"$Gate`""
        $start.UseShellExecute = $false
        $start.RedirectStandardOutput = $true
        $start.RedirectStandardError = $true
        $process = [Diagnostics.Process]::Start($start)
        return [pscustomobject] @{ Process = $process; Output = $process.StandardOutput.ReadToEndAsync(); Errors = $process.StandardError.ReadToEndAsync() }
    }

    function Wait-TestTask($Task) {
        $Task.Process.WaitForExit(60000) | Should -BeTrue
        $text = $Task.Output.GetAwaiter().GetResult() + $Task.Errors.GetAwaiter().GetResult()
        $Task.Process.ExitCode | Should -Be 0 -Because $text
        $text | Should -Match 'signed in as admin'
    }
}

AfterAll {
    Get-DracoonSession | Disconnect-Dracoon -NoRevoke
    Stop-TestSandbox $Sandbox
    $env:XDG_DATA_HOME = $DataHome
    [IO.Directory]::Delete($Folder, $true)
}

Describe 'Save-DracoonSession' {
    AfterEach { Get-DracoonSession | Disconnect-Dracoon }

    It 'keeps a session that Connect-Dracoon -Saved opens again, by its name' {
        $session = Connect-TestSandbox $Sandbox
        Save-DracoonSession $Name | Should -BeNullOrEmpty
        $session.SavedAs | Should -Be $Name
        Disconnect-Dracoon
        $again = Connect-Dracoon -Saved $Name -PassThru
        $again.UserName | Should -Be 'admin'
        $again.SavedAs | Should -Be $Name
        (Get-DracoonAccount).UserName | Should -Be 'admin'
        Disconnect-Dracoon -Revoke
    }

    It 'takes the name default without one' {
        Connect-TestSandbox $Sandbox | ForEach-Object { Save-DracoonSession -Path $File -Session $_ -WhatIf }
        [IO.File]::Exists($File) | Should -BeFalse
        if ($IsLinux) {
            Save-DracoonSession
            Disconnect-Dracoon
            (Connect-Dracoon -Saved -PassThru).SavedAs | Should -Be 'default'
            Disconnect-Dracoon -Revoke
        }
    }

    It 'emits the session with -PassThru, and replaces one only with -Force' {
        $session = Connect-TestSandbox $Sandbox
        (Save-DracoonSession -Path $File -PassThru).SessionId | Should -Be $session.SessionId
        $other = Connect-TestSandbox $Sandbox
        Get-ErrorId { Save-DracoonSession -Path $File } | Should -Be 'DracoonSavedSessionExists,DracoonPS.Commands.SaveDracoonSessionCommand'
        Save-DracoonSession -Path $File -Force
        $other.SavedAs | Should -Be 'task'
    }

    It 'keeps one session in one place' {
        Connect-Dracoon -Saved -Path $File
        Get-ErrorId { Save-DracoonSession -Path "$File.other" } | Should -Be 'DracoonSavedSessionExists,DracoonPS.Commands.SaveDracoonSessionCommand'
        [IO.File]::Exists("$File.other") | Should -BeFalse
    }

    It 'writes no secret in the clear, and keeps the client secret' {
        $client = ConvertTo-TestSecret 's3cret:with-colon'
        Connect-Dracoon $Sandbox.Url -Credential (New-TestCredential 'admin' 'Sandbox-Admin-1') -ClientId sandbox-confidential -ClientSecret $client
        Save-DracoonSession -Path $File -Force
        Disconnect-Dracoon
        [IO.File]::ReadAllText($File) | Should -Not -Match 's3cret|Sandbox-Admin-1'
        [void] (Invoke-Sandbox $Sandbox 'POST' '/sandbox/tokens/expire')
        (Connect-Dracoon -Saved -Path $File -PassThru).UserName | Should -Be 'admin'
    }

    It 'makes a file for its owner only' -Skip:(-not $IsLinux -and -not $IsMacOS) {
        Save-TestSession
        "$([IO.File]::GetUnixFileMode($File))" | Should -Be 'UserWrite, UserRead'
        $inner = [IO.Path]::Combine($Folder, 'inner')
        Connect-Dracoon -Saved -Path $File
        Update-DracoonToken
        "$([IO.File]::GetUnixFileMode($File))" | Should -Be 'UserWrite, UserRead'
        Connect-TestSandbox $Sandbox | ForEach-Object { Save-DracoonSession -Path ([IO.Path]::Combine($inner, 'x.json')) -Session $_ }
        "$([IO.File]::GetUnixFileMode($inner))" | Should -Be 'UserExecute, UserWrite, UserRead'
        # Nothing but the sessions and their locks is left behind.
        @([IO.Directory]::GetFiles($Folder) | Where-Object { $_ -notmatch '\.json(\.lock)?$' }).Count | Should -Be 0
    }

    It 'says that there is nothing to save without a refresh token' {
        Connect-Dracoon $Sandbox.Url -AccessToken (ConvertTo-TestSecret (Get-TestAccessToken))
        $failed = try { Save-DracoonSession -Path $File -Force } catch { $_ }
        $failed.FullyQualifiedErrorId | Should -Be 'DracoonWrongSession,DracoonPS.Commands.SaveDracoonSessionCommand'
        "$failed" | Should -Match 'no refresh token'
    }

    It 'refuses -Name with -Path, and a name that is a path' {
        [void] (Connect-TestSandbox $Sandbox)
        Get-ErrorId { Save-DracoonSession a -Path $File } | Should -Be 'DracoonInvalidArgument,DracoonPS.Commands.SaveDracoonSessionCommand'
        Get-ErrorId { Save-DracoonSession '../a' } | Should -Be 'DracoonInvalidArgument,DracoonPS.Commands.SaveDracoonSessionCommand'
    }

    It 'needs a session' {
        Get-ErrorId { Save-DracoonSession -Path $File } | Should -Be 'DracoonNotConnected,DracoonPS.Commands.SaveDracoonSessionCommand'
    }
}

Describe 'Connect-Dracoon -Saved' {
    BeforeEach { Save-TestSession }
    AfterEach { Get-DracoonSession | Disconnect-Dracoon }

    It 'signs in again and again, also when the access token is over' {
        foreach ($i in 1..3) {
            [void] (Invoke-Sandbox $Sandbox 'POST' '/sandbox/tokens/expire')
            Clear-SandboxRequest $Sandbox
            (Connect-Dracoon -Saved -Path $File -PassThru).UserName | Should -Be 'admin'
            @(Get-TokenRequest).Count | Should -Be 1
            Disconnect-Dracoon
        }
    }

    It 'writes each new token back' {
        $before = [IO.File]::ReadAllText($File)
        Connect-Dracoon -Saved -Path $File
        Update-DracoonToken
        $first = [IO.File]::ReadAllText($File)
        $first | Should -Not -Be $before
        Update-DracoonToken
        [IO.File]::ReadAllText($File) | Should -Not -Be $first
    }

    It 'shares the tokens: what one session renewed, the other one takes' {
        $one = Connect-Dracoon -Saved -Path $File -PassThru
        $two = Connect-Dracoon -Saved -Path $File -PassThru
        Update-DracoonToken -Session $one
        [void] (Get-DracoonAccount -Session $one)
        Clear-SandboxRequest $Sandbox
        Update-DracoonToken -Session $two
        @(Get-TokenRequest).Count | Should -Be 0
        (Get-DracoonAccount -Session $two).UserName | Should -Be 'admin'
        Update-DracoonToken -Session $two
        @(Get-TokenRequest).Count | Should -Be 1
        (Get-DracoonAccount -Session $one).UserName | Should -Be 'admin'
    }

    It 'is safe for several processes at once' {
        [void] (Invoke-Sandbox $Sandbox 'POST' '/sandbox/tokens/expire')
        $gate = [IO.Path]::Combine($Folder, 'gate')
        $tasks = @(Start-TestTask 8 $gate; Start-TestTask 8 $gate)
        $end = [DateTime]::UtcNow.AddSeconds(30)
        while ([IO.Directory]::GetFiles($Folder, 'gate.*').Count -lt 2 -and [DateTime]::UtcNow -lt $end) { [Threading.Thread]::Sleep(10) }
        Clear-SandboxRequest $Sandbox
        [IO.File]::WriteAllText($gate, '')
        foreach ($task in $tasks) { Wait-TestTask $task }
        @(Get-TokenRequest).Count | Should -BeGreaterThan 8
        (Connect-Dracoon -Saved -Path $File -PassThru).UserName | Should -Be 'admin'
    }

    It 'survives Disconnect-Dracoon, and ends with -Revoke' {
        Clear-SandboxRequest $Sandbox
        Connect-Dracoon -Saved -Path $File
        Disconnect-Dracoon
        Connect-Dracoon -Saved -Path $File
        @(Get-SandboxRequest $Sandbox | Where-Object { $_ -like 'POST /oauth/revoke*' }).Count | Should -Be 0
        Get-ErrorId { Disconnect-Dracoon -Revoke -NoRevoke } | Should -Be 'DracoonInvalidArgument,DracoonPS.Commands.DisconnectDracoonCommand'
        $copy = [IO.File]::ReadAllText($File)
        Disconnect-Dracoon -Revoke
        [IO.File]::Exists($File) | Should -BeFalse
        if ($IsLinux -or $IsMacOS) {
            # What was in the file is worth nothing now.
            $stolen = [IO.Path]::Combine($Folder, 'stolen.json')
            [IO.File]::WriteAllText($stolen, $copy)
            [IO.File]::SetUnixFileMode($stolen, [IO.UnixFileMode] 'UserRead, UserWrite')
            $failed = try { Connect-Dracoon -Saved -Path $stolen } catch { $_ }
            $failed.FullyQualifiedErrorId | Should -Be 'DracoonTokenExpired,DracoonPS.Commands.ConnectDracoonCommand'
            "$failed" | Should -Match 'stolen.*Save-DracoonSession -Force'
        }
    }

    It 'goes on by itself when the file is gone' {
        Connect-Dracoon -Saved -Path $File
        [IO.File]::Delete($File)
        Update-DracoonToken
        (Get-DracoonAccount).UserName | Should -Be 'admin'
        [IO.File]::Exists($File) | Should -BeFalse
    }

    It 'says that a file is damaged, without its content' -ForEach @(
        @{ Text = '' }, @{ Text = '{"version":1,"secr' }, @{ Text = '[]' }, @{ Text = '{"version":9}' }, @{ Text = 'part' }, @{ Text = 'type' }
    ) {
        $whole = [IO.File]::ReadAllText($File)
        $secret = [Newtonsoft.Json.Linq.JObject]::Parse($whole)['secrets'].ToString()
        $new = switch ($Text) {
            'part' { $whole.Replace($secret, $secret.Substring(4)) }
            'type' { $whole.Replace("`"version`": 1", "`"version`": {}") }
            default { $Text }
        }
        [IO.File]::WriteAllText($File, $new) # the mode stays
        $failed = try { Connect-Dracoon -Saved -Path $File } catch { $_ }
        $failed.FullyQualifiedErrorId | Should -Be 'DracoonSavedSessionDamaged,DracoonPS.Commands.ConnectDracoonCommand'
        "$failed" | Should -Not -Match ([regex]::Escape($secret.Substring(8, 12)))
    }

    It 'leads its tokens to no other server or client that is written into the file' -ForEach @(@{ Name = 'baseUrl' }, @{ Name = 'clientId' }) {
        $listener = [Net.Sockets.TcpListener]::new([Net.IPAddress]::Loopback, 0)
        $listener.Start()
        try {
            $json = [Newtonsoft.Json.Linq.JObject]::Parse([IO.File]::ReadAllText($File))
            $json[$Name] = [Newtonsoft.Json.Linq.JValue]::new($(if ($Name -eq 'baseUrl') { "http://127.0.0.1:$($listener.LocalEndpoint.Port)/" } else { 'sandbox-confidential' }))
            [IO.File]::WriteAllText($File, $json.ToString())
            Clear-SandboxRequest $Sandbox
            Get-ErrorId { Connect-Dracoon -Saved -Path $File } | Should -Be 'DracoonSavedSessionDamaged,DracoonPS.Commands.ConnectDracoonCommand'
            $listener.Pending() | Should -BeFalse
            @(Get-SandboxRequest $Sandbox).Count | Should -Be 0
        }
        finally { $listener.Stop() }
    }

    It 'refuses a file that others can use: <Right>' -Skip:(-not $IsLinux -and -not $IsMacOS) -ForEach @(
        @{ Right = 'GroupRead' }, @{ Right = 'OtherRead' }, @{ Right = 'GroupWrite' }, @{ Right = 'OtherWrite' }
    ) {
        [IO.File]::SetUnixFileMode($File, [IO.UnixFileMode] "UserRead, UserWrite, $Right")
        Clear-SandboxRequest $Sandbox
        Get-ErrorId { Connect-Dracoon -Saved -Path $File } | Should -Be 'DracoonSavedSessionNotPrivate,DracoonPS.Commands.ConnectDracoonCommand'
        @(Get-SandboxRequest $Sandbox).Count | Should -Be 0
    }

    It 'names the sessions that are there when there is none of that name' {
        [void] (Connect-TestSandbox $Sandbox)
        Save-DracoonSession $Name
        $failed = try { Connect-Dracoon -Saved nobody-has-this } catch { $_ }
        $failed.FullyQualifiedErrorId | Should -Be 'DracoonSavedSessionNotFound,DracoonPS.Commands.ConnectDracoonCommand'
        "$failed" | Should -Match ([regex]::Escape($Name))
        Disconnect-Dracoon -Revoke
    }
}
