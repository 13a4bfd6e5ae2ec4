# DRACOONPS_CONCURRENCY_COUNT asks for more points of Ctrl+C than one a cmdlet, DRACOONPS_CONCURRENCY_SEED for those of an earlier run.
# One session used from many places at once, and what happens when it, a pipeline or the module ends in the middle.
BeforeDiscovery {
    $Seed = if ($env:DRACOONPS_CONCURRENCY_SEED) { [int] $env:DRACOONPS_CONCURRENCY_SEED } else { [Random]::new().Next(1, 1000000) }
    $Rounds = if ($env:DRACOONPS_CONCURRENCY_COUNT) { [int] $env:DRACOONPS_CONCURRENCY_COUNT } else { 1 }
}

BeforeAll {
    . ([IO.Path]::Combine($PSScriptRoot, 'Common.ps1'))
    $ProgressPreference = 'SilentlyContinue'
    $Sandbox = Start-TestSandbox
    $Admin = Connect-TestSandbox $Sandbox
    $Secret = ConvertTo-TestSecret 'Encrypt-Me-2026'
    $Folder = New-TestFolder
    foreach ($room in 'Plain', 'Secret') { [void] (New-DracoonRoom -Name $room -Session $Admin) }
    Enable-DracoonRoomEncryption /Secret -Confirm:$false -Session $Admin
    Set-DracoonKeypair -Version Rsa2048 -Password $Secret -Confirm:$false -Session $Admin
    Unlock-DracoonKeypair -Password $Secret -Session $Admin
    $Tree = [IO.Path]::Combine($Folder, 'tree')
    [void] [IO.Directory]::CreateDirectory($Tree)
    foreach ($i in 1..6) { [void] (New-TestFile ([IO.Path]::Combine($Tree, "f$i.bin")) (100000 * $i) $i) }
    $Large = New-TestFile ([IO.Path]::Combine($Folder, 'large.bin')) 12000000
    foreach ($room in '/Plain', '/Secret') { Send-DracoonFile $Tree, $Large -Target $room -Recurse -Session $Admin }
    $Sizes = @{ 'large.bin' = 12000000 }
    foreach ($i in 1..6) { $Sizes["f$i.bin"] = 100000 * $i }

    function Set-Fault([string] $Json) { [void] (Invoke-Sandbox $Sandbox 'POST' '/sandbox/faults' $Json) }
    function Clear-Fault { [void] (Invoke-Sandbox $Sandbox 'DELETE' '/sandbox/faults') }
    function Get-UploadCount { [int] [Newtonsoft.Json.Linq.JObject]::Parse((Invoke-Sandbox $Sandbox 'GET' '/sandbox/uploads'))['count'].ToString() }
    function Wait-Until([scriptblock] $Condition) {
        $watch = [Diagnostics.Stopwatch]::StartNew()
        while (-not (& $Condition)) {
            if ($watch.Elapsed.TotalSeconds -gt 30) { throw "It did not come about in 30 seconds: $Condition" }
            [Threading.Thread]::Sleep(10)
        }
    }

    function New-TestRunspace {
        $shell = [powershell]::Create([initialsessionstate]::CreateDefault2())
        [void] $shell.AddScript("param(`$Manifest) Import-Module `$Manifest; `$ProgressPreference = 'SilentlyContinue'; `$ErrorActionPreference = 'Stop'").AddArgument($ModuleManifest).Invoke()
        return $shell.Runspace
    }

    # A script in a runspace of its own, with the module, or in one that is there.
    function Start-Script([scriptblock] $Script, [object[]] $Arguments, $Runspace) {
        $shell = [powershell]::Create()
        $shell.Runspace = if ($Runspace) { $Runspace } else { New-TestRunspace }
        [void] $shell.AddScript($Script)
        foreach ($argument in $Arguments) { [void] $shell.AddArgument($argument) }
        return [pscustomobject] @{ Shell = $shell; Handle = $shell.BeginInvoke() }
    }
    function Wait-Script($Running) {
        if (-not $Running.Handle.AsyncWaitHandle.WaitOne(30000)) { throw 'The pipeline hangs.' }
        try { return $Running.Shell.EndInvoke($Running.Handle) } finally { $Running.Shell.Dispose() }
    }
    # For whoever needs no more than one at a time.
    $Runspace = New-TestRunspace

    # Whole, or not there.
    function Assert-Whole([string] $Local, [string] $Remote) {
        foreach ($file in [IO.Directory]::GetFiles($Local, '*', [IO.SearchOption]::AllDirectories)) {
            [IO.FileInfo]::new($file).Length | Should -Be $Sizes[[IO.Path]::GetFileName($file)] -Because $file
        }
        foreach ($node in @(Get-DracoonNode $Remote -Recurse -Type File -Session $Admin)) { $node.Size | Should -Be $Sizes[$node.Name] -Because $node.Path }
    }
}

