# Encrypting and decrypting on this machine, and the limit of what can be encrypted.
BeforeDiscovery {
    # Not on Windows: there a file of 64 GiB takes as much of the disk.
    $HasSparseFiles = [Environment]::OSVersion.Platform -ne 'Win32NT'
}

BeforeAll {
    . ([IO.Path]::Combine($PSScriptRoot, 'Common.ps1'))
    $Folder = New-TestFolder
    $Secret = ConvertTo-TestSecret 'Encrypt-Me-2026'
    $Keypair = New-DracoonKeypair -Version Rsa2048 -Password $Secret
    $Plain = New-TestFile ([IO.Path]::Combine($Folder, 'plain.bin')) 3000001 5

    function New-Target { $path = [IO.Path]::Combine($Folder, [guid]::NewGuid().ToString('N')); [void] [IO.Directory]::CreateDirectory($path); $path }
    function Join-TestPath { [IO.Path]::Combine([string[]] $args) }
    function Get-Entries([string] $Path) { @([IO.Directory]::GetFileSystemEntries($Path, '*', [IO.SearchOption]::AllDirectories)) }
    # The JSON of a file key as what ConvertFrom-Json would make of it.
    function ConvertFrom-KeyJson([string] $Json) {
        $fields = [Newtonsoft.Json.Linq.JObject]::Parse($Json)
        [pscustomobject] @{ key = $fields['key'].ToString(); iv = $fields['iv'].ToString(); tag = $fields['tag'].ToString(); version = $fields['version'].ToString() }
    }
}

AfterAll { Get-DracoonSession | Disconnect-Dracoon; [IO.Directory]::Delete($Folder, $true) }

Describe 'A file of <Size> bytes, key <Key>' -ForEach @(
    @{ Size = 0; Key = 'in clear' }
    @{ Size = 1; Key = 'in clear' }
    @{ Size = 5000003; Key = 'in clear' }
    @{ Size = 0; Key = 'encrypted' }
    @{ Size = 5000003; Key = 'encrypted' }
) {
    It 'comes back as it was, in one pipeline' {
        $file = New-TestFile (Join-TestPath (New-Target) 'file.bin') $Size 3
        $to = New-Target
        $encrypted = Join-TestPath $to 'file.enc'
        $decrypted = Join-TestPath $to 'back.bin'
        if ($Key -eq 'encrypted') {
            $result = Protect-DracoonFile $file -Destination $encrypted -Keypair $Keypair | Unprotect-DracoonFile -Destination $decrypted -Keypair $Keypair -Password $Secret
        }
        else {
            $result = Protect-DracoonFile $file -Destination $encrypted | Unprotect-DracoonFile -Destination $decrypted
        }
        $result | Should -BeOfType ([IO.FileInfo])
        $result.FullName | Should -Be $decrypted
        Get-TestHash $decrypted | Should -Be (Get-TestHash $file)
        [IO.FileInfo]::new($encrypted).Length | Should -Be $Size
        if ($Size -gt 100) { Get-TestHash $encrypted | Should -Not -Be (Get-TestHash $file) }
        (Get-Entries $to).Count | Should -Be 2
    }
}

Describe 'Bytes' {
    It 'of <_> come back as they were' -ForEach 0, 1, 16, 100000 {
        $bytes = [byte[]]::new($_)
        [Random]::new(1).NextBytes($bytes)
        $protected = Protect-DracoonFile -InputBytes $bytes
        $protected.Bytes.Length | Should -Be $_
        $back = $protected | Unprotect-DracoonFile
        $back -is [byte[]] | Should -BeTrue
        [Convert]::ToBase64String($back) | Should -Be ([Convert]::ToBase64String($bytes))
    }

    It 'that were changed are an error' {
        $protected = Protect-DracoonFile -InputBytes ([byte[]] (1, 2, 3))
        $protected.Bytes[1] = $protected.Bytes[1] -bxor 1
        $back = $protected | Unprotect-DracoonFile -ErrorAction SilentlyContinue -ErrorVariable failed
        $back | Should -BeNullOrEmpty
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonDecryptionFailed,DracoonPS.Commands.UnprotectDracoonFileCommand'
    }
}

