BeforeAll {
    . ([IO.Path]::Combine($PSScriptRoot, 'Common.ps1'))
    $Sandbox = Start-TestSandbox '--seed', 'demo'
    $Folder = New-TestFolder
    $Log = [IO.Path]::Combine($Folder, 'dracoon.log')
    $Admin = Connect-TestSandbox $Sandbox
    [void] (New-DracoonRoom -Name 'Logged')
    $Line = '^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z (Error|Warning|Information) [A-Z]+ \S+ -> (\d{3}|no answer) in \d+ ms, retry \d+(, session \d+)?(, request \S+)?(, again in [\d.]+ s)?( \([A-Za-z-]+\))?$'

    function Read-Log([string] $Path = $Log) { if ([IO.File]::Exists($Path)) { [IO.File]::ReadAllLines($Path) } }
    function Clear-Log { Set-DracoonLog -Disable; [IO.Directory]::GetFiles($Folder, 'dracoon.log*') | ForEach-Object { [IO.File]::Delete($_) } }
}

AfterAll { Set-DracoonLog -Disable; Get-DracoonSession | Disconnect-Dracoon; Stop-TestSandbox $Sandbox; [IO.Directory]::Delete($Folder, $true) }

Describe 'Set-DracoonLog' {
    BeforeEach { Clear-Log }

    It 'writes a line for each request of a session that was open before' {
        Set-DracoonLog $Log
        Clear-SandboxRequest $Sandbox
        [void] (Get-DracoonUser anna)
        $lines = @(Read-Log)
        $lines.Count | Should -Be @(Get-SandboxRequest $Sandbox).Count
        $lines | Where-Object { $_ -notmatch $Line } | Should -BeNullOrEmpty
        $lines | Where-Object { $_ -notlike "* Information GET /api/v4/*-> 200 in * ms, retry 0, session $($Admin.SessionId)*" } | Should -BeNullOrEmpty
    }

    It 'writes what -Verbose shows' {
        Set-DracoonLog $Log
        $shown = @(Get-DracoonUser anna -Verbose 4>&1 | Where-Object { $_ -is [Management.Automation.VerboseRecord] } | ForEach-Object { $_.Message })
        $shown.Count | Should -BeGreaterThan 0
        (@(Read-Log | ForEach-Object { $_ -replace '^\S+ \S+ ', '' }) -join "`n") | Should -Be ($shown -join "`n")
    }

    It 'notes each retry and its number' {
        Set-DracoonLog $Log
        [void] (Invoke-Sandbox $Sandbox 'POST' '/sandbox/faults' '{"method":"GET","path":"/api/v4/groups","status":503}')
        [void] (Get-DracoonGroup)
        $lines = @(Read-Log | Where-Object { $_ -like '*/api/v4/groups?*' })
        $lines[0] | Should -BeLike '* Warning GET * -> 503 in * ms, retry 0, session *, again in * s'
        $lines[1] | Should -BeLike '* Information GET * -> 200 in * ms, retry 1, session *'
    }

    It 'with -Level Warning leaves out what went well' {
        Set-DracoonLog $Log -Level Warning
        [void] (Get-DracoonUser anna)
        Get-DracoonUser 999999 -ErrorAction SilentlyContinue
        $lines = @(Read-Log)
        $lines.Count | Should -Be 1
        $lines[0] | Should -BeLike '* Warning GET /api/v4/users/999999* -> 404 *'
    }

    It 'shows names only with -Level Debug' {
        Set-DracoonLog $Log
        [void] @(Get-DracoonUser -Filter 'userName:cn:anna')
        (Read-Log) -join "`n" | Should -Not -Match 'anna'
        Set-DracoonLog -Level Debug
        [void] @(Get-DracoonUser -Filter 'userName:cn:anna')
        (Read-Log) -join "`n" | Should -Match 'anna'
    }

    It 'shows the same at the prompt: without names with -Verbose, with them with -Debug' {
        $verbose = @(Get-DracoonUser -Filter 'userName:cn:anna' -Verbose 4>&1 | Where-Object { $_ -is [Management.Automation.VerboseRecord] }) -join "`n"
        $verbose | Should -BeLike '*GET /api/v4/users* -> 200 *'
        $verbose | Should -Not -Match 'anna'
        $DebugPreference = 'Continue' # as -Debug does, but without Windows PowerShell's question after each line
        $debug = @(Get-DracoonUser -Filter 'userName:cn:anna' 5>&1 | Where-Object { $_ -is [Management.Automation.DebugRecord] }) -join "`n"
        $debug | Should -BeLike '*GET /api/v4/users*anna* -> 200 *'
    }

    It 'shows no secret of a whole run, not even with -Level <Level>' -ForEach @{ Level = 'Information' }, @{ Level = 'Debug' } {
        Set-DracoonLog $Log -Level $Level
        $session = Connect-TestSandbox $Sandbox
        $name = "Very-Private-$Level.pdf"
        $file = New-TestFile ([IO.Path]::Combine($Folder, $name)) 3000
        $sent = Send-DracoonFile $file -Target /Logged -PassThru
        $share = New-DracoonDownloadShare "/Logged/$name" -Password (ConvertTo-TestSecret 'Share-Me-2026')
        [void] (Get-DracoonPublicShare $share.Link)
        Receive-DracoonPublicFile $share.Link -Destination ([IO.Path]::Combine($Folder, "$Level-public.pdf")) -Password (ConvertTo-TestSecret 'Share-Me-2026')
        Receive-DracoonFile "/Logged/$name" -Destination ([IO.Path]::Combine($Folder, "$Level.pdf"))
        $session | Disconnect-Dracoon
        $text = (Read-Log) -join "`n"
        @(Read-Log | Where-Object { $_ -notmatch $Line }) | Should -BeNullOrEmpty
        $text | Should -Match ' POST /oauth/token -> 200 '
        $text | Should -Match '/public/shares/downloads/\*\*\*'
        $text | Should -Not -Match 'Sandbox-Admin-1|Share-Me-2026|X-Amz-[A-Za-z]+=[^*]|[Ss]ignature=[^*]'
        $text.Contains($share.AccessKey) | Should -BeFalse
        if ($Level -ne 'Debug') { $text | Should -Not -Match 'Very-Private' }
        # Every long path segment that the server saw and that is no word of the API is a token or a key.
        $tokens = @(Get-SandboxRequest $Sandbox | ForEach-Object { ($_ -split ' ')[1] -split '[/?&=]' } | Where-Object { $_.Length -gt 20 -and $_ -match '\d' -and $_ -match '[A-Za-z]' -and $_ -notmatch '[:_%]' })
        $tokens.Count | Should -BeGreaterThan 0
        foreach ($token in $tokens) { $text.Contains($token) | Should -BeFalse -Because "$token is a secret" }
    }

    It 'rolls, and keeps as many files as asked for' {
        Set-DracoonLog $Log -MaxSize 1KB -Count 2
        1..40 | ForEach-Object { [void] (Get-DracoonUser anna) }
        $files = [IO.Directory]::GetFiles($Folder, 'dracoon.log*') | ForEach-Object { [IO.Path]::GetFileName($_) }
        [Array]::Sort($files)
        $files -join ' ' | Should -Be 'dracoon.log dracoon.log.1 dracoon.log.2 dracoon.log.lock'
        foreach ($path in $Log, "$Log.1", "$Log.2") {
            [IO.FileInfo]::new($path).Length | Should -BeLessOrEqual 1024
            @(Read-Log $path | Where-Object { $_ -notmatch $Line }) | Should -BeNullOrEmpty
        }
    }

    It 'keeps the lines of several writers apart' {
        $workers = 1..2 | ForEach-Object {
            $shell = [PowerShell]::Create([initialsessionstate]::CreateDefault2())
            [void] $shell.AddScript({ param($manifest, $url, $credential, $log)
                    Import-Module $manifest
                    Connect-Dracoon $url -Credential $credential
                    Set-DracoonLog $log
                    1..40 | ForEach-Object { [void] (Get-DracoonAccount) }
                    Set-DracoonLog -Disable
                    Get-DracoonSession | Disconnect-Dracoon
                }).AddArgument($ModuleManifest).AddArgument($Sandbox.Url).AddArgument((New-TestCredential 'admin' 'Sandbox-Admin-1')).AddArgument($Log)
            @{ Shell = $shell; Work = $shell.BeginInvoke() }
        }
        foreach ($worker in $workers) { [void] $worker.Shell.EndInvoke($worker.Work); $worker.Shell.HadErrors | Should -BeFalse; $worker.Shell.Dispose() }
        $lines = @(Read-Log)
        @($lines | Where-Object { $_ -notmatch $Line }) | Should -BeNullOrEmpty
        @($lines | Where-Object { $_ -like '* GET /api/v4/user/account*' }).Count | Should -Be 80
        (Get-DracoonLog).IsEnabled | Should -BeFalse -Because 'the log is the runspace''s own'
    }

    It 'ends with -Disable' {
        Set-DracoonLog $Log
        [void] (Get-DracoonUser anna)
        $before = @(Read-Log).Count
        Set-DracoonLog -Disable
        [void] (Get-DracoonUser anna)
        @(Read-Log).Count | Should -Be $before
        (Get-DracoonLog).IsEnabled | Should -BeFalse
    }

    It 'with -WhatIf does nothing' {
        Set-DracoonLog $Log -WhatIf
        (Get-DracoonLog).IsEnabled | Should -BeFalse
        [IO.File]::Exists($Log) | Should -BeFalse
        Set-DracoonLog $Log
        Set-DracoonLog -Disable -WhatIf
        (Get-DracoonLog).IsEnabled | Should -BeTrue
    }

    It 'refuses a path that can''t be written, and goes on as before' {
        Set-DracoonLog $Log
        { Set-DracoonLog ([IO.Path]::Combine($Folder, 'nowhere', 'a.log')) } | Should -Throw -ErrorId 'DracoonFileAccess,DracoonPS.Commands.SetDracoonLogCommand'
        { Set-DracoonLog $Folder } | Should -Throw -ErrorId 'DracoonFileAccess,DracoonPS.Commands.SetDracoonLogCommand'
        { Set-DracoonLog 'env:a.log' } | Should -Throw -ErrorId 'DracoonNotFileSystemPath,DracoonPS.Commands.SetDracoonLogCommand'
        (Get-DracoonLog).Path | Should -Be $Log
    }

    It 'needs to know where to' {
        { Set-DracoonLog -Level Debug } | Should -Throw -ErrorId 'DracoonInvalidArgument,DracoonPS.Commands.SetDracoonLogCommand'
    }

    It 'warns once when a line can''t be written, and lets the requests be' {
        $gone = [IO.Path]::Combine($Folder, 'gone')
        [void] [IO.Directory]::CreateDirectory($gone)
        Set-DracoonLog ([IO.Path]::Combine($gone, 'a.log'))
        [IO.Directory]::Delete($gone, $true)
        (Get-DracoonUser anna -WarningAction SilentlyContinue -WarningVariable warned).UserName | Should -Be 'anna'
        @($warned).Count | Should -Be 1
        $warned[0].Message | Should -BeLike "The log '*a.log' is not complete: *"
        [void] (Get-DracoonUser anna -WarningAction SilentlyContinue -WarningVariable again)
        @($again).Count | Should -Be 0
    }
}

Describe 'Get-DracoonLog' {
    BeforeEach { Clear-Log }

    It 'tells that nothing is logged' {
        $now = Get-DracoonLog
        $now.IsEnabled, $now.Path, "$now" -join '|' | Should -Be 'False||off'
    }

    It 'tells what was set; what is not given stays' {
        Set-DracoonLog $Log -Level Debug -MaxSize '2 MB' -Count 3
        $now = Set-DracoonLog -Count 7 -PassThru
        $now.IsEnabled, $now.Path, $now.Level, $now.MaxSize, $now.Count -join '|' | Should -Be "True|$Log|Debug|2097152|7"
        (Get-DracoonLog).ToString() | Should -Be "Debug to $Log"
    }
}
