# A process is killed in the middle of its work, at points that a seed chooses: what it leaves, and that the next run finishes it.
# DRACOONPS_INTERRUPTION_COUNT asks for more points than the few of a test run, DRACOONPS_INTERRUPTION_SEED for those of an earlier one.
BeforeDiscovery {
    $Count = if ($env:DRACOONPS_INTERRUPTION_COUNT) { [int] $env:DRACOONPS_INTERRUPTION_COUNT } else { 3 }
    $Seed = if ($env:DRACOONPS_INTERRUPTION_SEED) { [int] $env:DRACOONPS_INTERRUPTION_SEED } else { [Random]::new().Next(1, 1000000) }
    $Points = @(for ($i = 1; $i -le $Count; $i++) { @{ Number = $i; Of = $Count; Seed = $Seed } })
}

BeforeAll {
    . ([IO.Path]::Combine($PSScriptRoot, 'Common.ps1'))
    . ([IO.Path]::Combine($PSScriptRoot, 'Interruption.Jobs.ps1'))
    $ProgressPreference = 'SilentlyContinue'
    $Sandbox = Start-TestSandbox
    $Pool = New-InterruptionPool
    $Admin = Connect-TestSandbox $Sandbox
    $Other = Connect-TestSandbox $Sandbox
    $Secret = ConvertTo-TestSecret 'Encrypt-Me-2026'
    $Folder = New-TestFolder
    $Tree = [IO.Path]::Combine($Folder, 'tree')
    [void] [IO.Directory]::CreateDirectory([IO.Path]::Combine($Tree, 'inner'))
    $Hashes = @{}
    foreach ($file in @('a.bin', 30000), @('large.bin', 6000000), @('inner/b.bin', 400000), @('inner/c.bin', 10)) {
        $path = New-TestFile ([IO.Path]::Combine($Tree, $file[0])) $file[1] $file[1]
        $Hashes[[IO.Path]::GetFileName($path)] = Get-TestHash $path
    }
    foreach ($room in 'Plain', 'Secret') { [void] (New-DracoonRoom -Name $room -Session $Admin) }
    Enable-DracoonRoomEncryption /Secret -Confirm:$false -Session $Admin
    Set-DracoonKeypair -Version Rsa2048 -Password $Secret -Confirm:$false -Session $Admin
    $Admin, $Other | ForEach-Object { Unlock-DracoonKeypair -Password $Secret -Session $_ }
    foreach ($room in '/Plain', '/Secret') { Send-DracoonFile $Tree -Target $room -Recurse -PartSize 5MB -Session $Admin }

    function Start-Child([string] $Script, [string[]] $Arguments) {
        $exe = [Diagnostics.Process]::GetCurrentProcess().MainModule.FileName
        $start = [Diagnostics.ProcessStartInfo]::new($exe)
        $before = if ([IO.Path]::GetFileNameWithoutExtension($exe) -eq 'dotnet') { '"' + [Reflection.Assembly]::GetEntryAssembly().Location + '"' } else { '-NoProfile' }
        $start.Arguments = "$before -File `"$([IO.Path]::Combine($PSScriptRoot, $Script))`" " + (($Arguments | ForEach-Object { "`"$_`"" }) -join ' ')
        $start.UseShellExecute = $false
        $start.RedirectStandardOutput = $true
        $start.RedirectStandardError = $true
        $process = [Diagnostics.Process]::Start($start)
        return [pscustomobject] @{ Process = $process; Output = $process.StandardOutput.ReadToEndAsync(); Errors = $process.StandardError.ReadToEndAsync() }
    }

    function Stop-Child($Child) {
        if (-not $Child.Process.HasExited) { $Child.Process.Kill() }
        $Child.Process.WaitForExit()
    }

    function Wait-Until([scriptblock] $Condition) {
        $watch = [Diagnostics.Stopwatch]::StartNew()
        while (-not (& $Condition)) {
            if ($watch.Elapsed.TotalSeconds -gt 60) { throw "It did not come about in 60 seconds: $Condition" }
            [Threading.Thread]::Sleep(8)
        }
    }

    function Get-SeenCount { [int] [Newtonsoft.Json.Linq.JObject]::Parse((Invoke-Sandbox $Sandbox 'GET' '/sandbox/inflight'))['seen'].ToString() }

    function Get-LocalFile([string] $Path) { if ([IO.Directory]::Exists($Path)) { [IO.Directory]::GetFiles($Path, '*', [IO.SearchOption]::AllDirectories) } }

    # Every file that has its name is whole; what is not whole has another one.
    function Assert-Whole([string] $Path) {
        foreach ($file in @(Get-LocalFile $Path)) {
            if ($file -notlike '*.dracoon-part') { Get-TestHash $file | Should -Be $Hashes[[IO.Path]::GetFileName($file)] -Because "$file is whole or not there" }
        }
    }

    # A round of its own: targets here and there, and the process that waits in front of them.
    function Start-Round([string] $Name) {
        $local = [IO.Path]::Combine($Folder, $Name)
        foreach ($child in 'plain', 'secret', 'plain-resume', 'secret-resume') { [void] [IO.Directory]::CreateDirectory([IO.Path]::Combine($local, $child)) }
        [void] (New-DracoonFolder "/Plain/$Name-up", "/Plain/$Name-sync", "/Secret/$Name-up", "/Secret/$Name-copy" -Session $Admin)
        $gate = [IO.Path]::Combine($Folder, "$Name.gate")
        $child = Start-Child 'Interruption.Process.ps1' $Sandbox.Url, $Tree, $local, $Name, $gate
        return @{ Name = $Name; Local = $local; Gate = $gate; Child = $child }
    }

    function Open-Round($Round) {
        Wait-Until { [IO.File]::Exists("$($Round.Gate).ready") -or $Round.Child.Process.HasExited }
        if ($Round.Child.Process.HasExited) { throw $Round.Child.Output.Result + $Round.Child.Errors.Result }
        Clear-SandboxRequest $Sandbox
        [IO.File]::WriteAllText($Round.Gate, '')
    }

    function Assert-Finished($Round) {
        foreach ($child in 'plain/tree', 'secret/tree', 'plain-resume/tree', 'secret-resume/tree', 'sync') {
            $found = @(Get-LocalFile ([IO.Path]::Combine($Round.Local, $child)))
            $found.Count | Should -Be 4 -Because "$child has the files and nothing else: $($found -join ', ')"
        }
        Assert-Whole $Round.Local
        foreach ($room in "/Plain/$($Round.Name)-up", "/Plain/$($Round.Name)-sync", "/Secret/$($Round.Name)-up", "/Secret/$($Round.Name)-copy") {
            $back = [IO.Path]::Combine($Round.Local, 'back', $room.Replace('/', '_'))
            Sync-DracoonFolder $back $room -Direction Download -Session $Admin
            @(Get-LocalFile $back).Count | Should -Be 4 -Because "$room has each file once"
            Assert-Whole $back
        }
    }
}