AfterAll {
    $Runspace.Dispose()
    Get-DracoonSession | Disconnect-Dracoon -NoRevoke
    Stop-TestSandbox $Sandbox
    [IO.Directory]::Delete($Folder, $true)
}

Describe 'Sixteen pipelines with one session' {
    It 'cause one refresh each time the token ends' {
        $short = Start-TestSandbox '--token-lifetime', '2'
        try {
            $session = Connect-TestSandbox $short
            $running = foreach ($i in 1..16) {
                Start-Script {
                    param($session)
                    $watch = [Diagnostics.Stopwatch]::StartNew()
                    $count = 0
                    while ($watch.Elapsed.TotalSeconds -lt 4) { [void] (Get-DracoonAccount -Session $session -ErrorAction Stop); $count++ }
                    $count
                } @(, $session)
            }
            $counts = foreach ($one in $running) {
                $own = $one.Shell.Runspace
                Wait-Script $one
                $own.Dispose()
            }
            @($counts | Where-Object { $_ -gt 0 }).Count | Should -Be 16
            # The first pipeline began a while before the last one, so the time is that from the first start. One each 1.6 seconds.
            $refreshes = @([IO.File]::ReadAllLines($short.Traffic) | Where-Object { $_ -match '"path":"/oauth/token"' }).Count - 1
            $refreshes | Should -BeGreaterThan 1
            $refreshes | Should -BeLessOrEqual ([Math]::Ceiling(([DateTime]::UtcNow - $session.ConnectedAt).TotalSeconds / 1.5) + 1)
            # A token that ends on the way is a 401 that nobody hears of; a refresh token that was used twice would be a 400.
            @([IO.File]::ReadAllLines($short.Traffic) | Where-Object { $_ -match '"status":400' }).Count | Should -Be 0
        }
        finally { Stop-TestSandbox $short }
    }

    It 'work in ForEach-Object -Parallel' -Tag FullShell {
        if ($PSVersionTable.PSVersion.Major -lt 7) { Set-ItResult -Skipped -Because '-Parallel came with PowerShell 7'; return }
        [void] (New-DracoonFolder /Plain/parallel -Session $Admin)
        $failed = 1..16 | ForEach-Object -ThrottleLimit 16 -Parallel {
            Import-Module $using:ModuleManifest
            $file = $using:Tree + "/f$($_ % 6 + 1).bin"
            Send-DracoonFile $file -Target /Plain/parallel -Name "p$_.bin" -Session $using:Admin -ErrorAction SilentlyContinue -ErrorVariable errors
            $errors
        }
        $failed | Should -BeNullOrEmpty
        $nodes = @(Get-DracoonNode /Plain/parallel/* -Session $Admin)
        $nodes.Count | Should -Be 16
        foreach ($node in $nodes) { $node.Size | Should -Be (100000 * ([int] ($node.Name -replace '\D') % 6 + 1)) }
        Remove-DracoonNode /Plain/parallel -Confirm:$false -Session $Admin
    }

    It 'work in thread jobs, and jobs in other processes share the saved session' -Tag FullShell {
        if ($PSVersionTable.PSVersion.Major -lt 7) { Set-ItResult -Skipped -Because 'Start-ThreadJob comes with PowerShell 7'; return }
        $threads = 1..4 | ForEach-Object { Start-ThreadJob { Import-Module $using:ModuleManifest; (Get-DracoonAccount -Session $using:Admin).UserName } }
        @($threads | Wait-Job | Receive-Job) -join ',' | Should -Be 'admin,admin,admin,admin'
        $saved = [IO.Path]::Combine($Folder, 'jobs.json')
        $session = Connect-TestSandbox $Sandbox
        Save-DracoonSession -Path $saved -Session $session
        Disconnect-Dracoon $session
        $jobs = 1..2 | ForEach-Object { Start-Job { Import-Module $using:ModuleManifest; Connect-Dracoon -Saved -Path $using:saved; Update-DracoonToken; (Get-DracoonAccount).UserName } }
        @($jobs | Wait-Job | Receive-Job) -join ',' | Should -Be 'admin,admin'
        $threads + $jobs | Remove-Job
    }
}

Describe 'Ctrl+C at any point of <Name>' -ForEach @(
    @{ Name = 'a listing'; Script = { param($session) while ($true) { [void] @(Get-DracoonNode / -Recurse -Session $session) } } }
    @{ Name = 'an upload'; Script = { param($session, $tree, $local) Send-DracoonFile $tree, "$tree/../large.bin" -Target /Plain/stopped -Recurse -PartSize 5MB -OnConflict Overwrite -Session $session } }
    @{ Name = 'an upload to an encrypted room'; Script = { param($session, $tree, $local) Send-DracoonFile $tree, "$tree/../large.bin" -Target /Secret/stopped -Recurse -PartSize 5MB -OnConflict Overwrite -Session $session } }
    @{ Name = 'a download'; Script = { param($session, $tree, $local) Receive-DracoonFile /Plain/tree, /Secret/tree, /Secret/large.bin -Destination $local -Recurse -Session $session } }
    @{ Name = 'a synchronization'; Script = { param($session, $tree, $local) Sync-DracoonFolder $tree /Plain/stopped -Direction Upload -Session $session; Sync-DracoonFolder $local /Secret/tree -Direction Download -Session $session } }
    @{ Name = 'a copy to another room'; Script = { param($session, $tree, $local) Copy-DracoonFile /Plain/tree /Secret/stopped -Recurse -TargetSession $session -Session $session } }
    @{ Name = 'unlocking a keypair'; Script = { param($session) while ($true) { Unlock-DracoonKeypair -Password ([Net.NetworkCredential]::new('', 'Encrypt-Me-2026').SecurePassword) -Session $session } } }
    @{ Name = 'waiting for a retry'; Script = { param($session) Invoke-DracoonApi GET /user/ping -Session $session }; Fault = '{"path":"/api/v4/user/ping","status":503,"retryAfter":"60","count":10}' }
) {
    It 'ends it soon and leaves nothing half (seed <Seed>)' -ForEach @(@{ Seed = $Seed; Rounds = $Rounds }) {
        foreach ($round in 1..$Rounds) {
            $random = [Random]::new($Seed + 100 * $round + $Name.Length)
            $local = [IO.Path]::Combine($Folder, [guid]::NewGuid().ToString('N'))
            [void] [IO.Directory]::CreateDirectory($local)
            [void] (New-DracoonFolder /Plain/stopped, /Secret/stopped -Session $Admin)
            Set-Fault "{`"chance`":1,`"seed`":1,`"kinds`":[{`"delay`":20}]}"
            if ($Fault) { Set-Fault $Fault }
            $running = Start-Script $Script @($Admin, $Tree, $local) $Runspace
            [Threading.Thread]::Sleep($random.Next(0, 500))
            $watch = [Diagnostics.Stopwatch]::StartNew()
            $running.Shell.Stop()
            $seconds = $watch.Elapsed.TotalSeconds
            $running.Shell.Dispose()
            Clear-Fault
            $seconds | Should -BeLessThan 3
            Get-UploadCount | Should -Be 0
            Assert-Whole $local /Plain/stopped
            Assert-Whole $local /Secret/stopped
            (Get-DracoonAccount -Session $Admin).UserName | Should -Be 'admin'
            Unlock-DracoonKeypair -Password $Secret -Session $Admin
            Remove-DracoonNode /Plain/stopped, /Secret/stopped -Confirm:$false -Session $Admin
        }
    }
}

Describe 'Disconnect-Dracoon in the middle of <Name>' -ForEach @(
    @{ Name = 'an upload'; Script = { param($session, $large, $local) Send-DracoonFile $large -Target /Plain -Name 'never.bin' -PartSize 5MB -Session $session -ErrorAction Stop }; Path = '/storage/.*'; Like = '* /storage/*' }
    @{ Name = 'an upload to an encrypted room'; Script = { param($session, $large, $local) Send-DracoonFile $large -Target /Secret -Name 'never.bin' -PartSize 5MB -Session $session -ErrorAction Stop }; Path = '/storage/.*'; Like = '* /storage/*' }
    @{ Name = 'a download'; Script = { param($session, $large, $local) Receive-DracoonFile /Secret/large.bin -Destination $local -Session $session -ErrorAction Stop }; Path = '/api/v4/downloads/.*'; Like = 'GET /api/v4/downloads/*' }
    @{ Name = 'a listing'; Script = { param($session, $large, $local) Get-DracoonNode /Plain/* -Session $session -ErrorAction Stop }; Path = '/api/v4/nodes.*'; Like = 'GET /api/v4/nodes*' }
) {
    AfterEach { Clear-Fault }

    It 'says so, and leaves nothing here or on the server' {
        $session = Connect-TestSandbox $Sandbox
        Unlock-DracoonKeypair -Password $Secret -Session $session
        $local = [IO.Path]::Combine($Folder, [guid]::NewGuid().ToString('N'))
        [void] [IO.Directory]::CreateDirectory($local)
        Set-Fault "{`"path`":`"$Path`",`"delay`":60000,`"count`":100}"
        Clear-SandboxRequest $Sandbox
        $running = Start-Script $Script @($session, $Large, $local) $Runspace
        Wait-Until { @(Get-SandboxRequest $Sandbox | Where-Object { $_ -like $Like }).Count -ge 1 }
        $watch = [Diagnostics.Stopwatch]::StartNew()
        Disconnect-Dracoon $session
        $failed = try { [void] (Wait-Script $running) } catch { $_ }
        $watch.Elapsed.TotalSeconds | Should -BeLessThan 5
        "$failed" | Should -Match 'session was closed'
        Get-UploadCount | Should -Be 0
        [IO.Directory]::GetFileSystemEntries($local).Count | Should -Be 0
        Clear-Fault
        @(Find-DracoonNode 'never.bin' -Below / -Session $Admin).Count | Should -Be 0
        { Get-DracoonAccount -Session $session -ErrorAction Stop } | Should -Throw -ErrorId 'DracoonNotConnected,DracoonPS.Commands.GetDracoonAccountCommand'
    }
}

Describe 'Remove-Module in the middle of an upload' {
    AfterEach { Clear-Fault }

    It 'ends it, and leaves nothing on the server' {
        Set-Fault '{"path":"/storage/.*","delay":60000,"count":100}'
        Clear-SandboxRequest $Sandbox
        $exe = [Diagnostics.Process]::GetCurrentProcess().MainModule.FileName
        $before = @(if ([IO.Path]::GetFileNameWithoutExtension($exe) -eq 'dotnet') { [Reflection.Assembly]::GetEntryAssembly().Location } else { '-NoProfile' })
        $output = & $exe @before -File ([IO.Path]::Combine($PSScriptRoot, 'Concurrency.Process.ps1')) $Sandbox.Url $Large 2>&1 | ForEach-Object { "$_" }
        $LASTEXITCODE | Should -Be 0 -Because ($output -join "`n")
        $output -join "`n" | Should -Match 'DracoonNotConnected'
        Get-UploadCount | Should -Be 0
    }
}
