BeforeAll {
    . ([IO.Path]::Combine($PSScriptRoot, 'Common.ps1'))
    $Sandbox = Start-TestSandbox
    $Session = Connect-TestSandbox $Sandbox
    $Old = ConvertTo-TestSecret 'Encrypt-Me-2026'
    $New = ConvertTo-TestSecret 'Encrypt-Me-2027'
    $Newest = ConvertTo-TestSecret 'Encrypt-Me-2028'
    $Wrong = ConvertTo-TestSecret 'not that'
    $Folder = New-TestFolder
    Set-DracoonKeypair -Version Rsa2048 -Password $Old -Confirm:$false
    Unlock-DracoonKeypair -Password $Old
    [void] (New-DracoonRoom -Name 'Mine')
    Enable-DracoonRoomEncryption /Mine -Confirm:$false
    # Nobody else has a key for these: they are what a careless change would destroy.
    foreach ($i in 1..3) { Send-DracoonFile (New-TestFile ([IO.Path]::Combine($Folder, "f$i.bin")) 3000 $i) -Target /Mine }
    $Fingerprint = (Get-DracoonKeypair).Fingerprint

    function Assert-Readable {
        $in = [IO.Path]::Combine($Folder, [guid]::NewGuid().ToString('N'))
        [void] [IO.Directory]::CreateDirectory($in)
        Receive-DracoonFile '/Mine/*' -Destination $in
        foreach ($i in 1..3) { Get-TestHash ([IO.Path]::Combine($in, "f$i.bin")) | Should -Be (Get-TestHash ([IO.Path]::Combine($Folder, "f$i.bin"))) }
    }

    # What the server has for the account: every copy opens with the password, and with no other.
    function Assert-Password($Password, [int] $Copies) {
        $all = @(Get-DracoonKeypair)
        $all.Count | Should -Be $Copies
        foreach ($one in $all) {
            $one.Fingerprint | Should -Be $Fingerprint
            Test-DracoonKeypair -Keypair $one -Password $Password | Should -BeTrue
        }
    }

    function Add-Fault([string] $Json) { [void] (Invoke-Sandbox $Sandbox 'POST' '/sandbox/faults' $Json) }
}

AfterAll { Get-DracoonSession | Disconnect-Dracoon; Stop-TestSandbox $Sandbox; [IO.Directory]::Delete($Folder, $true) }