Describe 'The file key' {
    It 'is new for every file' {
        $one = Protect-DracoonFile -InputBytes ([byte[]] (1, 2, 3)) -PlainKey
        $two = Protect-DracoonFile -InputBytes ([byte[]] (1, 2, 3)) -PlainKey
        (ConvertFrom-KeyJson $one.FileKey.ToJson()).key | Should -Not -Be (ConvertFrom-KeyJson $two.FileKey.ToJson()).key
        $one.FileKey.Iv | Should -Not -Be $two.FileKey.Iv
    }

    It 'in clear is shown by nothing but ToJson()' {
        $protected = Protect-DracoonFile -InputBytes ([byte[]] (1, 2, 3)) -PlainKey
        $json = ConvertFrom-KeyJson $protected.FileKey.ToJson()
        $json.version | Should -Be 'AES-256-GCM'
        [Convert]::FromBase64String($json.key).Length | Should -Be 32
        $protected.FileKey.IsEncrypted | Should -BeFalse
        $protected.FileKey.Key | Should -BeNullOrEmpty
        $shown = "$($protected.FileKey) $protected " + (($protected.FileKey.PSObject.Properties | ForEach-Object { $_.Value }) -join ' ')
        $shown.Contains($json.key) | Should -BeFalse
    }

    It 'goes through its JSON and back, key <_>' -ForEach 'in clear', 'encrypted' {
        $protected = if ($_ -eq 'encrypted') { Protect-DracoonFile -InputBytes ([byte[]] (1, 2, 3)) -Keypair $Keypair }
        else { Protect-DracoonFile -InputBytes ([byte[]] (1, 2, 3)) }
        $row = ConvertFrom-KeyJson $protected.FileKey.ToJson()
        $opens = if ($_ -eq 'encrypted') { @{ Keypair = $Keypair; Password = $Secret } } else { @{} }
        (Unprotect-DracoonFile -InputBytes $protected.Bytes -FileKey $row @opens) -join ',' | Should -Be '1,2,3'
        $table = @{ Key = $row.key; Iv = $row.iv; Tag = $row.tag; Version = $row.version }
        (Unprotect-DracoonFile -InputBytes $protected.Bytes -FileKey $table @opens) -join ',' | Should -Be '1,2,3'
    }

    It 'is encrypted for the public key in a file' {
        $path = Join-TestPath $Folder 'keypair.pem'
        $Keypair | Export-DracoonKeypair -Path $path
        $protected = Protect-DracoonFile -InputBytes ([byte[]] (1, 2, 3)) -PublicKeyPath $path
        $protected.FileKey.Version | Should -Be 'A'
        [Convert]::FromBase64String($protected.FileKey.Key).Length | Should -Be 256
        ($protected | Unprotect-DracoonFile -Keypair $Keypair -Password $Secret) -join ',' | Should -Be '1,2,3'

        [IO.File]::WriteAllText((Join-TestPath $Folder 'public.pem'), $Keypair.PublicKeyPem)
        $protected = Protect-DracoonFile -InputBytes ([byte[]] (4)) -PublicKeyPath (Join-TestPath $Folder 'public.pem')
        ($protected | Unprotect-DracoonFile -Keypair $Keypair -Password $Secret) -join ',' | Should -Be '4'
    }

    It 'is refused when it is none' {
        foreach ($wrong in 'text', 5, @{ Key = 'x' }, $Keypair) {
            Unprotect-DracoonFile -InputBytes ([byte[]] (1)) -FileKey $wrong -ErrorAction SilentlyContinue -ErrorVariable failed
            $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonInvalidArgument,DracoonPS.Commands.UnprotectDracoonFileCommand' -Because "$wrong"
        }
    }

    It 'that is damaged is refused, and shown by no error' {
        $row = ConvertFrom-KeyJson (Protect-DracoonFile -InputBytes ([byte[]] (1)) -PlainKey).FileKey.ToJson()
        $row.iv = 'AAAA'
        Unprotect-DracoonFile -InputBytes ([byte[]] (1)) -FileKey $row -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonDecryptionFailed,DracoonPS.Commands.UnprotectDracoonFileCommand'
        "$($failed[0])$($failed[0].Exception)".Contains($row.key) | Should -BeFalse
    }

    It 'that is encrypted needs the keypair' {
        $protected = Protect-DracoonFile -InputBytes ([byte[]] (1)) -Keypair $Keypair
        $protected | Unprotect-DracoonFile -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonKeypairLocked,DracoonPS.Commands.UnprotectDracoonFileCommand'
        $id = try { $protected | Unprotect-DracoonFile -Keypair $Keypair -Password (ConvertTo-TestSecret 'wrong') } catch { $_.FullyQualifiedErrorId }
        $id | Should -Be 'DracoonWrongEncryptionPassword,DracoonPS.Commands.UnprotectDracoonFileCommand'
        $id = try { $protected | Unprotect-DracoonFile -Keypair $Keypair } catch { $_.FullyQualifiedErrorId }
        $id | Should -Be 'DracoonInvalidArgument,DracoonPS.Commands.UnprotectDracoonFileCommand'
        $other = New-DracoonKeypair -Version Rsa2048 -Password $Secret
        $protected | Unprotect-DracoonFile -Keypair $other -Password $Secret -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonDecryptionFailed,DracoonPS.Commands.UnprotectDracoonFileCommand'
    }

    It 'is for one reader' {
        $id = try { Protect-DracoonFile -InputBytes ([byte[]] (1)) -Keypair $Keypair -PlainKey } catch { $_.FullyQualifiedErrorId }
        $id | Should -Be 'DracoonInvalidArgument,DracoonPS.Commands.ProtectDracoonFileCommand'
    }
}

