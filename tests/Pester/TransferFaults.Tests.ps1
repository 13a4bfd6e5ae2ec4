# What happens to Send- and Receive-DracoonFile on a bad day.
BeforeAll {
    . ([IO.Path]::Combine($PSScriptRoot, 'Common.ps1'))
    $Sandbox = Start-TestSandbox '--seed', 'demo'
    $Admin = Connect-TestSandbox $Sandbox
    $Secret = ConvertTo-TestSecret 'Encrypt-Me-2026'
    $Folder = New-TestFolder
    [void] (New-DracoonRoom -Name 'Plain')
    [void] (New-DracoonRoom -Name 'Secret')
    Enable-DracoonRoomEncryption /Secret -Confirm:$false
    Set-DracoonKeypair -Version Rsa2048 -Password $Secret -Confirm:$false
    Unlock-DracoonKeypair -Password $Secret

    function New-Target { $path = [IO.Path]::Combine($Folder, [guid]::NewGuid().ToString('N')); [void] [IO.Directory]::CreateDirectory($path); $path }
    function Get-Entries([string] $Path) { @([IO.Directory]::GetFileSystemEntries($Path, '*', [IO.SearchOption]::AllDirectories)) }
    function Set-Fault([string] $Json) { [void] (Invoke-Sandbox $Sandbox 'POST' '/sandbox/faults' $Json) }
    function Clear-Fault { [void] (Invoke-Sandbox $Sandbox 'DELETE' '/sandbox/faults') }
    function Get-Upload { @([Newtonsoft.Json.Linq.JObject]::Parse((Invoke-Sandbox $Sandbox 'GET' '/sandbox/uploads'))['items'] | ForEach-Object { $_['name'].ToString() }) }
    function Wait-Until([scriptblock] $Condition) {
        $watch = [Diagnostics.Stopwatch]::StartNew()
        while (-not (& $Condition)) {
            if ($watch.Elapsed.TotalSeconds -gt 30) { throw "It did not come about in 30 seconds: $Condition" }
            [Threading.Thread]::Sleep(20)
        }
    }

    # The script in a runspace of its own, as somebody at another prompt would run it.
    function Start-Script([scriptblock] $Script, [object[]] $Arguments) {
        $shell = [powershell]::Create([initialsessionstate]::CreateDefault2())
        [void] $shell.AddScript("param(`$Manifest) Import-Module `$Manifest").AddArgument($ModuleManifest).Invoke()
        $shell.Commands.Clear()
        [void] $shell.AddScript($Script)
        foreach ($argument in $Arguments) { [void] $shell.AddArgument($argument) }
        return [pscustomobject] @{ Shell = $shell; Handle = $shell.BeginInvoke() }
    }
    function Wait-Script($Running) {
        try { return $Running.Shell.EndInvoke($Running.Handle) } finally { $Running.Shell.Runspace.Dispose(); $Running.Shell.Dispose() }
    }
}

AfterAll { Get-DracoonSession | Disconnect-Dracoon; Stop-TestSandbox $Sandbox; [IO.Directory]::Delete($Folder, $true) }

Describe 'Ctrl+C in the middle of Send-DracoonFile to <Room>' -ForEach @{ Room = '/Plain' }, @{ Room = '/Secret' } {
    AfterEach { Clear-Fault; Clear-SandboxRequest $Sandbox }

    It 'leaves no upload on the server' {
        $file = New-TestFile ([IO.Path]::Combine($Folder, 'stopped.bin')) 16MB
        Set-Fault '{"method":"PUT","path":"/storage/.*","delay":60000,"skip":1,"count":100}'
        $running = Start-Script { param($file, $room, $session) Send-DracoonFile $file -Target $room -PartSize 5MB -Session $session } @($file, $Room, $Admin)
        Wait-Until { (Get-Upload).Count -eq 1 -and @(Get-SandboxRequest $Sandbox | Where-Object { $_ -like 'PUT /storage/*' }).Count -ge 2 }
        $watch = [Diagnostics.Stopwatch]::StartNew()
        $running.Shell.Stop()
        $watch.Elapsed.TotalSeconds | Should -BeLessThan 10
        (Get-Upload).Count | Should -Be 0
        @(Find-DracoonNode 'stopped.bin' -Below $Room).Count | Should -Be 0
        $running.Shell.Dispose()
    }
}

