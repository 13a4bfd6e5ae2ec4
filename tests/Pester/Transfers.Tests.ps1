BeforeAll {
    . ([IO.Path]::Combine($PSScriptRoot, 'Common.ps1'))
    $Sandbox = Start-TestSandbox '--seed', 'demo'
    $Admin = Connect-TestSandbox $Sandbox
    $Secret = ConvertTo-TestSecret 'Encrypt-Me-2026'
    $Folder = New-TestFolder
    [void] (New-DracoonRoom -Name 'Plain')
    [void] (New-DracoonRoom -Name 'Secret')
    Enable-DracoonRoomEncryption /Secret -Confirm:$false
    Set-DracoonKeypair -Password $Secret -Confirm:$false
    Unlock-DracoonKeypair -Password $Secret

    function Get-Entries([string] $Path) { @([IO.Directory]::GetFileSystemEntries($Path, '*', [IO.SearchOption]::AllDirectories)) }
    function New-Target { $path = [IO.Path]::Combine($Folder, [guid]::NewGuid().ToString('N')); [void] [IO.Directory]::CreateDirectory($path); $path }
}

AfterAll { Get-DracoonSession | Disconnect-Dracoon; Stop-TestSandbox $Sandbox; [IO.Directory]::Delete($Folder, $true) }

Describe 'A round trip through <Room>' -ForEach @{ Room = '/Plain' }, @{ Room = '/Secret' } {
    It 'brings <Size> bytes back as they were' -ForEach @(
        @{ Size = 0 }
        @{ Size = 1 }
        @{ Size = 100000 }
        @{ Size = 64MB }
    ) {
        $file = New-TestFile ([IO.Path]::Combine($Folder, "f$Size.bin")) $Size 7
        $node = Send-DracoonFile $file -Target $Room -PassThru
        $node.Size | Should -Be $Size
        $in = New-Target
        Receive-DracoonFile "$Room/f$Size.bin" -Destination $in
        (Get-Entries $in).Count | Should -Be 1
        Get-TestHash ([IO.Path]::Combine($in, "f$Size.bin")) | Should -Be (Get-TestHash $file)
    }

    It 'keeps the time of the last change' {
        $file = New-TestFile ([IO.Path]::Combine($Folder, 'time.bin')) 10
        $time = [datetime]::new(2020, 2, 3, 4, 5, 6, [DateTimeKind]::Utc)
        [IO.File]::SetLastWriteTimeUtc($file, $time)
        Send-DracoonFile $file -Target $Room -OnConflict Overwrite
        $in = New-Target
        Receive-DracoonFile "$Room/time.bin" -Destination $in
        [IO.File]::GetLastWriteTimeUtc([IO.Path]::Combine($in, 'time.bin')) | Should -Be $time
    }

    It 'takes a folder with -Recurse' {
        $tree = [IO.Path]::Combine((New-Target), 'tree')
        [void] [IO.Directory]::CreateDirectory([IO.Path]::Combine($tree, 'sub'))
        [void] [IO.Directory]::CreateDirectory([IO.Path]::Combine($tree, 'empty'))
        [void] (New-TestFile ([IO.Path]::Combine($tree, 'a.bin')) 1000 1)
        [void] (New-TestFile ([IO.Path]::Combine($tree, 'sub', 'b.bin')) 2000 2)
        Send-DracoonFile $tree -Target $Room -Recurse
        $in = New-Target
        Receive-DracoonFile "$Room/tree" -Destination $in -Recurse
        [IO.Directory]::Exists([IO.Path]::Combine($in, 'tree', 'empty')) | Should -BeTrue
        Get-TestHash ([IO.Path]::Combine($in, 'tree', 'a.bin')) | Should -Be (Get-TestHash ([IO.Path]::Combine($tree, 'a.bin')))
        Get-TestHash ([IO.Path]::Combine($in, 'tree', 'sub', 'b.bin')) | Should -Be (Get-TestHash ([IO.Path]::Combine($tree, 'sub', 'b.bin')))
    }

    It 'leaves links in a folder out with a warning, half received files without, and follows the link that is named' -Skip:([IO.Path]::DirectorySeparatorChar -eq '\') {
        $top = New-Target
        $tree = [IO.Path]::Combine($top, 'links')
        $outside = New-TestFile ([IO.Path]::Combine($top, 'outside.bin')) 3000 3
        [IO.File]::SetLastWriteTimeUtc($outside, [datetime]::new(2021, 2, 3, 4, 5, 6, [DateTimeKind]::Utc))
        [void] [IO.Directory]::CreateDirectory([IO.Path]::Combine($tree, 'only-links'))
        foreach ($link in @('to-file.bin', $outside), @('only-links/to-folder', $top), @('nowhere', "$top/missing")) {
            & ln -s $link[1] ([IO.Path]::Combine($tree, $link[0]))
        }
        [void] (New-TestFile ([IO.Path]::Combine($tree, '.7-0123.dracoon-part')) 10)
        [void] (New-TestFile ([IO.Path]::Combine($tree, 'a.bin')) 1000 1)
        $sent = Send-DracoonFile $tree -Target $Room -Recurse -PassThru -WarningAction SilentlyContinue -WarningVariable warnings
        $sent.Name | Should -Be 'a.bin'
        ($warnings | ForEach-Object { [regex]::Match("$_", "(\w[\w.-]*)' is a link and left out").Groups[1].Value }) -join ' ' | Should -Be 'nowhere to-folder to-file.bin'
        (Get-DracoonNode "$Room/links" -Recurse).Name -join ' ' | Should -Be 'only-links a.bin'

        $link = [IO.Path]::Combine($tree, 'to-file.bin')
        $sent = Send-DracoonFile $link -Target $Room -PassThru
        $sent.Size | Should -Be 3000
        $in = New-Target
        Receive-DracoonFile "$Room/to-file.bin" -Destination $in
        Get-TestHash ([IO.Path]::Combine($in, 'to-file.bin')) | Should -Be (Get-TestHash $outside)
        [IO.File]::GetLastWriteTimeUtc([IO.Path]::Combine($in, 'to-file.bin')) | Should -Be ([IO.File]::GetLastWriteTimeUtc($outside))
    }
}

