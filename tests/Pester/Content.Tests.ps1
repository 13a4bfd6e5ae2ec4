# Get-DracoonContent and Set-DracoonContent: small files in memory.
BeforeAll {
    . ([IO.Path]::Combine($PSScriptRoot, 'Common.ps1'))
    $Sandbox = Start-TestSandbox '--seed', 'demo'
    [void] (Connect-TestSandbox $Sandbox)
    $Secret = ConvertTo-TestSecret 'A secret of mine'
    Set-DracoonKeypair -Password $Secret
    Unlock-DracoonKeypair -Password $Secret
    [void] (New-DracoonRoom -Name 'Plain')
    [void] (New-DracoonRoom -Name 'Sealed')
    Enable-DracoonRoomEncryption /Sealed -Confirm:$false
    $NewLine = [Environment]::NewLine
}

AfterAll { Get-DracoonSession | Disconnect-Dracoon; Stop-TestSandbox $Sandbox }

Describe 'Text' {
    It 'comes back as it was, in <_>' -ForEach '/Plain', '/Sealed' {
        'First', '', "Gr$([char] 0xFC)n" | Set-DracoonContent "$_/text.txt"
        $lines = @(Get-DracoonContent "$_/text.txt")
        $lines.Count | Should -Be 3
        $lines[2] | Should -Be "Gr$([char] 0xFC)n"
        Get-DracoonContent "$_/text.txt" -Raw | Should -Be "First$NewLine${NewLine}Gr$([char] 0xFC)n$NewLine"
        @(Get-DracoonContent "$_/text.txt" -TotalCount 1) | Should -Be 'First'
        (Get-DracoonNode "$_/text.txt").IsEncrypted | Should -Be ($_ -eq '/Sealed')
    }

    It 'is written and read as <_>' -ForEach 'utf8BOM', 'unicode', 'latin1', 'utf-16BE' {
        $path = "/Plain/encoding-$_.txt"
        Set-DracoonContent $path -Value "$([char] 0xE4)" -NoNewline -Encoding $_
        Get-DracoonContent $path -Raw -Encoding $_ | Should -Be "$([char] 0xE4)"
    }

    It 'is in the encoding that the byte order mark names' {
        Set-DracoonContent /Plain/mark.txt -Value "$([char] 0x20AC)" -NoNewline -Encoding unicode
        Get-DracoonContent /Plain/mark.txt -Raw | Should -Be "$([char] 0x20AC)"
        (Get-DracoonContent /Plain/mark.txt -AsByteStream) -join ' ' | Should -Be '255 254 172 32'
    }

    It 'of an encoding that does not exist is an error that names it' {
        { Get-DracoonContent /Plain/mark.txt -Encoding 'klingon' } | Should -Throw -ExpectedMessage "*'klingon' is no encoding*"
    }

    It 'that is empty is an empty file' {
        Set-DracoonContent /Plain/empty.txt -Value @()
        (Get-DracoonNode /Plain/empty.txt).Size | Should -Be 0
        Get-DracoonContent /Plain/empty.txt | Should -BeNullOrEmpty
    }

    It 'of several files is read with a wildcard and from the pipeline' {
        'a' | Set-DracoonContent /Plain/many-1.log
        'b' | Set-DracoonContent /Plain/many-2.log
        @(Get-DracoonContent '/Plain/many-*.log') -join ' ' | Should -Be 'a b'
        @(Get-DracoonNode '/Plain/many-*.log' | Get-DracoonContent) -join ' ' | Should -Be 'a b'
    }
}

Describe 'Bytes' {
    It 'come back as they were' {
        $bytes = [byte[]] (0, 1, 127, 128, 255)
        Set-DracoonContent /Sealed/bytes.bin -Value $bytes -AsByteStream
        $back = Get-DracoonContent /Sealed/bytes.bin -AsByteStream
        $back.GetType().FullName | Should -Be 'System.Byte[]'
        [Convert]::ToBase64String($back) | Should -Be ([Convert]::ToBase64String($bytes))
    }

    It 'go from one file to another' {
        Set-DracoonContent /Plain/from.bin -Value ([byte[]] (9, 8, 7)) -AsByteStream
        Get-DracoonContent /Plain/from.bin -AsByteStream | Set-DracoonContent /Plain/to.bin -AsByteStream
        (Get-DracoonContent /Plain/to.bin -AsByteStream) -join ' ' | Should -Be '9 8 7'
    }

    It 'that are none are an error' {
        { Set-DracoonContent /Plain/none.bin -Value 'x' -AsByteStream } | Should -Throw -ExpectedMessage "*'x' is no byte*"
        Get-DracoonNode /Plain/none.bin -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
    }
}

Describe 'A file that exists' {
    It 'is an error, and stays as it is' {
        'old' | Set-DracoonContent /Plain/old.txt
        'new' | Set-DracoonContent /Plain/old.txt -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonNodeExists,DracoonPS.Commands.SetDracoonContentCommand'
        Get-DracoonContent /Plain/old.txt | Should -Be 'old'
    }

    It 'is replaced with -OnConflict Overwrite, and emitted with -PassThru' {
        'old' | Set-DracoonContent /Plain/replaced.txt
        $node = 'new' | Set-DracoonContent /Plain/replaced.txt -OnConflict Overwrite -PassThru
        $node.Name | Should -Be 'replaced.txt'
        Get-DracoonContent /Plain/replaced.txt | Should -Be 'new'
    }

    It 'is not touched with -WhatIf' {
        Clear-SandboxRequest $Sandbox
        'x' | Set-DracoonContent /Plain/what-if.txt -WhatIf
        Get-SandboxRequest $Sandbox | Where-Object { $_ -notlike 'GET *' } | Should -BeNullOrEmpty
    }
}

Describe 'What goes wrong' {
    It 'is an error without any output when the content was changed on the server' {
        $node = 'secret' | Set-DracoonContent /Sealed/damaged.txt -PassThru
        [void] (Invoke-Sandbox $Sandbox 'POST' "/sandbox/nodes/$($node.NodeId)/corrupt" '{"offset":1}')
        $read = Get-DracoonContent /Sealed/damaged.txt -ErrorAction SilentlyContinue -ErrorVariable failed
        $read | Should -BeNullOrEmpty
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonDecryptionFailed,DracoonPS.Commands.GetDracoonContentCommand'
    }

    It 'is an error for a room, and for a path that is none' {
        Get-DracoonContent /Plain -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].Exception.Message | Should -Be "'/Plain' is a room. Only a file has content."
        { Set-DracoonContent 'file.txt' -Value 'x' } | Should -Throw -ExpectedMessage "*'file.txt' is no path of a file*"
        'x' | Set-DracoonContent /Nowhere/file.txt -ErrorAction SilentlyContinue -ErrorVariable gone
        $gone[0].FullyQualifiedErrorId | Should -Be 'DracoonNodeNotFound,DracoonPS.Commands.SetDracoonContentCommand'
    }
}