Describe 'Files in a script' {
    BeforeAll {
        $Source = New-Target
        foreach ($name in 'a.txt', 'b.txt', 'c [1].txt') { [void] (New-TestFile (Join-TestPath $Source $name) 1000 $name.Length) }
        [void] [IO.Directory]::CreateDirectory((Join-TestPath $Source 'd.txt'))
    }

    It 'are taken by wildcard into a folder, folders left out' {
        $to = New-Target
        $protected = @(Protect-DracoonFile (Join-TestPath $Source '*.txt') -Destination $to)
        $protected.Count | Should -Be 3
        $back = New-Target
        foreach ($one in $protected) { [void] ($one | Unprotect-DracoonFile -Destination $back) }
        foreach ($name in 'a.txt', 'b.txt', 'c [1].txt') {
            Get-TestHash (Join-TestPath $back $name) | Should -Be (Get-TestHash (Join-TestPath $Source $name))
        }
    }

    It 'are taken as objects, as text and as literal paths' {
        $to = New-Target
        $objects = [IO.DirectoryInfo]::new($Source).GetFiles()
        @($objects | Protect-DracoonFile -Destination $to | Unprotect-DracoonFile -Destination (New-Target)).Count | Should -Be 3
        @(Join-TestPath $Source 'a.txt' | Protect-DracoonFile -Destination (New-Target)).Count | Should -Be 1
        (Protect-DracoonFile -LiteralPath (Join-TestPath $Source 'c [1].txt') -Destination (New-Target)).Size | Should -Be 1000
    }

    It 'that fail do not stop the others' {
        $to = New-Target
        $paths = @((Join-TestPath $Source 'a.txt'), (Join-TestPath $Source 'missing.txt'), (Join-TestPath $Source 'd.txt'), (Join-TestPath $Source 'b.txt'))
        $done = @($paths | Protect-DracoonFile -Destination $to -ErrorAction SilentlyContinue -ErrorVariable failed)
        $done.Count | Should -Be 2
        @($failed | ForEach-Object { $_.FullyQualifiedErrorId }) -join ' ' |
            Should -Be 'DracoonFileAccess,DracoonPS.Commands.ProtectDracoonFileCommand DracoonInvalidArgument,DracoonPS.Commands.ProtectDracoonFileCommand'
    }

    It 'never become one and the same' {
        $to = Join-TestPath (New-Target) 'one.enc'
        $done = @(Protect-DracoonFile (Join-TestPath $Source '?.txt') -Destination $to -Force -ErrorAction SilentlyContinue -ErrorVariable failed)
        $done.Count | Should -Be 1
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonInvalidArgument,DracoonPS.Commands.ProtectDracoonFileCommand'
    }

    It 'replace nothing without -Force' {
        $to = New-Target
        $target = Join-TestPath $to 'a.enc'
        [IO.File]::WriteAllText($target, 'mine')
        Protect-DracoonFile $Plain -Destination $target -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonFileExists,DracoonPS.Commands.ProtectDracoonFileCommand'
        [IO.File]::ReadAllText($target) | Should -Be 'mine'
        $protected = Protect-DracoonFile $Plain -Destination $target -Force
        $target = Join-TestPath $to 'a.bin'
        [IO.File]::WriteAllText($target, 'mine')
        $protected | Unprotect-DracoonFile -Destination $target -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonFileExists,DracoonPS.Commands.UnprotectDracoonFileCommand'
        [IO.File]::ReadAllText($target) | Should -Be 'mine'
        [void] ($protected | Unprotect-DracoonFile -Destination $target -Force)
        Get-TestHash $target | Should -Be (Get-TestHash $Plain)
    }

    It 'stay untouched with -WhatIf' {
        $to = New-Target
        Protect-DracoonFile $Plain -Destination $to -WhatIf | Should -BeNullOrEmpty
        (Get-Entries $to).Count | Should -Be 0
        $protected = Protect-DracoonFile $Plain -Destination (Join-TestPath $to 'x.enc')
        $protected | Unprotect-DracoonFile -Destination (Join-TestPath $to 'x.bin') -WhatIf | Should -BeNullOrEmpty
        (Get-Entries $to).Count | Should -Be 1
    }

    It 'need a destination, and a folder that is there' {
        $id = try { Protect-DracoonFile $Plain } catch { $_.FullyQualifiedErrorId }
        $id | Should -Be 'DracoonInvalidArgument,DracoonPS.Commands.ProtectDracoonFileCommand'

        Protect-DracoonFile $Plain -Destination (Join-TestPath (New-Target) 'nowhere' 'x.enc') -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonFileAccess,DracoonPS.Commands.ProtectDracoonFileCommand'
    }
}

