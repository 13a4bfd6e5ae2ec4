# Copy-DracoonFile: from one server to another, in memory.
BeforeAll {
    . ([IO.Path]::Combine($PSScriptRoot, 'Common.ps1'))
    $From = Start-TestSandbox '--seed', 'demo'
    $To = Start-TestSandbox '--seed', 'demo'
    $Source = Connect-TestSandbox $From
    $Target = Connect-TestSandbox $To
    $Secret = ConvertTo-TestSecret 'A secret of mine'
    foreach ($session in $Source, $Target) {
        Set-DracoonKeypair -Password $Secret -Session $session
        Unlock-DracoonKeypair -Password $Secret -Session $session
        [void] (New-DracoonRoom -Name 'Plain' -Session $session)
        [void] (New-DracoonRoom -Name 'Sealed' -Session $session)
        Enable-DracoonRoomEncryption /Sealed -Session $session -Confirm:$false
    }
    Set-DracoonSession $Source
    $Folder = New-TestFolder
    $File = New-TestFile ([IO.Path]::Combine($Folder, 'data.bin')) 12345678
    # Sort-Object is not among the core cmdlets.
    function Sort-Strings { $all = [string[]] @($input); [Array]::Sort($all, [StringComparer]::Ordinal); $all }
    foreach ($room in '/Plain', '/Sealed') { Send-DracoonFile $File -Target $room -Notes 'My notes' -Classification Confidential }
}

AfterAll {
    Get-DracoonSession | Disconnect-Dracoon
    Stop-TestSandbox $From
    Stop-TestSandbox $To
    [IO.Directory]::Delete($Folder, $true)
}

Describe 'Copy-DracoonFile' {
    It 'copies from <Room> to <Other>, with what belongs to the file' -ForEach @(
        @{ Room = '/Plain'; Other = '/Sealed' }
        @{ Room = '/Sealed'; Other = '/Plain' }
        @{ Room = '/Sealed'; Other = '/Sealed' }
    ) {
        $result = Copy-DracoonFile "$Room/data.bin" -Target $Other -TargetSession $Target -OnConflict AutoRename -PassThru
        $result.Status | Should -Be 'Copied'
        $node = Get-DracoonNode $result.NodePath -Session $Target
        $node.IsEncrypted | Should -Be ($Other -eq '/Sealed')
        $node.Notes | Should -Be 'My notes'
        $node.Classification | Should -Be 3
        $node.TimestampModification | Should -Be (Get-DracoonNode "$Room/data.bin").TimestampModification
        $back = [IO.Path]::Combine($Folder, [guid]::NewGuid().ToString('N'))
        Receive-DracoonFile $result.NodePath -Destination $back -Session $Target
        Get-TestHash $back | Should -Be (Get-TestHash $File)
    }

    It 'copies a room with everything in it, one result a file' {
        [void] (New-DracoonFolder /Plain/Tree/Inner)
        [void] (New-DracoonFolder /Plain/Tree/Empty)
        'a' | Set-DracoonContent /Plain/Tree/a.txt
        'b' | Set-DracoonContent /Plain/Tree/Inner/b.txt
        Set-DracoonContent /Plain/Tree/none.txt -Value @()
        $results = @(Copy-DracoonFile /Plain/Tree -Recurse -Target /Sealed -TargetSession $Target -PassThru)
        ($results | ForEach-Object { "$($_.NodePath) $($_.Status)" } | Sort-Strings) -join '; ' |
            Should -Be '/Sealed/Tree/Inner/b.txt Copied; /Sealed/Tree/a.txt Copied; /Sealed/Tree/none.txt Copied'
        Get-DracoonContent /Sealed/Tree/Inner/b.txt -Session $Target | Should -Be 'b'
        (Get-DracoonNode /Sealed/Tree/Empty -Session $Target).Type | Should -Be 'folder'
    }

    It 'makes no file of a source that was changed, and says so' {
        $node = 'secret' | Set-DracoonContent /Sealed/damaged.txt -PassThru
        [void] (Invoke-Sandbox $From 'POST' "/sandbox/nodes/$($node.NodeId)/corrupt" '{"offset":1}')
        $result = Copy-DracoonFile /Sealed/damaged.txt -Target /Plain -TargetSession $Target -PassThru -ErrorAction SilentlyContinue -ErrorVariable failed
        $result.Status | Should -Be 'Failed'
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonDecryptionFailed,DracoonPS.Commands.CopyDracoonFileCommand'
        Get-DracoonNode /Plain/damaged.txt -Session $Target -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        [Newtonsoft.Json.Linq.JObject]::Parse((Invoke-Sandbox $To 'GET' '/sandbox/uploads'))['count'].ToString() | Should -Be '0'
    }

    It 'does not replace a file, and the other files go on' {
        'x' | Set-DracoonContent /Plain/taken.txt
        'mine' | Set-DracoonContent /Plain/taken.txt -Session $Target
        'y' | Set-DracoonContent /Plain/free.txt
        $results = @(Copy-DracoonFile /Plain/taken.txt, /Plain/free.txt -Target /Plain -TargetSession $Target -PassThru -ErrorAction SilentlyContinue -ErrorVariable failed)
        ($results | ForEach-Object { $_.Status } | Sort-Strings) -join ' ' | Should -Be 'Copied Failed'
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonNodeExists,DracoonPS.Commands.CopyDracoonFileCommand'
        Get-DracoonContent /Plain/taken.txt -Session $Target | Should -Be 'mine'
    }

    It 'changes nothing with -WhatIf, and wants -Recurse for a folder' {
        Clear-SandboxRequest $To
        Copy-DracoonFile /Plain/data.bin -Target /Plain -TargetSession $Target -WhatIf
        Get-SandboxRequest $To | Where-Object { $_ -notlike 'GET *' } | Should -BeNullOrEmpty
        Copy-DracoonFile /Plain/Tree -Target /Plain -TargetSession $Target -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].Exception.Message | Should -Match 'Use -Recurse'
    }
}