Describe 'Ctrl+C in the middle of Receive-DracoonFile' {
    BeforeAll {
        $Large = New-TestFile ([IO.Path]::Combine($Folder, 'large.bin')) 3000000
        Send-DracoonFile $Large -Target /Plain
        Send-DracoonFile $Large -Target /Secret
    }
    AfterEach { Clear-Fault; Clear-SandboxRequest $Sandbox }

    It 'leaves no file from <Room>' -ForEach @{ Room = '/Plain' }, @{ Room = '/Secret' } {
        $in = New-Target
        # Half of it comes; what was broken off is asked for again and never answered.
        Set-Fault '{"method":"GET","path":"/api/v4/downloads/.*","truncate":1500000}'
        Set-Fault '{"method":"GET","path":"/api/v4/downloads/.*","delay":60000,"count":100}'
        $running = Start-Script { param($path, $in, $session) Receive-DracoonFile $path -Destination $in -Session $session } @("$Room/large.bin", $in, $Admin)
        Wait-Until { @(Get-SandboxRequest $Sandbox | Where-Object { $_ -like 'GET /api/v4/downloads/*' }).Count -ge 2 }
        (Get-Entries $in).Count | Should -Be 1
        $running.Shell.Stop()
        (Get-Entries $in).Count | Should -Be 0
        $running.Shell.Dispose()
    }

    It 'keeps what came from <Room> with -Resume, and goes on there' -ForEach @{ Room = '/Plain' }, @{ Room = '/Secret' } {
        $in = New-Target
        Set-Fault '{"method":"GET","path":"/api/v4/downloads/.*","truncate":1500000}'
        Set-Fault '{"method":"GET","path":"/api/v4/downloads/.*","delay":60000,"count":100}'
        $running = Start-Script { param($path, $in, $session) Receive-DracoonFile $path -Destination $in -Resume -Session $session } @("$Room/large.bin", $in, $Admin)
        Wait-Until { @(Get-SandboxRequest $Sandbox | Where-Object { $_ -like 'GET /api/v4/downloads/*' }).Count -ge 2 }
        $running.Shell.Stop()
        $running.Shell.Dispose()
        Clear-Fault
        $kept = @(Get-Entries $in)
        $kept.Count | Should -Be 1
        $kept[0] | Should -Not -Be ([IO.Path]::Combine($in, 'large.bin'))
        $length = [IO.FileInfo]::new($kept[0]).Length
        $length | Should -BeGreaterThan 0
        # An answer as long as the rest: who asks for the whole again has to ask twice.
        Clear-SandboxRequest $Sandbox
        Set-Fault "{`"method`":`"GET`",`"path`":`"/api/v4/downloads/.*`",`"shorten`":$(3000000 - $length)}"
        (Receive-DracoonFile "$Room/large.bin" -Destination $in -Resume -PassThru).Status | Should -Be 'Received'
        @(Get-SandboxRequest $Sandbox | Where-Object { $_ -like 'GET /api/v4/downloads/*' }).Count | Should -Be 1
        (Get-Entries $in).Count | Should -Be 1
        Get-TestHash ([IO.Path]::Combine($in, 'large.bin')) | Should -Be (Get-TestHash $Large)
    }
}