Describe 'Set-DracoonKeypairPassword' {
    It 'changes nothing with -WhatIf, nor with a wrong password' {
        Set-DracoonKeypairPassword $Old $New -WhatIf
        $id = try { Set-DracoonKeypairPassword $Wrong $New -Confirm:$false } catch { $_.FullyQualifiedErrorId }
        $id | Should -Be 'DracoonWrongEncryptionPassword,DracoonPS.Commands.SetDracoonKeypairPasswordCommand'
        Assert-Password $Old 1
    }

    It 'puts the same keypair under the new password, and every file stays readable' {
        (Set-DracoonKeypairPassword $Old $New -PassThru -Confirm:$false).Fingerprint | Should -Be $Fingerprint
        Assert-Password $New 1
        Test-DracoonKeypair -Password $Old | Should -BeFalse
        Lock-DracoonKeypair
        Unlock-DracoonKeypair -Password $New
        Assert-Readable
    }

    It 'leaves everything as it was when the server refuses the new copy' {
        Add-Fault '{"method":"POST","path":"/api/v4/user/account/keypairs","status":400}'
        { Set-DracoonKeypairPassword $New $Newest -Confirm:$false } | Should -Throw
        Assert-Password $New 1
        Assert-Readable
    }

    It 'goes on when only the answer got lost' {
        Add-Fault '{"method":"POST","path":"/api/v4/user/account/keypairs","lose":true}'
        Set-DracoonKeypairPassword $New $Newest -Confirm:$false
        Assert-Password $Newest 1
        Assert-Readable
    }

    It 'takes the removal for done when only its answer got lost' {
        Add-Fault '{"method":"DELETE","path":"/api/v4/user/account/keypair","lose":true}'
        Set-DracoonKeypairPassword $Newest $New -Confirm:$false
        Assert-Password $New 1
        Set-DracoonKeypairPassword $New $Newest -Confirm:$false
        Assert-Readable
    }

    It 'removes nothing when a file key can not be handed over, and is finished later' {
        Add-Fault '{"method":"POST","path":"/api/v4/nodes/files/keys","status":403,"count":100}'
        $failure = try { Set-DracoonKeypairPassword $Newest $Old -Confirm:$false } catch { $_ }
        [void] (Invoke-Sandbox $Sandbox 'DELETE' '/sandbox/faults')
        $failure.FullyQualifiedErrorId | Should -Be 'DracoonKeypairChangeUnfinished,DracoonPS.Commands.SetDracoonKeypairPasswordCommand'
        "$failure" | Should -Match 'Grant-DracoonFileKey -UseKey PreviousOwn'
        Assert-Password $Old 2
        # No third copy while two are there.
        $id = try { Set-DracoonKeypairPassword $Old $New -Confirm:$false } catch { $_.FullyQualifiedErrorId }
        $id | Should -Be 'DracoonKeypairChangeUnfinished,DracoonPS.Commands.SetDracoonKeypairPasswordCommand'
        # What the message says.
        Grant-DracoonFileKey -UseKey PreviousOwn -Password $Old
        Remove-DracoonKeypair -Confirm:$false
        Assert-Password $Old 1
        Assert-Readable
    }

    It 'says that it does not know when nothing can be asked any more' {
        Add-Fault '{"method":"POST","path":"/api/v4/user/account/keypairs","lose":true}'
        Add-Fault '{"method":"GET","path":"/api/v4/user/account/keypairs","status":400,"skip":2}'
        $failure = try { Set-DracoonKeypairPassword $Old $New -Confirm:$false } catch { $_ }
        $failure.FullyQualifiedErrorId | Should -Be 'DracoonKeypairChangeUnfinished,DracoonPS.Commands.SetDracoonKeypairPasswordCommand'
        "$failure" | Should -Match 'try both'
        Assert-Password $New 2
        Grant-DracoonFileKey -UseKey PreviousOwn -Password $New
        Remove-DracoonKeypair -Confirm:$false
        Set-DracoonKeypairPassword $New $Old -Confirm:$false
        Assert-Password $Old 1
        Assert-Readable
    }

    It 'keeps the old copy when it can not be removed' {
        Add-Fault '{"method":"DELETE","path":"/api/v4/user/account/keypair","status":500,"count":100}'
        $id = try { Set-DracoonKeypairPassword $Old $New -Confirm:$false } catch { $_.FullyQualifiedErrorId }
        Clear-SandboxRequest $Sandbox
        [void] (Invoke-Sandbox $Sandbox 'DELETE' '/sandbox/faults')
        $id | Should -Be 'DracoonKeypairChangeUnfinished,DracoonPS.Commands.SetDracoonKeypairPasswordCommand'
        Assert-Password $New 2
        Remove-DracoonKeypair -Confirm:$false
        Assert-Password $New 1
        Assert-Readable
    }

    It 'asks for the removal once only, since the second would remove the other copy' {
        Add-Fault '{"method":"DELETE","path":"/api/v4/user/account/keypair","status":503,"count":100}'
        Clear-SandboxRequest $Sandbox
        try { Set-DracoonKeypairPassword $New $Old -Confirm:$false } catch { }
        @(Get-SandboxRequest $Sandbox | Where-Object { $_ -like 'DELETE *' }).Count | Should -Be 1
        [void] (Invoke-Sandbox $Sandbox 'DELETE' '/sandbox/faults')
        Remove-DracoonKeypair -Confirm:$false
        Assert-Readable
    }
}

Describe 'A keypair that takes over from another' {
    It 'gets the file keys of the one before with Grant-DracoonFileKey -UseKey PreviousOwn' {
        Set-DracoonKeypair -Password $New -PreviousPassword $Old -Confirm:$false
        Unlock-DracoonKeypair -Password $New
        @(Get-DracoonMissingFileKey -UseKey PreviousOwn).Count | Should -Be 3
        Receive-DracoonFile /Mine/f1.bin -Destination $Folder -Force -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonFileKeyMissing,DracoonPS.Commands.ReceiveDracoonFileCommand'
        $rows = @(Grant-DracoonFileKey -UseKey PreviousOwn -Password $New -PassThru)
        ($rows | ForEach-Object { $_.Status }) -join ' ' | Should -Be 'Granted Granted Granted'
        Remove-DracoonKeypair -Version Rsa2048 -Confirm:$false
        Unlock-DracoonKeypair -Password $New
        Assert-Readable
    }
}
