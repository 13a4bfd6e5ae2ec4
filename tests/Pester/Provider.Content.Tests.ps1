# What lies on a drive: properties and the content of files, through the engine.
BeforeAll {
    . ([IO.Path]::Combine($PSScriptRoot, 'Common.ps1'))
    . ([IO.Path]::Combine($PSScriptRoot, 'TestDrive.ps1'))
}

AfterAll { Get-DracoonSession | Disconnect-Dracoon; Stop-TestSandbox $Sandbox }

Describe 'Properties' {
    It 'are read, set and cleared' {
        'x' | Set-DracoonContent /Plain/property.txt
        $names = [Collections.ObjectModel.Collection[string]] @('Notes', 'Classi*')
        [void] $Engine.Property.Set('TestD:/Plain/property.txt', [pscustomobject] @{ Notes = 'mine'; Classification = 'Confidential' })
        $properties = @($Engine.Property.Get('TestD:/Plain/property.txt', $names))[0]
        $properties.Notes | Should -Be 'mine'
        $properties.Classification | Should -Be 3
        [void] $Engine.Property.Clear('TestD:/Plain/property.txt', [Collections.ObjectModel.Collection[string]] @('Notes'))
        (Get-DracoonNode /Plain/property.txt).Notes | Should -BeNullOrEmpty
        (Get-TestError { $Engine.Property.Set('TestD:/Plain/property.txt', [pscustomobject] @{ Size = 5 }) }).Exception.Message | Should -BeLike '*Notes, Classification and ExpireAt can*'
    }
}

Describe 'Content' {
    It 'is written, added to, read and cleared, in <_>' -ForEach 'Plain', 'Sealed' {
        Set-TestContent "TestD:/$_/lines.txt" 'First', "Gr$([char] 0xFC)n"
        (Get-TestContent "TestD:/$_/lines.txt") -join '|' | Should -Be "First|Gr$([char] 0xFC)n"
        Set-TestContent "TestD:/$_/lines.txt" 'Last' -Append
        (Get-TestContent "TestD:/$_/lines.txt") -join '|' | Should -Be "First|Gr$([char] 0xFC)n|Last"
        $reader = $Engine.Content.GetReader("TestD:/$_/lines.txt")[0]
        @($reader.Read(2)).Count | Should -Be 2
        @($reader.Read(2)).Count | Should -Be 1
        @($reader.Read(2)).Count | Should -Be 0
        $reader.Close()
        [void] $Engine.Content.Clear("TestD:/$_/lines.txt")
        (Get-DracoonNode "/$_/lines.txt").Size | Should -Be 0
    }

    It 'keeps what is known about the file, and its links' {
        'old' | Set-DracoonContent /Plain/kept.txt
        Set-DracoonFile /Plain/kept.txt -Notes 'mine' -Classification Confidential
        $share = New-DracoonDownloadShare /Plain/kept.txt
        Set-TestContent 'TestD:/Plain/kept.txt' 'new'
        $node = Get-DracoonNode /Plain/kept.txt
        $node.Notes | Should -Be 'mine'
        $node.Classification | Should -Be 3
        (Get-DracoonDownloadShare $share).NodeId | Should -Be $node.NodeId
    }

    It 'is as it was when the new one could not be sent' {
        'old' | Set-DracoonContent /Plain/whole.txt
        $writer = $Engine.Content.GetWriter('TestD:/Plain/whole.txt')[0]
        [void] $writer.Write(@('new'))
        Get-DracoonContent /Plain/whole.txt | Should -Be 'old'
        [void] (Invoke-Sandbox $Sandbox 'POST' '/sandbox/faults' '{"method":"POST","path":"/api/v4/nodes/files/uploads","status":507,"count":1}')
        (Get-TestError { $writer.Close() }).FullyQualifiedErrorId | Should -BeLike 'DracoonQuotaExceeded*'
        Get-DracoonContent /Plain/whole.txt | Should -Be 'old'
    }

    It 'of an encrypted file that was changed on the server is an error without any output' {
        Set-TestContent 'TestD:/Sealed/damaged.txt' 'secret'
        $id = (Get-DracoonNode /Sealed/damaged.txt).NodeId
        [void] (Invoke-Sandbox $Sandbox 'POST' "/sandbox/nodes/$id/corrupt" '{"offset":1}')
        (Get-TestError { $Engine.Content.GetReader('TestD:/Sealed/damaged.txt') }).FullyQualifiedErrorId | Should -BeLike 'DracoonDecryptionFailed*'
    }

    It 'of an encrypted room needs the keypair before anything is read or collected' {
        Set-TestContent 'TestD:/Sealed/locked.txt' 'secret'
        Lock-DracoonKeypair
        try {
            (Get-TestError { $Engine.Content.GetReader('TestD:/Sealed/locked.txt') }).FullyQualifiedErrorId | Should -BeLike 'DracoonKeypairLocked*'
            (Get-TestError { $Engine.Content.GetWriter('TestD:/Sealed/locked.txt') }).FullyQualifiedErrorId | Should -BeLike 'DracoonKeypairLocked*'
        }
        finally { Unlock-DracoonKeypair -Password $Secret }
    }

    It 'is a matter of files' {
        (Get-TestError { $Engine.Content.GetReader('TestD:/Plain') }).Exception.Message | Should -BeLike '*Only a file has content*'
        (Get-TestError { $Engine.Content.GetWriter('TestD:/Plain') }).Exception.Message | Should -BeLike '*where only rooms are*'
    }
}