Describe 'One bad file among many' {
    BeforeAll {
        $Tree = [IO.Path]::Combine((New-Target), 'many')
        foreach ($name in 'a', 'b', 'c') {
            [void] [IO.Directory]::CreateDirectory([IO.Path]::Combine($Tree, $name))
            foreach ($i in 1..4) { [void] (New-TestFile ([IO.Path]::Combine($Tree, $name, "f$i.bin")) (1000 * $i) $i) }
        }
    }
    AfterEach { Clear-Fault; Clear-SandboxRequest $Sandbox }

    It 'does not stop the others when it can''t be sent' {
        Set-Fault '{"method":"PUT","path":"/storage/.*","status":400,"skip":3}'
        $result = @(Send-DracoonFile $Tree -Target /Plain -Recurse -PassThru -ThrottleLimit 8 -ErrorAction SilentlyContinue -ErrorVariable failed)
        $result.Count | Should -Be 12
        $failed.Count | Should -Be 1
        @($result | Where-Object { $_.Status -eq 'Sent' -and $_.NodeId -gt 0 }).Count | Should -Be 11
        $bad = @($result | Where-Object { $_.Status -eq 'Failed' })
        $bad.Count | Should -Be 1
        $bad[0].Error | Should -Match 'refused part'
        "$($failed[0].TargetObject)" | Should -Be $bad[0].LocalPath
        (Get-Upload).Count | Should -Be 0
        # Sending the rest needs no more than the rest.
        Clear-SandboxRequest $Sandbox
        $again = @(Send-DracoonFile $Tree -Target /Plain -Recurse -SkipUnchanged -PassThru)
        @($again | Where-Object { $_.Status -eq 'Skipped' -and $_.NodeId -gt 0 }).Count | Should -Be 11
        @($again | Where-Object { $_.Status -eq 'Sent' }).LocalPath | Should -Be $bad[0].LocalPath
        @(Get-SandboxRequest $Sandbox | Where-Object { $_ -like 'PUT /storage/*' }).Count | Should -Be 1
        @(Get-SandboxRequest $Sandbox | Where-Object { $_ -like 'POST /api/v4/nodes/folders*' }).Count | Should -Be 0
    }

    It 'does not stop the others when it can''t be received' {
        Set-Fault '{"method":"POST","path":"/api/v4/nodes/files/\\d+/downloads","status":404,"skip":2}'
        $in = New-Target
        $result = @(Receive-DracoonFile /Plain/many -Destination $in -Recurse -PassThru -ErrorAction SilentlyContinue -ErrorVariable failed)
        $result.Count | Should -Be 12
        $failed.Count | Should -Be 1
        @($result | Where-Object { $_.Status -eq 'Received' }).Count | Should -Be 11
        @([IO.Directory]::GetFiles($in, '*', [IO.SearchOption]::AllDirectories)).Count | Should -Be 11
        Clear-SandboxRequest $Sandbox
        $again = @(Receive-DracoonFile /Plain/many -Destination $in -Recurse -Resume -PassThru)
        @($again | Where-Object { $_.Status -eq 'Skipped' }).Count | Should -Be 11
        @($again | Where-Object { $_.Status -eq 'Received' }).Count | Should -Be 1
        @(Get-SandboxRequest $Sandbox | Where-Object { $_ -like 'GET /api/v4/downloads/*' }).Count | Should -Be 1
    }

    It 'is reported with the folder that can''t be made, which is tried once' {
        Set-Fault '{"method":"POST","path":"/api/v4/nodes/folders","status":403,"skip":1}'
        Clear-SandboxRequest $Sandbox
        [void] (New-DracoonRoom -Name 'Other')
        $result = @(Send-DracoonFile $Tree -Target /Other -Recurse -PassThru -ThrottleLimit 8 -ErrorAction SilentlyContinue)
        @($result | Where-Object { $_.Status -eq 'Failed' }).Count | Should -Be 4
        @($result | Where-Object { $_.Status -eq 'Sent' }).Count | Should -Be 8
        @(Get-SandboxRequest $Sandbox | Where-Object { $_ -like 'POST /api/v4/nodes/folders*' }).Count | Should -Be 4
    }
}

Describe 'Two sessions at once' {
    It 'mix neither tokens nor keys, with two servers and two users' {
        $other = Start-TestSandbox '--seed', 'demo'
        try {
            $anna = Connect-TestSandbox $Sandbox 'anna' 'Sandbox-Anna-1'
            $far = Connect-TestSandbox $other
            Set-DracoonSession $Admin
            $annaSecret = ConvertTo-TestSecret 'Annas-Own-2026'
            [void] (New-DracoonRoom -Name 'Annas')
            Grant-DracoonRoomPermission /Annas -User anna -Template Admin
            Set-DracoonKeypair -Version Rsa2048 -Password $annaSecret -Session $anna -Confirm:$false
            Unlock-DracoonKeypair -Password $annaSecret -Session $anna
            Enable-DracoonRoomEncryption /Annas -Session $anna -Confirm:$false
            [void] (New-DracoonRoom -Name 'Far' -Session $far)
            Set-DracoonKeypair -Version Rsa2048 -Password $Secret -Session $far -Confirm:$false
            Unlock-DracoonKeypair -Password $Secret -Session $far
            Enable-DracoonRoomEncryption /Far -Session $far -Confirm:$false
            $script = {
                param($tree, $room, $in, $session)
                Send-DracoonFile $tree -Target $room -Recurse -ThrottleLimit 3 -Session $session -ErrorAction Stop
                Receive-DracoonFile "$room/mixed" -Recurse -Destination $in -ThrottleLimit 3 -Session $session -PassThru -ErrorAction Stop
            }
            $seed = 100
            $runs = foreach ($case in @{ Room = '/Secret'; Session = $Admin }, @{ Room = '/Annas'; Session = $anna }, @{ Room = '/Far'; Session = $far }) {
                $tree = [IO.Path]::Combine((New-Target), 'mixed')
                [void] [IO.Directory]::CreateDirectory($tree)
                foreach ($i in 1..8) { [void] (New-TestFile ([IO.Path]::Combine($tree, "m$i.bin")) (200000 + $i) ($seed++)) }
                $in = New-Target
                @{ Tree = $tree; In = $in; Running = (Start-Script $script @($tree, $case.Room, $in, $case.Session)) }
            }
            foreach ($run in $runs) {
                @(Wait-Script $run.Running).Count | Should -Be 8
                foreach ($i in 1..8) {
                    Get-TestHash ([IO.Path]::Combine($run.In, 'mixed', "m$i.bin")) | Should -Be (Get-TestHash ([IO.Path]::Combine($run.Tree, "m$i.bin")))
                }
            }
            @([IO.File]::ReadAllLines($Sandbox.Traffic) + [IO.File]::ReadAllLines($other.Traffic) | Where-Object { $_ -match '"status":401' }).Count | Should -Be 0
        }
        finally { Stop-TestSandbox $other }
    }
}

