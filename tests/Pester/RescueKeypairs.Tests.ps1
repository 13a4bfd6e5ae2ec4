BeforeAll {
    . ([IO.Path]::Combine($PSScriptRoot, 'Common.ps1'))
    $Sandbox = Start-TestSandbox '--seed', 'demo'
    $Admin = Connect-TestSandbox $Sandbox
    $Anna = Connect-TestSandbox $Sandbox 'anna' 'Sandbox-Anna-1'
    Set-DracoonSession $Admin
    $Secret = ConvertTo-TestSecret 'Encrypt-Me-2026'
    $Rescue = ConvertTo-TestSecret 'Rescue-Me-2026'
    $Newer = ConvertTo-TestSecret 'Rescue-Me-2027'
    $Wrong = ConvertTo-TestSecret 'not that'
    $Folder = New-TestFolder
}

AfterAll { Get-DracoonSession | Disconnect-Dracoon; Stop-TestSandbox $Sandbox; [IO.Directory]::Delete($Folder, $true) }

Describe 'The system rescue keypair' {
    It 'is for those who have a keypair themselves' {
        Get-DracoonKeypair -RescueKey -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonKeypairMissing,DracoonPS.Commands.GetDracoonKeypairCommand'
        Set-DracoonKeypair -Version Rsa2048 -Password $Secret -Confirm:$false
        @(Get-DracoonKeypair -RescueKey).Count | Should -Be 0
    }

    It 'is set by a config manager only, and not with -WhatIf' {
        Set-DracoonKeypair -RescueKey -Version Rsa2048 -Password $Rescue -WhatIf
        @(Get-DracoonKeypair -RescueKey).Count | Should -Be 0
        Set-DracoonKeypair -RescueKey -Version Rsa2048 -Password $Rescue -Session $Anna -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonPermissionDenied,DracoonPS.Commands.SetDracoonKeypairCommand'
        $made = Set-DracoonKeypair -RescueKey -Version Rsa2048 -Password $Rescue -PassThru -Confirm:$false
        (Get-DracoonKeypair -RescueKey).Fingerprint | Should -Be $made.Fingerprint
        (Get-DracoonKeypair -RescueKey -Version Rsa2048).Fingerprint | Should -Be $made.Fingerprint
        Test-DracoonKeypair -Keypair (Get-DracoonKeypair -RescueKey) -Password $Rescue | Should -BeTrue
    }

    It 'is not set a second time by accident' {
        Set-DracoonKeypair -RescueKey -Version Rsa2048 -Password $Rescue -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonKeypairExists,DracoonPS.Commands.SetDracoonKeypairCommand'
    }

    It 'is taken over from, and stays, its private key under the new password' {
        $id = try { Set-DracoonKeypair -RescueKey -Password $Newer -PreviousPassword $Wrong -Confirm:$false } catch { $_.FullyQualifiedErrorId }
        $id | Should -Be 'DracoonWrongEncryptionPassword,DracoonPS.Commands.SetDracoonKeypairCommand'
        @(Get-DracoonKeypair -RescueKey).Count | Should -Be 1
        Set-DracoonKeypair -RescueKey -Password $Newer -PreviousPassword $Rescue -Confirm:$false
        $both = @(Get-DracoonKeypair -RescueKey)
        ($both | ForEach-Object { $_.Version }) -join ' ' | Should -Be 'RSA-4096 A'
        foreach ($keypair in $both) { Test-DracoonKeypair -Keypair $keypair -Password $Newer | Should -BeTrue }
    }

    It 'is removed by its version' {
        Remove-DracoonKeypair -RescueKey -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonInvalidArgument,DracoonPS.Commands.RemoveDracoonKeypairCommand'
        Remove-DracoonKeypair -RescueKey -Version Rsa2048 -WhatIf
        @(Get-DracoonKeypair -RescueKey).Count | Should -Be 2
        Remove-DracoonKeypair -RescueKey -Version Rsa2048 -Confirm:$false
        (Get-DracoonKeypair -RescueKey).Version | Should -Be 'RSA-4096'
    }
}

