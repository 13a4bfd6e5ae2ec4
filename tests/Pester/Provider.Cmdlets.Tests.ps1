# The drive as people use it: cd, dir, Get-Content and their kin, which the bare engine does not have.
BeforeAll {
    . ([IO.Path]::Combine($PSScriptRoot, 'Common.ps1'))
    . ([scriptblock]::Create((Get-SharedClassText ([IO.Path]::Combine($PSScriptRoot, 'AnsweringHost.ps1')))))
    $Sandbox = Start-TestSandbox '--seed', 'demo'
    $Session = Connect-Dracoon -BaseUrl $Sandbox.Url -Credential (New-TestCredential 'admin' 'Sandbox-Admin-1') -PassThru -DriveName TestD
    $Secret = ConvertTo-TestSecret 'A secret of mine'
    Set-DracoonKeypair -Password $Secret
    Unlock-DracoonKeypair -Password $Secret
    [void] (New-DracoonRoom -Name 'Plain')
    [void] (New-DracoonRoom -Name 'Sealed')
    Enable-DracoonRoomEncryption /Sealed -Confirm:$false
    $Folder = New-TestFolder
    $Separator = [IO.Path]::DirectorySeparatorChar

    # A script that has the drive A of its own, and somebody who answers its questions.
    function Invoke-OnDrive([string[]] $Answer, [string] $Script) {
        Invoke-Answering $Answer ([scriptblock]::Create("Import-Module '$ModuleManifest'
            Connect-Dracoon -BaseUrl '$($Sandbox.Url)' -Credential ([pscredential]::new('admin', ([Net.NetworkCredential]::new('', 'Sandbox-Admin-1').SecurePassword))) -DriveName A
            $Script"))
    }
}

AfterAll {
    Get-DracoonSession | Disconnect-Dracoon
    Stop-TestSandbox $Sandbox
    [IO.Directory]::Delete($Folder, $true)
}

Describe 'New-PSDrive' -Tag 'FullShell' {
    It 'makes a drive of the default session, or of the one that is given' {
        $drive = New-PSDrive -Name TestN -PSProvider Dracoon -Root /
        $drive.Session.SessionId | Should -Be $Session.SessionId
        Test-Path TestN:/Plain | Should -BeTrue
        Remove-PSDrive TestN
        $other = Connect-Dracoon -BaseUrl $Sandbox.Url -Credential (New-TestCredential 'admin' 'Sandbox-Admin-1') -PassThru
        try {
            (New-PSDrive -Name TestN -PSProvider Dracoon -Root /Plain -Session $Session).Session.SessionId | Should -Be $Session.SessionId
            Test-Path TestN:/ | Should -BeTrue
            Remove-PSDrive TestN
        }
        finally { Disconnect-Dracoon $other }
    }

    It 'of a root that is not there is an error with the id of the cmdlets' {
        New-PSDrive -Name TestN -PSProvider Dracoon -Root /Nowhere -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'DracoonNodeNotFound,*'
    }
}

Describe 'cd, dir, Get-Item, Test-Path, Resolve-Path' -Tag 'FullShell' {
    BeforeAll {
        [void] (New-Item TestD:/Plain/look/deep -ItemType Directory)
        'one', 'two', 'three' | Set-Content TestD:/Plain/look/lines.txt
        'x' | Set-Content TestD:/Plain/look/deep/other.log
        'x' | Set-Content TestD:/Plain/look/deep/more.txt
        Push-Location TestD:/Plain
    }

    AfterAll { Pop-Location }

    It 'go where they are told' {
        Push-Location look/deep
        (Get-Location).Path | Should -Be "TestD:${Separator}Plain${Separator}look${Separator}deep"
        (Get-Item ../lines.txt).Name | Should -Be 'lines.txt'
        Pop-Location
        (Get-Location).Path | Should -Be "TestD:${Separator}Plain"
    }

    It 'list with <Call>' -ForEach @(
        @{ Call = 'dir look'; Names = 'deep lines.txt' }
        @{ Call = 'dir look -Recurse'; Names = 'deep lines.txt more.txt other.log' }
        @{ Call = 'dir look -Recurse -Depth 0'; Names = 'deep lines.txt' }
        @{ Call = 'dir look -Recurse -File'; Names = 'lines.txt more.txt other.log' }
        @{ Call = 'dir look -Recurse -Directory'; Names = 'deep' }
        @{ Call = 'dir look -File'; Names = 'lines.txt' }
        @{ Call = 'dir look -Filter *.txt'; Names = 'lines.txt' }
        @{ Call = 'dir look -Recurse -Filter *.txt'; Names = 'lines.txt more.txt' }
        @{ Call = 'dir look/* -Include *.txt'; Names = 'lines.txt' }
        @{ Call = 'dir look -Recurse -Include *.txt, *.log'; Names = 'lines.txt more.txt other.log' }
        @{ Call = 'dir look -Recurse -Exclude *.log'; Names = 'deep lines.txt more.txt' }
        @{ Call = 'dir look/d*/*.txt'; Names = 'more.txt' }
        @{ Call = 'dir look/lines.txt'; Names = 'lines.txt' }
        @{ Call = 'Get-Item look/l*'; Names = 'lines.txt' }
    ) {
        $found = [string[]] @(& ([scriptblock]::Create($Call)) | ForEach-Object { $_.Name })
        [Array]::Sort($found, [StringComparer]::Ordinal)
        $found -join ' ' | Should -Be $Names
    }

    It 'list names, also below' {
        @(dir look -Name) -join ' ' | Should -Be 'deep lines.txt'
        @(dir look -Name -Recurse -File | Sort-Object) -join ' ' | Should -Be "deep${Separator}more.txt deep${Separator}other.log lines.txt"
    }

    It 'test and resolve' {
        Test-Path look/lines.txt | Should -BeTrue
        Test-Path look/lines.txt -PathType Container | Should -BeFalse
        Test-Path look/*.none | Should -BeFalse
        @(Resolve-Path look/d*/*.txt).Path | Should -Be "TestD:${Separator}Plain${Separator}look${Separator}deep${Separator}more.txt"
        Resolve-Path look/lines.txt -Relative | Should -Be ".${Separator}look${Separator}lines.txt"
        Split-Path TestD:/Plain/look/lines.txt -Leaf | Should -Be 'lines.txt'
        Join-Path TestD:/Plain look | Should -Be "TestD:${Separator}Plain${Separator}look"
    }

    It 'complete with Tab' {
        $line = 'Get-Item TestD:/Plain/look/li'
        $found = [Management.Automation.CommandCompletion]::CompleteInput($line, $line.Length, $null).CompletionMatches
        @($found | ForEach-Object { $_.ListItemText }) -join ' ' | Should -Be 'lines.txt'
    }

    It 'say what is not there as in the file system, and what can not be reached as it is' {
        Get-Item look/none -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'PathNotFound,*'
        $lost = Start-TestSandbox '--seed', 'demo'
        $session = Connect-Dracoon -BaseUrl $lost.Url -Credential (New-TestCredential 'admin' 'Sandbox-Admin-1') -PassThru -DriveName TestLost -MaximumRetryCount 0
        try {
            Stop-TestSandbox $lost
            Get-Item TestLost:/Plain -ErrorAction SilentlyContinue -ErrorVariable failed
            @($failed).Count | Should -Be 1
            $failed[0].FullyQualifiedErrorId | Should -BeLike 'DracoonConnectionFailed,*'
            Test-Path TestLost:/Plain -ErrorAction SilentlyContinue -ErrorVariable failed | Should -BeFalse
            $failed[0].FullyQualifiedErrorId | Should -BeLike 'DracoonConnectionFailed,*'
            { Get-Item TestLost:/Plain -ErrorAction Stop } | Should -Throw -ExpectedMessage "*can't be reached*"
        }
        finally { Disconnect-Dracoon $session -NoRevoke }
    }

    It 'show the requests with -Verbose' {
        $said = @(Get-ChildItem look -Verbose 4>&1 | Where-Object { $_ -is [Management.Automation.VerboseRecord] })
        "$said" | Should -BeLike '*/api/v4/nodes*'
    }

    It 'end the reading when Select-Object has enough' {
        Clear-SandboxRequest $Sandbox
        @(dir TestD:/ | Select-Object -First 1).Count | Should -Be 1
    }
}

Describe 'New-Item, Remove-Item, Rename-Item, Move-Item, Copy-Item' -Tag 'FullShell' {
    It 'make rooms, folders and files' {
        (New-Item TestD:/Fresh -ItemType Room).Type | Should -Be 'room'
        (New-Item TestD:/Fresh -Name sub -ItemType Directory).Type | Should -Be 'folder'
        (New-Item TestD:/Fresh/by/hand -ItemType Directory).Type | Should -Be 'folder'
        (New-Item TestD:/Fresh/file.txt -Value 'Hello').Size | Should -Be 5
        (New-Item TestD:/Sealed/file.txt -ItemType File -Value 'Hello').IsEncrypted | Should -BeTrue
        (New-Item TestD:/Fresh/bytes.bin -Value ([byte[]] (1, 2, 3))).Size | Should -Be 3
        New-Item TestD:/Fresh/file.txt -Value 'Other' -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'DracoonNodeExists,*'
        (New-Item TestD:/Fresh/file.txt -Value 'Others' -Force).Size | Should -Be 6
    }

    It 'change names and places' {
        Rename-Item TestD:/Fresh/file.txt renamed.txt
        Test-Path TestD:/Fresh/renamed.txt | Should -BeTrue
        (Move-Item TestD:/Fresh/renamed.txt TestD:/Fresh/sub -PassThru).ToString() | Should -Be '/Fresh/sub/renamed.txt'
        Copy-Item TestD:/Fresh/sub/renamed.txt TestD:/Sealed/copied.txt
        Get-Content TestD:/Sealed/copied.txt | Should -Be 'Others'
        Copy-Item TestD:/Fresh/sub TestD:/Plain -Recurse
        Test-Path TestD:/Plain/sub/renamed.txt | Should -BeTrue
        dir TestD:/Fresh/sub/*.txt | Rename-Item -NewName { $_.Name -replace 'txt$', 'text' }
        Test-Path TestD:/Fresh/sub/renamed.text | Should -BeTrue
    }

    It 'do nothing with -WhatIf' {
        Clear-SandboxRequest $Sandbox
        New-Item TestD:/Fresh/whatif -ItemType Directory -WhatIf
        Rename-Item TestD:/Fresh/sub other -WhatIf
        Move-Item TestD:/Fresh/sub TestD:/Plain -WhatIf
        Copy-Item TestD:/Fresh/sub TestD:/Plain/again -Recurse -WhatIf
        Remove-Item TestD:/Fresh/sub -Recurse -WhatIf
        'x' | Set-Content TestD:/Fresh/bytes.bin -WhatIf
        'x' | Add-Content TestD:/Fresh/bytes.bin -WhatIf
        Clear-Content TestD:/Fresh/bytes.bin -WhatIf
        Set-ItemProperty TestD:/Fresh/bytes.bin Notes 'x' -WhatIf
        Get-SandboxRequest $Sandbox | Where-Object { $_ -notlike 'GET *' -and $_ -notlike '*/downloads*' } | Should -BeNullOrEmpty
    }

    It 'remove what comes through the pipeline, and nothing local of the same path' {
        $room = 'R' + [guid]::NewGuid().ToString('N').Substring(0, 8)
        [void] (New-Item "TestD:/$room" -ItemType Room)
        'x' | Set-Content "TestD:/$room/a[1].txt"
        'x' | Set-Content "TestD:/$room/a1.txt"
        dir "TestD:/$room" -Filter 'a[1].txt' | Remove-Item
        @(dir "TestD:/$room" -Name) -join ' ' | Should -Be 'a1.txt'
        dir "TestD:/$room" | Get-Content | Should -Be 'x'
        dir TestD:/ | Where-Object Name -eq $room | Remove-Item -Recurse
        Test-Path "TestD:/$room" | Should -BeFalse
    }

    It 'ask before what is not empty goes without -Recurse' {
        $asked = Invoke-OnDrive 'No' 'Remove-Item A:/Fresh/sub'
        $asked.Asked.Count | Should -Be 1
        Test-DracoonPath /Fresh/sub | Should -BeTrue
        [void] (Invoke-OnDrive 'Yes' 'Remove-Item A:/Fresh/sub')
        Test-DracoonPath /Fresh/sub | Should -BeFalse # by another session, which a drive may see two seconds late
        $asked = Invoke-OnDrive 'No' 'Remove-Item A:/Fresh/bytes.bin -Confirm'
        "$($asked.Asked)" | Should -BeLike '*/Fresh/bytes.bin (file*'
        Test-Path TestD:/Fresh/bytes.bin | Should -BeTrue
    }
}

Describe 'Get-Content, Set-Content, Add-Content, Clear-Content' -Tag 'FullShell' {
    It 'write and read text, in <_>' -ForEach 'Plain', 'Sealed' {
        'one', 'two' | Set-Content "TestD:/$_/text.txt"
        'three' | Add-Content "TestD:/$_/text.txt"
        @(Get-Content "TestD:/$_/text.txt") -join ' ' | Should -Be 'one two three'
        @(Get-Content "TestD:/$_/text.txt" -TotalCount 2) -join ' ' | Should -Be 'one two'
        (Get-Content "TestD:/$_/text.txt" -Raw) | Should -Be "one$([Environment]::NewLine)two$([Environment]::NewLine)three$([Environment]::NewLine)"
        @(Get-Content "TestD:/$_/text.txt" -ReadCount 2)[0].Count | Should -Be 2
        Set-Content "TestD:/$_/text.txt" -Value 'only' -NoNewline
        (Get-Content "TestD:/$_/text.txt" -Raw) | Should -Be 'only'
        Clear-Content "TestD:/$_/text.txt"
        (Get-Item "TestD:/$_/text.txt").Size | Should -Be 0
    }

    It 'write and read encodings and bytes' {
        Set-Content TestD:/Plain/wide.txt -Value "$([char] 0x20AC)" -Encoding unicode
        Add-Content TestD:/Plain/wide.txt -Value 'more'
        @(Get-Content TestD:/Plain/wide.txt) -join ' ' | Should -Be "$([char] 0x20AC) more"
        Set-Content TestD:/Plain/bytes.bin -Value ([byte[]] (0, 127, 255)) -AsByteStream
        @(Get-Content TestD:/Plain/bytes.bin -AsByteStream) -join ' ' | Should -Be '0 127 255'
        @(Get-Content TestD:/Plain/bytes.bin -Encoding Byte) -join ' ' | Should -Be '0 127 255'
        (Get-Content TestD:/Plain/bytes.bin -AsByteStream -Raw).GetType().FullName | Should -Be 'System.Byte[]'
        { Get-Content TestD:/Plain/bytes.bin -Encoding klingon } | Should -Throw -ExpectedMessage "*'klingon' is no encoding*"
    }

    It 'carry bytes between the drive and the disk' {
        $bytes = [byte[]] (0..255)
        $local = [IO.Path]::Combine($Folder, 'carried.bin')
        Set-Content TestD:/Sealed/carried.bin -Value $bytes -AsByteStream
        if ($PSVersionTable.PSVersion.Major -ge 6) {
            Get-Content TestD:/Sealed/carried.bin -AsByteStream -Raw | Set-Content -LiteralPath $local -AsByteStream
        }
        else { Get-Content TestD:/Sealed/carried.bin -AsByteStream -ReadCount 0 | Set-Content -LiteralPath $local -Encoding Byte }
        [Convert]::ToBase64String([IO.File]::ReadAllBytes($local)) | Should -Be ([Convert]::ToBase64String($bytes))
    }

    It 'leave the file as it was when the input breaks off' {
        'old' | Set-Content TestD:/Plain/atomic.txt
        { 1..3 | ForEach-Object { if ($_ -eq 3) { throw 'broken' }; "line $_" } | Set-Content TestD:/Plain/atomic.txt } | Should -Throw 'broken'
        Get-Content TestD:/Plain/atomic.txt | Should -Be 'old'
    }

    It 'leave the file as it was when it can not be sent, and say why' {
        'old' | Set-Content TestD:/Plain/whole.txt
        [void] (Invoke-Sandbox $Sandbox 'POST' '/sandbox/faults' '{"method":"POST","path":"/api/v4/nodes/files/uploads","status":507,"count":1}')
        'new' | Set-Content TestD:/Plain/whole.txt -ErrorAction SilentlyContinue -ErrorVariable failed
        "$($failed.FullyQualifiedErrorId)" | Should -BeLike '*DracoonQuotaExceeded*'
        Get-Content TestD:/Plain/whole.txt | Should -Be 'old'
        [void] (Invoke-Sandbox $Sandbox 'POST' '/sandbox/faults' '{"method":"POST","path":"/api/v4/nodes/files/uploads","status":507,"count":1}')
        { 'new' | Set-Content TestD:/Plain/whole.txt -ErrorAction Stop } | Should -Throw -ExpectedMessage '*507*'
    }

    It 'write nothing of an input that is not bytes, and add nothing to what can not be read' {
        1, 'x', 2 | Set-Content TestD:/Plain/whole.txt -AsByteStream -ErrorAction SilentlyContinue -ErrorVariable failed
        @($failed).Count | Should -Be 1
        Get-Content TestD:/Plain/whole.txt | Should -Be 'old'
        'secret' | Set-Content TestD:/Sealed/broken.txt
        $node = Get-Item TestD:/Sealed/broken.txt
        [void] (Invoke-Sandbox $Sandbox 'POST' "/sandbox/nodes/$($node.NodeId)/corrupt" '{"offset":1}')
        { 'more' | Add-Content TestD:/Sealed/broken.txt } | Should -Throw -ExpectedMessage '*its tag does not match*'
        (Get-Item TestD:/Sealed/broken.txt).NodeId | Should -Be $node.NodeId
    }

    It 'read and write properties' {
        Set-ItemProperty TestD:/Plain/whole.txt -Name Notes -Value 'mine'
        Get-ItemPropertyValue TestD:/Plain/whole.txt Notes | Should -Be 'mine'
        Set-ItemProperty TestD:/Plain/whole.txt ExpireAt ([datetime]::UtcNow.AddDays(3))
        (Get-ItemProperty TestD:/Plain/whole.txt ExpireAt).ExpireAt | Should -BeGreaterThan ([datetime]::UtcNow)
        Clear-ItemProperty TestD:/Plain/whole.txt ExpireAt
        (Get-Item TestD:/Plain/whole.txt).ExpireAt | Should -BeNullOrEmpty
    }
}

Describe 'Between the disk and the drive' -Tag 'FullShell' {
    It 'files are sent and received by the cmdlets, which take paths on the drive' {
        [IO.File]::WriteAllText([IO.Path]::Combine($Folder, 'a.txt'), 'A')
        [IO.File]::WriteAllText([IO.Path]::Combine($Folder, 'b.txt'), 'B')
        dir $Folder -Filter ?.txt | Send-DracoonFile -Target TestD:/Sealed
        Get-Content TestD:/Sealed/b.txt | Should -Be 'B'
        $in = [IO.Path]::Combine($Folder, 'in')
        [void] [IO.Directory]::CreateDirectory($in)
        dir TestD:/Sealed -Filter ?.txt | Receive-DracoonFile -Destination $in
        [IO.File]::ReadAllText([IO.Path]::Combine($in, 'a.txt')) | Should -Be 'A'
        Receive-DracoonFile 'TestD:/Sealed/?.txt' -Destination $in -Force
        Push-Location TestD:/Sealed
        try {
            Receive-DracoonFile ./a.txt -Destination $in -Force
            { Receive-DracoonFile ./a.txt } | Should -Throw -ExpectedMessage '*is not a path of the file system*'
        }
        finally { Pop-Location }
    }

    It 'Copy-Item is refused by PowerShell' {
        Copy-Item TestD:/Plain/whole.txt $Folder -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'CopyItemSourceAndDestinationNotSameProvider,*'
    }
}

Describe 'Ctrl+C' -Tag 'FullShell' {
    It 'ends the request at once' {
        $runspace = [Management.Automation.Runspaces.RunspaceFactory]::CreateRunspace([initialsessionstate]::CreateDefault2())
        $runspace.Open()
        $shell = [powershell]::Create()
        $shell.Runspace = $runspace
        try {
            [void] $shell.AddScript("Import-Module '$ModuleManifest'
                Connect-Dracoon -BaseUrl '$($Sandbox.Url)' -Credential ([pscredential]::new('admin', ([Net.NetworkCredential]::new('', 'Sandbox-Admin-1').SecurePassword))) -DriveName S").Invoke()
            $shell.Commands.Clear()
            [void] (Invoke-Sandbox $Sandbox 'POST' '/sandbox/faults' '{"method":"GET","path":"/api/v4/nodes","delay":20000,"count":1}')
            [void] $shell.AddScript('Get-ChildItem S:/')
            $running = $shell.BeginInvoke()
            [Threading.Thread]::Sleep(500)
            $watch = [Diagnostics.Stopwatch]::StartNew()
            $shell.Stop()
            $watch.Elapsed.TotalSeconds | Should -BeLessThan 5
            $shell.InvocationStateInfo.State | Should -Be 'Stopped'
        }
        finally {
            [void] (Invoke-Sandbox $Sandbox 'DELETE' '/sandbox/faults')
            $shell.Dispose(); $runspace.Dispose()
        }
    }
}