Describe 'A server without S3' {
    BeforeAll {
        $S3 = $Sandbox
        $Sandbox = Start-TestSandbox '--no-s3'
        $Direct = Connect-TestSandbox $Sandbox
        [void] (New-DracoonRoom -Name 'Direct' -Session $Direct)
        $File = New-TestFile ([IO.Path]::Combine($Folder, 'chunks.bin')) 12000001 5
    }
    AfterEach { Clear-Fault; Clear-SandboxRequest $Sandbox }
    AfterAll { Set-DracoonSession $Admin; Stop-TestSandbox $Sandbox }

    It 'gets a chunk again that <Title>, and no other' -ForEach @(
        @{ Title = 'failed twice'; Fault = '"status":500,"count":2'; Name = 'c1.bin'; Requests = 5 }
        @{ Title = 'was cut off'; Fault = '"cut":1000000'; Name = 'c2.bin'; Requests = 4 }
        @{ Title = 'was stored, while the answer got lost'; Fault = '"truncate":0'; Name = 'c3.bin'; Requests = 4 }
    ) {
        Set-Fault "{`"method`":`"POST`",`"path`":`"/api/v4/uploads/.*`",`"skip`":1,$Fault}"
        Clear-SandboxRequest $Sandbox
        Send-DracoonFile $File -Target /Direct -Name $Name -PartSize 5MB -Session $Direct
        @(Get-SandboxRequest $Sandbox | Where-Object { $_ -like 'POST /api/v4/uploads/*' }).Count | Should -Be $Requests
        $back = [IO.Path]::Combine($Folder, $Name)
        Receive-DracoonFile "/Direct/$Name" -Destination $back -VerifyHash -Session $Direct
        Get-TestHash $back | Should -Be (Get-TestHash $File)
    }

    It 'takes files at the old address when it gives no other' {
        Set-Fault '{"method":"POST","path":"/api/v4/nodes/files/uploads","without":"uploadUrl"}'
        Clear-SandboxRequest $Sandbox
        Send-DracoonFile $File -Target /Direct -Name 'old.bin' -PartSize 5MB -Session $Direct
        @(Get-SandboxRequest $Sandbox | Where-Object { $_ -like 'POST /api/v4/nodes/files/uploads/*' }).Count | Should -Be 3
        $back = [IO.Path]::Combine($Folder, 'old.bin')
        Receive-DracoonFile /Direct/old.bin -Destination $back -VerifyHash -Session $Direct
        Get-TestHash $back | Should -Be (Get-TestHash $File)
    }

    It 'has no upload left after a failure' {
        Set-Fault '{"method":"POST","path":"/api/v4/uploads/.*","status":400,"skip":1}'
        Send-DracoonFile $File -Target /Direct -Name 'never.bin' -PartSize 5MB -Session $Direct -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed.Count | Should -Be 1
        (Get-Upload).Count | Should -Be 0
    }
}

Describe 'A byte that changes on the way' {
    AfterEach { Clear-Fault; Clear-SandboxRequest $Sandbox }

    It 'is refused in <Room>, with no file left' -ForEach @(
        @{ Room = '/Plain'; Id = 'DracoonHashMismatch' }
        @{ Room = '/Secret'; Id = 'DracoonDecryptionFailed' }
    ) {
        Send-DracoonFile (New-TestFile ([IO.Path]::Combine($Folder, 'flipped.bin')) 100000) -Target $Room
        Set-Fault '{"method":"GET","path":"/api/v4/downloads/.*","corrupt":50000}'
        $in = New-Target
        Receive-DracoonFile "$Room/flipped.bin" -Destination $in -VerifyHash -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be "$Id,DracoonPS.Commands.ReceiveDracoonFileCommand"
        (Get-Entries $in).Count | Should -Be 0
    }
}
