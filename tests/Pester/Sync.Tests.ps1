# Sync-DracoonFolder, both ways.
BeforeAll {
    . ([IO.Path]::Combine($PSScriptRoot, 'Common.ps1'))
    $Sandbox = Start-TestSandbox '--seed', 'demo'
    [void] (Connect-TestSandbox $Sandbox)
    $Secret = ConvertTo-TestSecret 'A secret of mine'
    Set-DracoonKeypair -Password $Secret
    Unlock-DracoonKeypair -Password $Secret
    $Folder = New-TestFolder
    $script:Number = 0

    function New-Room([switch] $Sealed) {
        $script:Number++
        $room = New-DracoonRoom -Name "Room$script:Number"
        if ($Sealed) { Enable-DracoonRoomEncryption $room -Confirm:$false }
        return $room.Path
    }
    function New-Local { $path = [IO.Path]::Combine($Folder, [guid]::NewGuid().ToString('N')); [void] [IO.Directory]::CreateDirectory($path); $path }
    function Write-Local([string] $Root, [string] $Path, [string] $Text, [datetime] $Time = [datetime]::new(2024, 5, 6, 7, 8, 9, [DateTimeKind]::Utc)) {
        $whole = [IO.Path]::Combine($Root, $Path)
        [void] [IO.Directory]::CreateDirectory([IO.Path]::GetDirectoryName($whole))
        [IO.File]::WriteAllText($whole, $Text)
        [IO.File]::SetLastWriteTimeUtc($whole, $Time)
    }
    function Get-Local([string] $Root) {
        $all = [string[]] @([IO.Directory]::GetFileSystemEntries($Root, '*', [IO.SearchOption]::AllDirectories) | ForEach-Object { $_.Substring($Root.Length + 1).Replace('\', '/') })
        [Array]::Sort($all, [StringComparer]::Ordinal)
        $all -join ' '
    }
    function Get-Remote([string] $Room) {
        $all = [string[]] @(Get-DracoonNode $Room -Recurse | ForEach-Object { $_.Path.Substring($Room.Length + 1) })
        [Array]::Sort($all, [StringComparer]::Ordinal)
        $all -join ' '
    }
    function Get-Text($Results) {
        $all = [string[]] @($Results | ForEach-Object { "$($_.Name) $($_.Status)" })
        [Array]::Sort($all, [StringComparer]::Ordinal)
        $all -join ', '
    }
    function Get-Change { @(Get-SandboxRequest $Sandbox | Where-Object { $_ -notlike 'GET *' }) }
}

AfterAll { Get-DracoonSession | Disconnect-Dracoon; Stop-TestSandbox $Sandbox; [IO.Directory]::Delete($Folder, $true) }

Describe 'Upload' {
    It 'sends what is new or has changed, and nothing the second time, sealed: <_>' -ForEach $false, $true {
        $room = New-Room -Sealed:$_
        $local = New-Local
        Write-Local $local 'a.txt' 'a'
        Write-Local $local 'Inner/b.txt' 'b'
        [void] [IO.Directory]::CreateDirectory([IO.Path]::Combine($local, 'Empty'))
        Get-Text (Sync-DracoonFolder $local $room -Direction Upload -PassThru) | Should -Be 'a.txt Sent, b.txt Sent'
        Get-Remote $room | Should -Be 'Empty Inner Inner/b.txt a.txt'
        Clear-SandboxRequest $Sandbox
        Get-Text (Sync-DracoonFolder $local $room -Direction Upload -PassThru) | Should -Be 'a.txt Skipped, b.txt Skipped'
        Get-Change | Should -BeNullOrEmpty
        Write-Local $local 'a.txt' 'A' ([datetime]::new(2025, 1, 1, 0, 0, 0, [DateTimeKind]::Utc))
        Get-Text (Sync-DracoonFolder $local $room -Direction Upload -PassThru) | Should -Be 'a.txt Sent, b.txt Skipped'
        Get-DracoonContent "$room/a.txt" | Should -Be 'A'
    }

    It 'removes with -Mirror only what the source does not have, and never without it' {
        $room = New-Room
        $local = New-Local
        Write-Local $local 'keep.txt' 'k'
        'old' | Set-DracoonContent "$room/old.txt"
        [void] (New-DracoonFolder "$room/Gone")
        'x' | Set-DracoonContent "$room/Gone/x.txt"
        'tmp' | Set-DracoonContent "$room/mine.tmp"
        Sync-DracoonFolder $local $room -Direction Upload
        Get-Remote $room | Should -Be 'Gone Gone/x.txt keep.txt mine.tmp old.txt'
        Sync-DracoonFolder $local $room -Direction Upload -Mirror -Exclude '*.tmp' -Confirm:$false
        Get-Remote $room | Should -Be 'keep.txt mine.tmp'
    }

    It 'prints the plan with -WhatIf and changes nothing' {
        $room = New-Room
        $local = New-Local
        Write-Local $local 'new.txt' 'n'
        'old' | Set-DracoonContent "$room/old.txt"
        Clear-SandboxRequest $Sandbox
        $plan = Sync-DracoonFolder $local $room -Direction Upload -Mirror -WhatIf -PassThru
        Get-Text $plan | Should -Be 'new.txt WouldSend, old.txt WouldRemove'
        Get-Change | Should -BeNullOrEmpty
    }

    It 'compares content with -Hash' {
        $room = New-Room
        $local = New-Local
        Write-Local $local 'same.txt' 'same'
        Sync-DracoonFolder $local $room -Direction Upload
        [IO.File]::SetLastWriteTimeUtc([IO.Path]::Combine($local, 'same.txt'), [datetime]::new(2030, 1, 1, 0, 0, 0, [DateTimeKind]::Utc))
        Get-Text (Sync-DracoonFolder $local $room -Direction Upload -Hash -PassThru) | Should -Be 'same.txt Skipped'
        Get-Text (Sync-DracoonFolder $local $room -Direction Upload -PassThru) | Should -Be 'same.txt Sent'
    }

    It 'makes a target folder that is not there' {
        $room = New-Room
        $local = New-Local
        Write-Local $local 'a.txt' 'a'
        Sync-DracoonFolder $local "$room/New/Deep" -Direction Upload
        Get-Remote $room | Should -Be 'New New/Deep New/Deep/a.txt'
    }

    It 'does not follow links, and warns' {
        if ([IO.Path]::DirectorySeparatorChar -eq '\') { return } # links need a right on Windows
        $room = New-Room
        $local = New-Local
        Write-Local $local 'a.txt' 'a'
        & ln -s $local ([IO.Path]::Combine($local, 'loop'))
        Sync-DracoonFolder $local $room -Direction Upload -WarningAction SilentlyContinue -WarningVariable warnings
        Get-Remote $room | Should -Be 'a.txt'
        "$($warnings[0])" | Should -Match "loop' is a link and left out"
    }
}

Describe 'Download' {
    It 'receives what is new or has changed, and nothing the second time, sealed: <_>' -ForEach $false, $true {
        $room = New-Room -Sealed:$_
        $local = New-Local
        [void] (New-DracoonFolder "$room/Inner")
        'a' | Set-DracoonContent "$room/a.txt"
        'b' | Set-DracoonContent "$room/Inner/b.txt"
        Get-Text (Sync-DracoonFolder $local $room -Direction Download -PassThru) | Should -Be 'a.txt Received, b.txt Received'
        Get-Local $local | Should -Be 'Inner Inner/b.txt a.txt'
        Get-Text (Sync-DracoonFolder $local $room -Direction Download -PassThru) | Should -Be 'a.txt Skipped, b.txt Skipped'
        'A new one' | Set-DracoonContent "$room/a.txt" -OnConflict Overwrite
        Get-Text (Sync-DracoonFolder $local $room -Direction Download -PassThru) | Should -Be 'a.txt Received, b.txt Skipped'
        [IO.File]::ReadAllText([IO.Path]::Combine($local, 'a.txt')).Trim() | Should -Be 'A new one'
    }

    It 'removes with -Mirror only below the folder, and not what is excluded' {
        $room = New-Room
        $local = New-Local
        'a' | Set-DracoonContent "$room/a.txt"
        Write-Local $local 'gone.txt' 'g'
        Write-Local $local 'Old/deep.txt' 'd'
        Write-Local $local 'my.tmp' 't'
        Sync-DracoonFolder $local $room -Direction Download -Mirror -Exclude '*.tmp' -WhatIf
        Get-Local $local | Should -Be 'Old Old/deep.txt gone.txt my.tmp'
        Sync-DracoonFolder $local $room -Direction Download -Mirror -Exclude '*.tmp' -Confirm:$false
        Get-Local $local | Should -Be 'a.txt my.tmp'
    }

    It 'keeps a name that leads out of the folder inside of it' {
        $room = New-Room
        $local = New-Local
        $node = 'x' | Set-DracoonContent "$room/x.txt" -PassThru
        [void] (Invoke-Sandbox $Sandbox 'POST' "/sandbox/nodes/$($node.NodeId)/rename" '{"name":"..\\evil.txt"}')
        Sync-DracoonFolder $local $room -Direction Download -WarningAction SilentlyContinue -WarningVariable warnings
        Get-Local $local | Should -Be '.._evil.txt'
        $warnings.Count | Should -Be 1
        @([IO.Directory]::GetFiles($Folder)).Count | Should -Be 0
    }

    It 'leaves no file of damaged content, and the others go on' {
        $room = New-Room -Sealed
        $local = New-Local
        $node = 'secret' | Set-DracoonContent "$room/damaged.txt" -PassThru
        'fine' | Set-DracoonContent "$room/fine.txt"
        [void] (Invoke-Sandbox $Sandbox 'POST' "/sandbox/nodes/$($node.NodeId)/corrupt" '{"offset":1}')
        $results = Sync-DracoonFolder $local $room -Direction Download -PassThru -ErrorAction SilentlyContinue -ErrorVariable failed
        Get-Text $results | Should -Be 'damaged.txt Failed, fine.txt Received'
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonDecryptionFailed,DracoonPS.Commands.SyncDracoonFolderCommand'
        Get-Local $local | Should -Be 'fine.txt'
    }
}

Describe 'Bad input' {
    It 'is a clear error' {
        $room = New-Room
        { Sync-DracoonFolder ([IO.Path]::Combine($Folder, 'nowhere')) $room -Direction Upload } | Should -Throw -ExpectedMessage '*There is no folder*nowhere*'
        { Sync-DracoonFolder $Folder / -Direction Upload } | Should -Throw -ExpectedMessage "*'/' holds rooms only*"
    }
}
