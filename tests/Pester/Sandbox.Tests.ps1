# What the sandbox promises in its README and the other tests rest on.
BeforeAll {
    . ([IO.Path]::Combine($PSScriptRoot, 'Common.ps1'))
    $Folder = New-TestFolder
}

AfterAll { Get-DracoonSession | Disconnect-Dracoon; [IO.Directory]::Delete($Folder, $true) }

Describe 'The sandbox' {
    BeforeAll {
        $Sandbox = Start-TestSandbox '--seed', 'demo'
        [void] (Connect-TestSandbox $Sandbox)
    }
    AfterAll { Get-DracoonSession | Disconnect-Dracoon; Stop-TestSandbox $Sandbox }

    It 'says that an operation is not there, instead of making an answer up' {
        $failed = $null
        try { Invoke-DracoonApi -Method Get -Path '/settings/webbooks' -ErrorAction Stop } catch { $failed = $_ }
        $failed.Exception.StatusCode | Should -Be 404
    }

    It 'goes back to the start with /sandbox/reset' {
        [void] (New-DracoonUser -FirstName Soon -LastName Gone -UserName soongone -Email soongone@example.org)
        [void] (Invoke-Sandbox $Sandbox 'POST' '/sandbox/reset')
        [void] (Connect-TestSandbox $Sandbox)
        @(Get-DracoonUser -UserName soongone).Count | Should -Be 0
        (Get-DracoonUser anna).UserName | Should -Be 'anna'
    }
}

Describe 'The sandbox with --data' {
    It 'keeps users, nodes and content across restarts' {
        $data = [IO.Path]::Combine($Folder, 'data')
        $file = New-TestFile ([IO.Path]::Combine($Folder, 'kept.bin')) 300000
        $first = Start-TestSandbox '--seed', 'demo', '--data', $data
        [void] (Connect-TestSandbox $first)
        [void] (New-DracoonUser -FirstName To -LastName Stay -UserName tostay -Email tostay@example.org)
        Send-DracoonFile $file -Target /Engineering
        Disconnect-Dracoon
        [void] (Invoke-Sandbox $first 'POST' '/sandbox/stop')
        [void] $first.Process.WaitForExit(10000)
        $second = Start-TestSandbox '--data', $data
        try {
            [void] (Connect-TestSandbox $second)
            (Get-DracoonUser tostay).UserName | Should -Be 'tostay'
            $back = [IO.Path]::Combine($Folder, 'back.bin')
            Receive-DracoonFile /Engineering/kept.bin -Destination $back
            Get-TestHash $back | Should -Be (Get-TestHash $file)
        }
        finally { Stop-TestSandbox $second }
    }
}

Describe 'A server without S3' {
    BeforeAll {
        $Plain = Start-TestSandbox '--no-s3'
        [void] (Connect-TestSandbox $Plain)
        [void] (New-DracoonRoom -Name 'Direct')
        [void] (New-DracoonRoom -Name 'Sealed')
        $Secret = ConvertTo-TestSecret 'Encrypt-Me-2026'
        Set-DracoonKeypair -Version Rsa2048 -Password $Secret -Confirm:$false
        Unlock-DracoonKeypair -Password $Secret
        Enable-DracoonRoomEncryption /Sealed -Confirm:$false
    }
    AfterAll { Get-DracoonSession | Disconnect-Dracoon; Stop-TestSandbox $Plain }

    It 'gets <Size> bytes into <Room> and gives them back' -ForEach @(
        @{ Room = '/Direct'; Size = 0 }
        @{ Room = '/Direct'; Size = 12000001 }
        @{ Room = '/Sealed'; Size = 0 }
        @{ Room = '/Sealed'; Size = 12000001 }
    ) {
        $file = New-TestFile ([IO.Path]::Combine($Folder, "n$Size.bin")) $Size 3
        Send-DracoonFile $file -Target $Room -PartSize 5MB
        $back = [IO.Path]::Combine($Folder, [guid]::NewGuid().ToString('N'))
        Receive-DracoonFile "$Room/n$Size.bin" -Destination $back
        Get-TestHash $back | Should -Be (Get-TestHash $file)
    }

    It 'keeps nothing of an upload that fails, and is told so where the bytes went' {
        [void] (Invoke-Sandbox $Plain 'POST' '/sandbox/faults' '{"method":"PUT","path":"/api/v4/uploads/.*","status":400}')
        Clear-SandboxRequest $Plain
        $file = New-TestFile ([IO.Path]::Combine($Folder, 'fails.bin')) 1000 3
        Send-DracoonFile $file -Target /Direct -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed.Count | Should -Be 1
        @(Get-SandboxRequest $Plain | Where-Object { $_ -like 'DELETE /api/v4/uploads/*' }).Count | Should -Be 1
        @(Get-DracoonNode '/Direct/*' | Where-Object { $_.Name -eq 'fails.bin' }).Count | Should -Be 0
    }
}