Describe 'A damaged file' {
    It 'with <Change> is an error that names it, and leaves nothing behind' -ForEach @(
        @{ Change = 'a flipped byte at the start'; Offset = 0 }
        @{ Change = 'a flipped byte at the end'; Offset = 3000000 }
        @{ Change = 'a byte less'; Offset = -1 }
        @{ Change = 'a flipped byte over an old file'; Offset = 5 }
    ) {
        $to = New-Target
        $protected = Protect-DracoonFile $Plain -Destination (Join-TestPath $to 'x.enc')
        $stream = [IO.File]::Open($protected.FullName, [IO.FileMode]::Open)
        if ($Offset -lt 0) { $stream.SetLength(3000000) }
        else {
            $stream.Position = $Offset
            $byte = $stream.ReadByte()
            $stream.Position = $Offset
            $stream.WriteByte($byte -bxor 0x10)
        }
        $stream.Dispose()
        $target = Join-TestPath $to 'x.bin'
        $old = $Change -match 'over'
        if ($old) { [IO.File]::WriteAllText($target, 'old') }
        $result = $protected | Unprotect-DracoonFile -Destination $target -Force -ErrorAction SilentlyContinue -ErrorVariable failed
        $result | Should -BeNullOrEmpty
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonDecryptionFailed,DracoonPS.Commands.UnprotectDracoonFileCommand'
        $failed[0].Exception.Message.Contains('x.enc') | Should -BeTrue
        if ($old) { [IO.File]::ReadAllText($target) | Should -Be 'old' }
        (Get-Entries $to).Count | Should -Be (1 + [int] $old)
    }
}

Describe 'With a session' {
    BeforeAll {
        $Sandbox = Start-TestSandbox
        [void] (Connect-TestSandbox $Sandbox)
        Set-DracoonKeypair -Password $Secret -Confirm:$false
        Unlock-DracoonKeypair -Password $Secret
        [void] (New-DracoonRoom -Name 'Plain')
        [void] (New-DracoonRoom -Name 'Secret')
        Enable-DracoonRoomEncryption /Secret -Confirm:$false
    }

    AfterAll { Get-DracoonSession | Disconnect-Dracoon; Stop-TestSandbox $Sandbox }

    It 'the key is encrypted for its unlocked keypair, and read with it' {
        $protected = Protect-DracoonFile -InputBytes ([byte[]] (1, 2, 3))
        $protected.FileKey.IsEncrypted | Should -BeTrue
        ($protected | Unprotect-DracoonFile) -join ',' | Should -Be '1,2,3'
        (Protect-DracoonFile -InputBytes ([byte[]] (1)) -PlainKey).FileKey.IsEncrypted | Should -BeFalse
    }

    It 'no request goes out' {
        Clear-SandboxRequest $Sandbox
        [void] (Protect-DracoonFile -InputBytes ([byte[]] (1, 2, 3)) | Unprotect-DracoonFile)
        @(Get-SandboxRequest $Sandbox).Count | Should -Be 0
    }

    It 'a file past the limit of AES-GCM is refused before anything is sent' -Skip:(-not $HasSparseFiles) {
        $large = Join-TestPath $Folder 'large.bin'
        $stream = [IO.File]::Create($large)
        $stream.SetLength((4294967296 - 2) * 16 + 1) # nothing of it is on the disk
        $stream.Dispose()
        try {
            Clear-SandboxRequest $Sandbox
            $result = Send-DracoonFile $large -Target /Secret -PassThru -ErrorAction SilentlyContinue -ErrorVariable failed
            $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonFileTooLarge,DracoonPS.Commands.SendDracoonFileCommand'
            $failed[0].CategoryInfo.Category | Should -Be 'LimitsExceeded'
            $failed[0].Exception.Message.Contains('large.bin') | Should -BeTrue
            $result.Status | Should -Be 'Failed'
            # The room is looked up, since only an encrypted one has the limit; nothing is made or sent.
            @(Get-SandboxRequest $Sandbox | Where-Object { $_ -notlike 'GET *' }) | Should -BeNullOrEmpty

            $to = New-Target
            Protect-DracoonFile $large -Destination $to -ErrorAction SilentlyContinue -ErrorVariable failed
            $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonFileTooLarge,DracoonPS.Commands.ProtectDracoonFileCommand'
            (Get-Entries $to).Count | Should -Be 0
        }
        finally { [IO.File]::Delete($large) }
    }
}