Describe 'Damage' {
    It 'of one stored byte makes Receive-DracoonFile fail, with no file left behind' {
        $file = New-TestFile ([IO.Path]::Combine($Folder, 'damaged.bin')) 300000
        $node = Send-DracoonFile $file -Target /Secret -PassThru
        [void] (Invoke-Sandbox $Sandbox 'POST' "/sandbox/nodes/$($node.NodeId)/corrupt" '{"offset":123456}')
        $in = New-Target
        Receive-DracoonFile /Secret/damaged.bin -Destination $in -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonDecryptionFailed,DracoonPS.Commands.ReceiveDracoonFileCommand'
        "$($failed[0])" | Should -Match 'damaged\.bin'
        (Get-Entries $in).Count | Should -Be 0
    }
}

Describe 'Conflicts' {
    It 'with a local file are an error without -Force' {
        $file = New-TestFile ([IO.Path]::Combine($Folder, 'mine.bin')) 100
        Send-DracoonFile $file -Target /Plain
        $in = New-Target
        [IO.File]::WriteAllText([IO.Path]::Combine($in, 'mine.bin'), 'mine')
        Receive-DracoonFile /Plain/mine.bin -Destination $in -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonFileExists,DracoonPS.Commands.ReceiveDracoonFileCommand'
        [IO.File]::ReadAllText([IO.Path]::Combine($in, 'mine.bin')) | Should -Be 'mine'
        Receive-DracoonFile /Plain/mine.bin -Destination $in -Force
        Get-TestHash ([IO.Path]::Combine($in, 'mine.bin')) | Should -Be (Get-TestHash $file)
    }

    It 'on the server are settled by -OnConflict' {
        $file = New-TestFile ([IO.Path]::Combine($Folder, 'twice.bin')) 100
        Send-DracoonFile $file -Target /Plain
        Send-DracoonFile $file -Target /Plain -OnConflict Fail -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonNodeExists,DracoonPS.Commands.SendDracoonFileCommand'
        (Send-DracoonFile $file -Target /Plain -OnConflict Overwrite -PassThru).Name | Should -Be 'twice.bin'
        (Send-DracoonFile $file -Target /Plain -OnConflict AutoRename -PassThru).Name | Should -Not -Be 'twice.bin'
    }
}

Describe 'A locked keypair' {
    It 'is a clear error for an encrypted room' {
        Lock-DracoonKeypair
        try {
            $file = New-TestFile ([IO.Path]::Combine($Folder, 'locked.bin')) 100
            { Send-DracoonFile $file -Target /Secret } | Should -Throw -ExpectedMessage '*Unlock-DracoonKeypair*'
        }
        finally { Unlock-DracoonKeypair -Password $Secret }
    }
}

Describe 'Send-DracoonFile' {
    It 'goes on after a file that is not there' {
        $file = New-TestFile ([IO.Path]::Combine($Folder, 'there.bin')) 100
        $sent = @([IO.Path]::Combine($Folder, 'not-there.bin'), $file | Send-DracoonFile -Target /Plain -PassThru -ErrorAction SilentlyContinue -ErrorVariable failed)
        $failed.Count | Should -BeGreaterThan 0
        $sent.Count | Should -Be 1
    }

    It 'sends nothing with -WhatIf' {
        $file = New-TestFile ([IO.Path]::Combine($Folder, 'whatif.bin')) 100
        Clear-SandboxRequest $Sandbox
        Send-DracoonFile $file -Target /Plain -WhatIf
        @(Get-SandboxRequest $Sandbox | Where-Object { $_ -notlike 'GET *' }).Count | Should -Be 0
    }
}

Describe 'Missing file keys' {
    BeforeAll {
        $Anna = Connect-TestSandbox $Sandbox 'anna' 'Sandbox-Anna-1'
        Set-DracoonSession $Admin
        Set-DracoonKeypair -Password $Secret -Session $Anna -Confirm:$false
        Unlock-DracoonKeypair -Password $Secret -Session $Anna
        [void] (New-DracoonRoom -Name 'Late')
        Enable-DracoonRoomEncryption /Late -Confirm:$false
        $Early = New-TestFile ([IO.Path]::Combine($Folder, 'early.bin')) 5000
        Send-DracoonFile $Early -Target /Late
        Grant-DracoonRoomPermission /Late -User anna -Template Read
    }

    It 'are listed and handed out' {
        @(Get-DracoonMissingFileKey -Room /Late).Count | Should -Be 1
        Grant-DracoonFileKey -Room /Late
        @(Get-DracoonMissingFileKey -Room /Late).Count | Should -Be 0
        $in = New-Target
        Receive-DracoonFile /Late/early.bin -Destination $in -Session $Anna
        Get-TestHash ([IO.Path]::Combine($in, 'early.bin')) | Should -Be (Get-TestHash $Early)
    }

    It 'are handed out with the upload to those who have a keypair' {
        $file = New-TestFile ([IO.Path]::Combine($Folder, 'later.bin')) 5000
        Send-DracoonFile $file -Target /Late
        @(Get-DracoonMissingFileKey -Room /Late).Count | Should -Be 0
    }
}