AfterAll {
    $Pool.Dispose()
    Get-DracoonSession | Disconnect-Dracoon -NoRevoke
    Stop-TestSandbox $Sandbox
    [IO.Directory]::Delete($Folder, $true)
}

Describe 'A process that is killed' {
    BeforeAll {
        # How many requests all of it is. That round is the proof, too, that nothing but the kill ends the others.
        $Full = Start-Round 'full'
        Open-Round $Full
        $Full.Child.Process.WaitForExit(60000) | Should -BeTrue
        $Full.Child.Output.Result.Trim() | Should -Be 'done'
        $Requests = Get-SeenCount
    }

    It 'at point <Number> of <Of> (seed <Seed>) has left nothing half, and the next run finishes it' -ForEach $Points {
        $random = [Random]::new($Seed * 1000 + $Number)
        $point = $random.Next(5, $Requests - 5)
        $pause = $random.Next(0, 15)
        $round = Start-Round "r$Number"
        Open-Round $round
        Wait-Until { (Get-SeenCount) -ge $point -or $round.Child.Process.HasExited }
        [Threading.Thread]::Sleep($pause)
        Stop-Child $round.Child
        Assert-Whole $round.Local
        foreach ($node in @(Get-DracoonNode "/Plain/$($round.Name)-up", "/Plain/$($round.Name)-sync", "/Secret/$($round.Name)-up" -Recurse -Type File -Session $Admin)) {
            $node.Size | Should -Be ([IO.FileInfo]::new(@(Get-LocalFile $Tree | Where-Object { [IO.Path]::GetFileName($_) -eq $node.Name })[0]).Length) -Because "$($node.Path) is whole or not there"
        }
        @(Invoke-InterruptionJob $Pool (Get-InterruptionJob $Tree $round.Local $round.Name) $Admin $Other $ModuleManifest) -join "`n" | Should -Be ''
        Assert-Finished $round
    }
}

Describe 'A file that a killed process received' {
    It 'goes when the next one receives there, and that of a living process or another machine stays' {
        $in = [IO.Path]::Combine($Folder, 'left')
        [void] [IO.Directory]::CreateDirectory($in)
        $dead = Start-Child 'Interruption.Process.ps1' 'http://127.0.0.1:1', $Tree, $in, 'x', 'x'
        Stop-Child $dead
        $sha = [Security.Cryptography.SHA256]::Create()
        $machine = [BitConverter]::ToString($sha.ComputeHash([Text.Encoding]::UTF8.GetBytes([Environment]::MachineName)), 0, 4).Replace('-', '').ToLowerInvariant()
        $living = $Sandbox.Process.Id
        $gone = ".t$machine-$($dead.Process.Id)-00000000-000000000000.dracoon-part"
        $kept = ".t$machine-$living-00000000-000000000000.dracoon-part", ".t00000000-$($dead.Process.Id)-00000000-000000000000.dracoon-part", '.12-ABCDEF.dracoon-part'
        foreach ($name in @($gone) + $kept) { [IO.File]::WriteAllText([IO.Path]::Combine($in, $name), 'half') }
        Receive-DracoonFile /Plain/tree/a.bin -Destination $in -Session $Admin
        [IO.File]::Exists([IO.Path]::Combine($in, $gone)) | Should -BeFalse
        foreach ($name in $kept) { [IO.File]::Exists([IO.Path]::Combine($in, $name)) | Should -BeTrue -Because $name }
    }
}

