# What Send- and Receive-DracoonFile are told, and what they tell: settings, repeated calls, names, progress.
BeforeAll {
    . ([IO.Path]::Combine($PSScriptRoot, 'Common.ps1'))
    $Sandbox = Start-TestSandbox '--seed', 'demo'
    $Admin = Connect-TestSandbox $Sandbox
    $Folder = New-TestFolder
    [void] (New-DracoonRoom -Name 'Room')

    function New-Target { $path = [IO.Path]::Combine($Folder, [guid]::NewGuid().ToString('N')); [void] [IO.Directory]::CreateDirectory($path); $path }
    function New-Text([string] $Name, [string] $Text) { $path = [IO.Path]::Combine((New-Target), $Name); [IO.File]::WriteAllText($path, $Text); $path }
    function Get-LastBody([string] $Method, [string] $Path) {
        $line = @([IO.File]::ReadAllLines($Sandbox.Traffic) | Where-Object { $_ -match "^\{`"method`":`"$Method`",`"path`":`"$Path`"" })[-1]
        # ToString at the end, as PowerShell enumerates what Newtonsoft gives.
        return [Newtonsoft.Json.Linq.JObject]::Parse($line)['requestBody'].ToString([Newtonsoft.Json.Formatting]::None)
    }
    function Send-Named([string] $Name, [string] $ServerName, [string] $Target, [string] $Text) {
        $sent = Send-DracoonFile (New-Text $Name $Text) -Target $Target -PassThru
        $json = [Newtonsoft.Json.Linq.JObject]::new()
        $json['name'] = [Newtonsoft.Json.Linq.JValue]::CreateString($ServerName)
        [void] (Invoke-Sandbox $Sandbox 'POST' "/sandbox/nodes/$($sent.NodeId)/rename" $json.ToString())
    }
}

AfterAll { Get-DracoonSession | Disconnect-Dracoon; Stop-TestSandbox $Sandbox; [IO.Directory]::Delete($Folder, $true) }

Describe 'What goes with a file' {
    It 'is sent as it was given' {
        $file = New-Text 'given.txt' 'x'
        $time = [datetime]::new(2021, 7, 1, 12, 30, 15, 250, [DateTimeKind]::Utc)
        [IO.File]::SetLastWriteTimeUtc($file, $time)
        $expire = [datetime]::new(2040, 1, 2, 3, 4, 5, [DateTimeKind]::Utc)
        $sent = Send-DracoonFile $file -Target /Room -Classification Confidential -ExpireAt $expire -Notes 'My notes' -PassThru
        $sent.Status | Should -Be 'Sent'
        $sent.Duration.Ticks | Should -BeGreaterThan 0
        $node = Get-DracoonNode $sent.NodeId
        $node.Classification | Should -Be 3
        $node.ExpireAt | Should -Be $expire
        $node.Notes | Should -Be 'My notes'
        $node.TimestampModification | Should -Be $time
        $node.TimestampModification.Kind | Should -Be 'Utc'
        ($node.TimestampCreation - [IO.File]::GetCreationTimeUtc($file)).Duration().TotalMilliseconds | Should -BeLessThan 1
        Get-LastBody 'POST' '/api/v4/nodes/files/uploads' | Should -Match '"timestampModification":"2021-07-01T12:30:15\.25'
    }

    It 'is left out when it was not given' {
        $sent = Send-DracoonFile (New-Text 'bare.txt' 'x') -Target /Room -PassThru
        (Get-DracoonNode $sent.NodeId).Notes | Should -BeNullOrEmpty
        Get-LastBody 'POST' '/api/v4/nodes/files/uploads' | Should -Not -Match 'classification|expiration|notes'
        Get-LastBody 'PUT' '/api/v4/nodes/files/uploads/[^/]+/s3' | Should -Not -Match 'keepShareLinks'
    }

    It 'asks for the share links to be kept with -KeepShareLinks' {
        $file = New-Text 'shared.txt' 'x'
        Send-DracoonFile $file -Target /Room
        Send-DracoonFile $file -Target /Room -OnConflict Overwrite -KeepShareLinks
        $body = Get-LastBody 'PUT' '/api/v4/nodes/files/uploads/[^/]+/s3'
        $body | Should -Match '"keepShareLinks":true'
        $body | Should -Match '"resolutionStrategy":"overwrite"'
    }
}

Describe 'Send-DracoonFile -SkipUnchanged' {
    It 'refuses a file that differs, before anything of it is sent, until -OnConflict says what to do' {
        $file = New-Text 'draft.txt' 'first'
        Send-DracoonFile $file -Target /Room
        [IO.File]::WriteAllText($file, 'second version')
        Clear-SandboxRequest $Sandbox
        $result = Send-DracoonFile $file -Target /Room -SkipUnchanged -PassThru -ErrorAction SilentlyContinue -ErrorVariable failed
        $result.Status | Should -Be 'Failed'
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonNodeExists,DracoonPS.Commands.SendDracoonFileCommand'
        "$($failed[0])" | Should -Match '-OnConflict Overwrite'
        @(Get-SandboxRequest $Sandbox | Where-Object { $_ -notlike 'GET *' }).Count | Should -Be 0
        (Send-DracoonFile $file -Target /Room -SkipUnchanged -OnConflict Overwrite -PassThru).Status | Should -Be 'Sent'
        (Send-DracoonFile $file -Target /Room -SkipUnchanged -OnConflict Overwrite -PassThru).Status | Should -Be 'Skipped'
    }

    It 'tells the plan with -WhatIf, without what is there' {
        $tree = [IO.Path]::Combine((New-Target), 'plan')
        [void] [IO.Directory]::CreateDirectory([IO.Path]::Combine($tree, 'sub'))
        foreach ($name in 'a', 'b') { [IO.File]::WriteAllText([IO.Path]::Combine($tree, 'sub', $name), $name) }
        Send-DracoonFile $tree -Target /Room -Recurse
        [IO.File]::WriteAllText([IO.Path]::Combine($tree, 'sub', 'c'), 'c')
        Clear-SandboxRequest $Sandbox
        @(Send-DracoonFile $tree -Target /Room -Recurse -SkipUnchanged -PassThru -WhatIf | Where-Object { $_.Status -ne 'Skipped' }).Count | Should -Be 0
        @(Get-SandboxRequest $Sandbox | Where-Object { $_ -notlike 'GET *' }).Count | Should -Be 0
        @(Get-SandboxRequest $Sandbox).Count | Should -BeLessThan 6
        @(Send-DracoonFile $tree -Target /Room -Recurse -SkipUnchanged -PassThru | Where-Object { $_.Status -eq 'Sent' }).Name | Should -Be 'c'
    }

    It 'finds many files in one folder in few requests' {
        $many = New-Target
        foreach ($i in 1..30) { [IO.File]::WriteAllText([IO.Path]::Combine($many, "many$i.txt"), "$i") }
        $paths = [IO.Directory]::GetFiles($many)
        $paths | Send-DracoonFile -Target /Room -ThrottleLimit 8
        Clear-SandboxRequest $Sandbox
        @($paths | Send-DracoonFile -Target /Room -SkipUnchanged -PassThru | Where-Object { $_.Status -eq 'Skipped' }).Count | Should -Be 30
        @(Get-SandboxRequest $Sandbox).Count | Should -BeLessThan 10
    }
}

Describe 'Send-DracoonFile' {
    It 'refuses two files that would become one' {
        $first = New-Text 'twin.txt' '1'
        $second = New-Text 'Twin.txt' '2'
        $result = @($first, $second | Send-DracoonFile -Target /Room -OnConflict Overwrite -PassThru -ErrorAction SilentlyContinue -ErrorVariable failed)
        ($result | ForEach-Object { $_.Status }) -join ',' | Should -Match 'Failed'
        $failed.Count | Should -Be 1
        "$($failed[0])" | Should -Match 'would both become'
    }

    It 'sends nothing of a large file whose name is taken' {
        $file = New-TestFile ([IO.Path]::Combine((New-Target), 'big.bin')) 6MB
        Send-DracoonFile $file -Target /Room
        Clear-SandboxRequest $Sandbox
        Send-DracoonFile $file -Target /Room -PartSize 5MB -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonNodeExists,DracoonPS.Commands.SendDracoonFileCommand'
        @(Get-SandboxRequest $Sandbox | Where-Object { $_ -notlike 'GET *' }).Count | Should -Be 0
    }
}

Describe 'Receive-DracoonFile -SkipUnchanged' {
    It 'skips what is the same, and wants -Force for what is not' {
        $file = New-Text 'kept.txt' 'server'
        Send-DracoonFile $file -Target /Room
        $in = New-Target
        (Receive-DracoonFile /Room/kept.txt -Destination $in -SkipUnchanged -PassThru).Status | Should -Be 'Received'
        (Receive-DracoonFile /Room/kept.txt -Destination $in -SkipUnchanged -PassThru).Status | Should -Be 'Skipped'
        $local = [IO.Path]::Combine($in, 'kept.txt')
        [IO.File]::WriteAllText($local, 'local!')
        $result = Receive-DracoonFile /Room/kept.txt -Destination $in -SkipUnchanged -PassThru -ErrorAction SilentlyContinue -ErrorVariable failed
        $result.Status | Should -Be 'Failed'
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonFileExists,DracoonPS.Commands.ReceiveDracoonFileCommand'
        [IO.File]::ReadAllText($local) | Should -Be 'local!'
        (Receive-DracoonFile /Room/kept.txt -Destination $in -SkipUnchanged -Force -PassThru).Status | Should -Be 'Received'
        [IO.File]::ReadAllText($local) | Should -Be 'server'
    }

    It 'wants a folder for several files' {
        Send-DracoonFile (New-Text 'p1.md' '1'), (New-Text 'p2.md' '2') -Target /Room
        $in = [IO.Path]::Combine((New-Target), 'not-there')
        { Receive-DracoonFile '/Room/p*.md' -Destination $in } | Should -Throw -ExpectedMessage '*there is no folder*'
        [IO.File]::Exists($in) | Should -BeFalse
    }
}

Describe 'Hostile names' {
    BeforeAll {
        [void] (New-DracoonRoom -Name 'Hostile')
        Send-Named 'n1' '../../outside.txt' /Hostile '1'
        Send-Named 'n2' 'a:b' /Hostile '2'
        Send-Named 'n3' 'a?b' /Hostile '3'
        Send-Named 'n4' "caf$([char] 0xE9).txt" /Hostile '4'
        Send-Named 'n5' "cafe$([char] 0x301).txt" /Hostile '5'
        Send-Named 'n6' 'same.TXT' /Hostile '6'
        Send-Named 'n7' 'SAME.txt' /Hostile '7'
        Send-Named 'n8' 'NUL.txt' /Hostile '8'
    }

    It 'stay in the folder, each with a file of its own and a warning for each that is changed' {
        $in = New-Target
        $result = @(Receive-DracoonFile /Hostile -Recurse -Destination $in -PassThru -WarningAction SilentlyContinue -WarningVariable warnings)
        @($result | Where-Object { $_.Status -eq 'Received' }).Count | Should -Be 8
        $files = [IO.Directory]::GetFiles([IO.Path]::Combine($in, 'Hostile'))
        $files.Count | Should -Be 8
        $texts = [string[]] @($files | ForEach-Object { [IO.File]::ReadAllText($_) }); [Array]::Sort($texts); ($texts -join '') | Should -Be '12345678'
        # Also on a disk that tells neither case nor spelling apart.
        $keys = [Collections.Generic.HashSet[string]]::new([StringComparer]::OrdinalIgnoreCase)
        foreach ($file in $files) { $keys.Add([IO.Path]::GetFileName($file).Normalize()) | Should -BeTrue }
        $warnings.Count | Should -Be 6
        [IO.File]::Exists([IO.Path]::Combine($in, 'outside.txt')) | Should -BeFalse
    }

    It 'are refused with -Verbatim, and the others come' {
        $in = New-Target
        $result = @(Receive-DracoonFile /Hostile -Recurse -Destination $in -Verbatim -PassThru -ErrorAction SilentlyContinue -ErrorVariable failed)
        @($result | Where-Object { $_.Status -eq 'Received' }).Count | Should -Be 2
        $failed.Count | Should -Be 6
    }

    It 'don''t lead through a link out of the folder' -Skip:([IO.Path]::DirectorySeparatorChar -eq '\') {
        [void] (New-DracoonRoom -Name 'Linked')
        $tree = [IO.Path]::Combine((New-Target), 'sub')
        [void] [IO.Directory]::CreateDirectory($tree)
        [IO.File]::WriteAllText([IO.Path]::Combine($tree, 'passwd'), 'evil')
        Send-DracoonFile $tree -Target /Linked -Recurse
        Send-DracoonFile (New-Text 'file.txt' 'evil') -Target /Linked
        $in = New-Target
        $outside = New-Target
        $target = New-Text 'target.txt' 'mine'
        [void] [IO.Directory]::CreateDirectory([IO.Path]::Combine($in, 'Linked'))
        [void] [IO.Directory]::CreateSymbolicLink([IO.Path]::Combine($in, 'Linked', 'sub'), $outside)
        [void] [IO.File]::CreateSymbolicLink([IO.Path]::Combine($in, 'Linked', 'file.txt'), $target)
        Receive-DracoonFile /Linked -Recurse -Destination $in -Force -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed.Count | Should -Be 3
        "$($failed[0])" | Should -Match 'is a link'
        [IO.Directory]::GetFileSystemEntries($outside).Count | Should -Be 0
        [IO.File]::ReadAllText($target) | Should -Be 'mine'
    }
}

Describe 'Progress' {
    BeforeAll {
        function Get-Progress([scriptblock] $Script, [object[]] $Arguments) {
            $shell = [powershell]::Create([initialsessionstate]::CreateDefault2())
            try {
                [void] $shell.AddScript('param($Manifest) Import-Module $Manifest').AddArgument($ModuleManifest).Invoke()
                $shell.Commands.Clear()
                $shell.Streams.Progress.Clear()
                [void] $shell.AddScript($Script)
                foreach ($argument in $Arguments) { [void] $shell.AddArgument($argument) }
                $watch = [Diagnostics.Stopwatch]::StartNew()
                [void] $shell.Invoke()
                return [pscustomobject] @{ Records = $shell.Streams.Progress.ReadAll(); Seconds = $watch.Elapsed.TotalSeconds }
            }
            finally { $shell.Runspace.Dispose(); $shell.Dispose() }
        }
        $Script = { param($paths, $session) $paths | Send-DracoonFile -Target /Room -Session $session -OnConflict Overwrite -PartSize 5MB -ErrorAction SilentlyContinue }
        $Files = @(foreach ($i in 1..3) { New-TestFile ([IO.Path]::Combine($Folder, "progress$i.bin")) 12MB $i })
    }
    AfterEach { [void] (Invoke-Sandbox $Sandbox 'DELETE' '/sandbox/faults') }

    It 'has one line for the whole and one for each file, with bytes, speed and time left, and ends' {
        [void] (Invoke-Sandbox $Sandbox 'POST' '/sandbox/faults' '{"method":"PUT","path":"/storage/.*","delay":400,"count":100}')
        $seen = Get-Progress $Script @($Files, $Admin)
        $whole = @($seen.Records | Where-Object { $_.ParentActivityId -lt 0 })
        $whole[0].Activity | Should -Be 'Sending files to /Room'
        @($whole | Where-Object { $_.StatusDescription -match '^\d of 3 files, .+ of 36\.0 MB, .+/s$' }).Count | Should -BeGreaterThan 1
        @($whole | Where-Object { $_.SecondsRemaining -ge 0 }).Count | Should -BeGreaterThan 0
        $whole[-1].RecordType | Should -Be 'Completed'
        @($whole | Where-Object { $_.RecordType -eq 'Processing' }).Count | Should -BeLessOrEqual (2 + 10 * $seen.Seconds)
        $lines = @($seen.Records | Where-Object { $_.ParentActivityId -eq $whole[0].ActivityId })
        $ids = [Collections.Generic.HashSet[int]]::new()
        foreach ($line in $lines) { [void] $ids.Add($line.ActivityId) }
        foreach ($id in $ids) { @($lines | Where-Object { $_.ActivityId -eq $id })[-1].RecordType | Should -Be 'Completed' }
        $ids.Count | Should -Be 3
    }

    It 'ends when files fail, too' {
        [void] (Invoke-Sandbox $Sandbox 'POST' '/sandbox/faults' '{"method":"PUT","path":"/storage/.*","status":400,"count":100,"skip":1}')
        $records = (Get-Progress $Script @($Files, $Admin)).Records
        @($records | Where-Object { $_.ParentActivityId -lt 0 })[-1].RecordType | Should -Be 'Completed'
    }
}