Describe 'The encryption of the tenant' {
    BeforeAll {
        $Other = Start-TestSandbox '--seed', 'no-encryption'
        $First = Connect-TestSandbox $Other
    }
    AfterAll { Disconnect-Dracoon -Session $First; Stop-TestSandbox $Other; Set-DracoonSession $Admin }

    It 'comes with the system rescue keypair, also on a server that knows only the older operation' {
        Set-DracoonKeypair -Version Rsa2048 -Password $Secret -Session $First -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonFeatureDisabled,DracoonPS.Commands.SetDracoonKeypairCommand'
        [void] (Invoke-Sandbox $Other 'POST' '/sandbox/faults' '{"path":"/api/v4/settings/keypair","status":405,"count":100}')
        Set-DracoonKeypair -RescueKey -Version Rsa2048 -Password $Rescue -Session $First -Confirm:$false
        Set-DracoonKeypair -Version Rsa2048 -Password $Secret -Session $First -Confirm:$false
        $old = Get-DracoonKeypair -RescueKey -Version Rsa2048 -Session $First
        [void] (Invoke-Sandbox $Other 'DELETE' '/sandbox/faults')
        (Get-DracoonKeypair -RescueKey -Session $First).Fingerprint | Should -Be $old.Fingerprint
    }
}

Describe 'The rescue keypair of a room' {
    BeforeAll {
        [void] (New-DracoonRoom -Name 'Own')
        [void] (New-DracoonRoom -Name 'Later')
        [void] (New-DracoonRoom -Name 'Plain')
        Enable-DracoonRoomEncryption /Later -Confirm:$false
    }

    It 'comes with the encryption' {
        { Enable-DracoonRoomEncryption /Own -RescuePassword $Rescue -UseSystemRescueKey -Confirm:$false } | Should -Throw -ExpectedMessage '*one rescue key*'
        Enable-DracoonRoomEncryption /Own -RescuePassword $Rescue -Confirm:$false
        $keypair = Get-DracoonKeypair -Room /Own
        Test-DracoonKeypair -Keypair $keypair -Password $Rescue | Should -BeTrue
    }

    It 'serves the rooms below, which are encrypted as their parent is' {
        $below = New-DracoonRoom -Parent /Own -Name 'Below'
        $below.IsEncrypted | Should -BeTrue
        (Get-DracoonKeypair -Room /Own -Version Rsa4096).Fingerprint | Should -Be (Get-DracoonKeypair -Room /Own).Fingerprint
        (Get-DracoonKeypair -Room $below).Fingerprint | Should -Be (Get-DracoonKeypair -Room /Own).Fingerprint
        Enable-DracoonRoomEncryption $below -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonRoomEncryptionState,DracoonPS.Commands.EnableDracoonRoomEncryptionCommand'
    }

    It 'is set later, taken over from and removed' {
        @(Get-DracoonKeypair -Room /Later).Count | Should -Be 0
        Get-DracoonKeypair -Room /Later -Version Rsa2048 -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonKeypairMissing,DracoonPS.Commands.GetDracoonKeypairCommand'
        Set-DracoonKeypair -Room /Later -Version Rsa2048 -Password $Rescue -Confirm:$false
        Set-DracoonKeypair -Room /Later -Version Rsa2048 -Password $Newer -PreviousPassword $Rescue -Confirm:$false
        $both = @(Get-DracoonKeypair -Room /Later)
        $both.Count | Should -Be 2
        $both[0].Fingerprint | Should -Not -Be $both[1].Fingerprint
        Remove-DracoonKeypair -Room /Later -Confirm:$false
        (Get-DracoonKeypair -Room /Later).Fingerprint | Should -Be $both[0].Fingerprint -Because 'of two with one version the older one goes'
        Remove-DracoonKeypair -Room /Later -Confirm:$false
        @(Get-DracoonKeypair -Room /Later).Count | Should -Be 0
    }

    It 'is nothing to who may not read the room, and nothing of a room that is not encrypted' {
        Get-DracoonKeypair -Room (Get-DracoonNode /Own) -Session $Anna -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonPermissionDenied,DracoonPS.Commands.GetDracoonKeypairCommand'
        Get-DracoonKeypair -Room /Plain -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonRoomEncryptionState,DracoonPS.Commands.GetDracoonKeypairCommand'
    }
}