Describe 'A saved session' {
    BeforeEach {
        $File = [IO.Path]::Combine($Folder, [guid]::NewGuid().ToString('N') + '.json')
        $saved = Connect-TestSandbox $Sandbox
        Save-DracoonSession -Path $File -Session $saved
        Disconnect-Dracoon $saved
    }
    AfterEach { [void] (Invoke-Sandbox $Sandbox 'DELETE' '/sandbox/faults') }

    It 'is not lost by a kill between writing the next token and giving the file its name' {
        $old = [IO.File]::ReadAllBytes($File)
        $session = Connect-Dracoon -Saved -Path $File -PassThru
        Update-DracoonToken -Session $session
        Disconnect-Dracoon $session
        # What the disk has after such a kill: the old content under the name, the new one beside it. The old refresh token is used up.
        $beside = if ([Environment]::OSVersion.Platform -eq 'Win32NT') { [guid]::NewGuid().ToString('N') } else { 'aB3dE9' }
        [IO.File]::Move($File, "$File.$beside")
        [IO.File]::WriteAllBytes($File, $old)
        if ([Environment]::OSVersion.Platform -ne 'Win32NT') { [IO.File]::SetUnixFileMode($File, 384) }
        [void] (Invoke-Sandbox $Sandbox 'POST' '/sandbox/tokens/expire')
        $again = Connect-Dracoon -Saved -Path $File -PassThru
        Update-DracoonToken -Session $again
        (Get-DracoonAccount -Session $again).UserName | Should -Be 'admin'
        Disconnect-Dracoon $again
        [IO.File]::Exists("$File.$beside") | Should -BeFalse
    }

    It 'is not lost by a kill while the server has not answered yet' {
        [void] (Invoke-Sandbox $Sandbox 'POST' '/sandbox/faults' '{"method":"POST","path":"/oauth/token","delay":60000}')
        [void] (Invoke-Sandbox $Sandbox 'POST' '/sandbox/tokens/expire')
        Clear-SandboxRequest $Sandbox
        $child = Start-Child 'SavedSessions.Process.ps1' $File, '50', ''
        Wait-Until { @(Get-SandboxRequest $Sandbox | Where-Object { $_ -like 'POST /oauth/token*' }).Count -ge 1 -or $child.Process.HasExited }
        $child.Process.HasExited | Should -BeFalse
        Stop-Child $child
        [void] (Invoke-Sandbox $Sandbox 'DELETE' '/sandbox/faults')
        $again = Connect-Dracoon -Saved -Path $File -PassThru
        Update-DracoonToken -Session $again
        Disconnect-Dracoon $again
    }

    It 'that two processes share goes on when one of them is killed' {
        $random = [Random]::new($Seed)
        $gate = "$File.gate"
        $killed = Start-Child 'SavedSessions.Process.ps1' $File, '100000', $gate
        $other = Start-Child 'SavedSessions.Process.ps1' $File, '30', $gate
        Wait-Until { [IO.Directory]::GetFiles($Folder, [IO.Path]::GetFileName($gate) + '.*').Count -ge 2 }
        # Each request is answered late, so that the kill comes while one waits, and not in the moment between the answer and the file.
        [void] (Invoke-Sandbox $Sandbox 'POST' '/sandbox/faults' '{"chance":1,"method":"POST","path":"/oauth/token","kinds":[{"delay":40}]}')
        Clear-SandboxRequest $Sandbox
        [IO.File]::WriteAllText($gate, '')
        $point = $random.Next(2, 12)
        Wait-Until { (Get-SeenCount) -ge $point }
        Stop-Child $killed
        $other.Process.WaitForExit(60000) | Should -BeTrue
        $text = $other.Output.Result + $other.Errors.Result
        if ($other.Process.ExitCode -ne 0) {
            # The moment that nobody can close: the server has used the token up, and the process that got the next one is dead. It is said, not hidden.
            $text | Should -Match 'did not accept the refresh token of the saved session'
            return
        }
        $text | Should -Match 'signed in as admin'
        $again = Connect-Dracoon -Saved -Path $File -PassThru
        Update-DracoonToken -Session $again
        Disconnect-Dracoon $again
    }
}
