BeforeAll {
    . ([IO.Path]::Combine($PSScriptRoot, 'Common.ps1'))
    $Sandbox = Start-TestSandbox
    $Session = Connect-TestSandbox $Sandbox
    $Secret = ConvertTo-TestSecret 'Encrypt-Me-2026'
    $Wrong = ConvertTo-TestSecret 'not that'
    $Folder = New-TestFolder
}

AfterAll { Get-DracoonSession | Disconnect-Dracoon; Stop-TestSandbox $Sandbox; [IO.Directory]::Delete($Folder, $true) }

Describe 'Keypairs without a server' {
    It 'of version <_> are made and open with their password only' -ForEach 'Rsa2048', 'Rsa4096' {
        $keypair = New-DracoonKeypair -Version $_ -Password $Secret
        Test-DracoonKeypair -Keypair $keypair -Password $Secret | Should -BeTrue
        Test-DracoonKeypair -Keypair $keypair -Password $Wrong | Should -BeFalse
    }

    It 'go to files and come back' {
        $keypair = New-DracoonKeypair -Password $Secret
        $path = [IO.Path]::Combine($Folder, 'keypair.pem')
        $keypair | Export-DracoonKeypair -Path $path
        [IO.File]::ReadAllText($path) | Should -Match 'ENCRYPTED PRIVATE KEY'
        [IO.File]::ReadAllText($path) | Should -Not -Match 'BEGIN (RSA )?PRIVATE KEY'
        $back = Import-DracoonKeypair -Path $path
        Test-DracoonKeypair -Keypair $back -Password $Secret | Should -BeTrue
    }

    It 'are not written to what is no file: <_>' -ForEach 'variable:keypair', 'function:keypair' {
        $keypair = New-DracoonKeypair -Version Rsa2048 -Password $Secret
        $path = $_
        $id = try { $keypair | Export-DracoonKeypair -Path $path } catch { $_.FullyQualifiedErrorId }
        $id | Should -Be 'DracoonNotFileSystemPath,DracoonPS.Commands.ExportDracoonKeypairCommand'
        $id = try { Import-DracoonKeypair -Path $path } catch { $_.FullyQualifiedErrorId }
        $id | Should -Be 'DracoonNotFileSystemPath,DracoonPS.Commands.ImportDracoonKeypairCommand'
    }

    It 'take passwords of any characters' {
        # From code points, so that this file stays plain ASCII for Windows PowerShell.
        $text = 'P' + [char] 0xE4 + [char] 0xDF + [char]::ConvertFromUtf32(0x1F511) + ' "$:'
        $keypair = New-DracoonKeypair -Password (ConvertTo-TestSecret $text)
        Test-DracoonKeypair -Keypair $keypair -Password (ConvertTo-TestSecret $text) | Should -BeTrue
        Test-DracoonKeypair -Keypair $keypair -Password (ConvertTo-TestSecret ($text -replace [char] 0xE4, '?')) | Should -BeFalse
    }

    It 'are not written over an existing file without -Force' {
        $keypair = New-DracoonKeypair -Version Rsa2048 -Password $Secret
        $path = [IO.Path]::Combine($Folder, 'taken.pem')
        [IO.File]::WriteAllText($path, 'mine')
        $keypair | Export-DracoonKeypair -Path $path -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonFileExists,DracoonPS.Commands.ExportDracoonKeypairCommand'
        [IO.File]::ReadAllText($path) | Should -Be 'mine'
    }
}

Describe 'The keypair of the account' {
    It 'is set, unlocked and locked' {
        Set-DracoonKeypair -Password $Secret -Confirm:$false
        @(Get-DracoonKeypair).Count | Should -Be 1
        Unlock-DracoonKeypair -Password $Secret
        (Get-DracoonSession | Where-Object { $_.SessionId -eq $Session.SessionId }).IsKeypairUnlocked | Should -BeTrue
        Lock-DracoonKeypair
        (Get-DracoonSession | Where-Object { $_.SessionId -eq $Session.SessionId }).IsKeypairUnlocked | Should -BeFalse
    }

    It 'does not open with a wrong password' {
        $id = try { Unlock-DracoonKeypair -Password $Wrong } catch { $_.FullyQualifiedErrorId }
        $id | Should -Be 'DracoonWrongEncryptionPassword,DracoonPS.Commands.UnlockDracoonKeypairCommand'
    }

    It 'is not set a second time by accident' {
        Set-DracoonKeypair -Password $Secret -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonKeypairExists,DracoonPS.Commands.SetDracoonKeypairCommand'
    }

    It 'is removed, but not with -WhatIf' {
        Remove-DracoonKeypair -WhatIf
        @(Get-DracoonKeypair).Count | Should -Be 1
        Remove-DracoonKeypair -Confirm:$false
        @(Get-DracoonKeypair).Count | Should -Be 0
        $id = try { Unlock-DracoonKeypair -Password $Secret } catch { $_.FullyQualifiedErrorId }
        $id | Should -Be 'DracoonKeypairMissing,DracoonPS.Commands.UnlockDracoonKeypairCommand'
    }
}
