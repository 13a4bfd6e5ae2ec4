# What the visitors of shares do: without an account, with nothing but a link and, where there is one, its password.
BeforeAll {
    . ([IO.Path]::Combine($PSScriptRoot, 'Common.ps1'))
    [void] [Reflection.Assembly]::Load('System.IO.Compression.ZipFile, Version=4.0.0.0, Culture=neutral, PublicKeyToken=b77a5c561934e089')
    $Folder = New-TestFolder
    $Secret = ConvertTo-TestSecret 'Share-Me-2026'
    $Wrong = ConvertTo-TestSecret 'Not-The-One-9'
    $KeypairSecret = ConvertTo-TestSecret 'Encrypt-Me-2026'
    $Small = New-TestFile ([IO.Path]::Combine($Folder, 'small.bin')) 70000 3
    $Large = New-TestFile ([IO.Path]::Combine($Folder, 'large.bin')) 17MB 4
    $Empty = New-TestFile ([IO.Path]::Combine($Folder, 'empty.bin')) 0

    # A server with rooms, an encrypted one among them, and two users with keypairs. The owner's session is named in each call, so that nothing a
    # visitor does can go by it.
    function Start-ShareServer([string[]] $Options) {
        $sandbox = Start-TestSandbox (@('--seed', 'demo') + $Options)
        $owner = Connect-TestSandbox $sandbox
        $anna = Connect-TestSandbox $sandbox 'anna' 'Sandbox-Anna-1'
        foreach ($one in $owner, $anna) {
            Set-DracoonKeypair -Password $KeypairSecret -Version Rsa2048 -Session $one -Confirm:$false
            Unlock-DracoonKeypair -Password $KeypairSecret -Session $one
        }
        'Plain', 'Secret' | ForEach-Object { [void] (New-DracoonRoom -Name $_ -Session $owner); Grant-DracoonRoomPermission "/$_" -User anna -Permission Read -Session $owner }
        Enable-DracoonRoomEncryption /Secret -Session $owner -Confirm:$false
        [pscustomobject] @{ Url = $sandbox.Url; Process = $sandbox.Process; Traffic = $sandbox.Traffic; Owner = $owner; Anna = $anna }
    }

    function New-Target { $path = [IO.Path]::Combine($Folder, [guid]::NewGuid().ToString('N')); [void] [IO.Directory]::CreateDirectory($path); $path }
    function Get-Entries([string] $Path) { @([IO.Directory]::GetFileSystemEntries($Path)) }
    function Send-Owned([string] $Path, [string] $Target) { Send-DracoonFile $Path -Target $Target -OnConflict AutoRename -PassThru -Session $Sandbox.Owner }
}

AfterAll { [IO.Directory]::Delete($Folder, $true) }

Describe 'A download share' {
    BeforeAll {
        $Sandbox = Start-ShareServer
        $PlainNode = Send-Owned $Small /Plain
        $SecretNode = Send-Owned $Large /Secret
    }

    AfterAll { Get-DracoonSession | Disconnect-Dracoon; Stop-TestSandbox $Sandbox }

    It 'of a plain file gives the file, and counts' {
        $share = $PlainNode | New-DracoonDownloadShare -Session $Sandbox.Owner
        $in = New-Target
        Receive-DracoonPublicFile $share.Link -Destination $in
        Get-TestHash ([IO.Path]::Combine($in, 'small.bin')) | Should -Be (Get-TestHash $Small)
        (Get-DracoonDownloadShare $share -Session $Sandbox.Owner).DownloadCount | Should -Be 1
    }

    It 'of an encrypted file gives the file to whoever has link and password' {
        $share = $SecretNode | New-DracoonDownloadShare -Password $Secret -Session $Sandbox.Owner
        $share.IsEncrypted | Should -BeTrue
        $in = New-Target
        Clear-SandboxRequest $Sandbox
        $result = Receive-DracoonPublicFile $share.Link.AbsoluteUri -Destination $in -Password $Secret -PassThru
        $result.Status | Should -Be 'Received'
        $result.Size | Should -Be 17MB
        Get-TestHash ([IO.Path]::Combine($in, 'large.bin')) | Should -Be (Get-TestHash $Large)
        (Get-Entries $in).Count | Should -Be 1
        @(Get-SandboxRequest $Sandbox | Where-Object { $_ -notmatch '/public/' }).Count | Should -Be 0
    }

    It 'of an empty encrypted file gives an empty file' {
        $share = Send-Owned $Empty /Secret | New-DracoonDownloadShare -Password $Secret -Session $Sandbox.Owner
        $in = New-Target
        Receive-DracoonPublicFile $share -Destination $in -Password $Secret
        [IO.FileInfo]::new([IO.Path]::Combine($in, 'empty.bin')).Length | Should -Be 0
    }

    It 'of an encrypted file needs the right password: <What> is an error, leaves no file, and uses no download up' -ForEach @{ What = 'a wrong one' }, @{ What = 'none' } {
        $share = $SecretNode | New-DracoonDownloadShare -Password $Secret -MaxDownloads 1 -Session $Sandbox.Owner
        $more = if ($What -eq 'none') { @{} } else { @{ Password = $Wrong } }
        $in = New-Target
        Receive-DracoonPublicFile $share.Link -Destination $in @more -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonWrongSharePassword,DracoonPS.Commands.ReceiveDracoonPublicFileCommand'
        "$($failed[0])" | Should -Match 'large\.bin'
        (Get-Entries $in).Count | Should -Be 0
        (Get-DracoonDownloadShare $share -Session $Sandbox.Owner).DownloadCount | Should -Be 0
    }

    It 'of a plain file needs the right password' {
        $share = $PlainNode | New-DracoonDownloadShare -Password $Secret -Session $Sandbox.Owner
        $in = New-Target
        foreach ($more in @{}, @{ Password = $Wrong }) {
            Receive-DracoonPublicFile $share.Link -Destination $in @more -ErrorAction SilentlyContinue -ErrorVariable failed
            $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonWrongSharePassword,DracoonPS.Commands.ReceiveDracoonPublicFileCommand'
        }
        (Get-Entries $in).Count | Should -Be 0
        Receive-DracoonPublicFile -BaseUrl $Sandbox.Url -AccessKey $share.AccessKey -Destination $in -Password $Secret
        Get-TestHash ([IO.Path]::Combine($in, 'small.bin')) | Should -Be (Get-TestHash $Small)
    }

    It 'of a damaged encrypted file leaves no file' {
        $node = Send-Owned $Small /Secret
        $share = $node | New-DracoonDownloadShare -Password $Secret -Session $Sandbox.Owner
        [void] (Invoke-Sandbox $Sandbox 'POST' "/sandbox/nodes/$($node.NodeId)/corrupt" '{"offset":5000}')
        $in = New-Target
        $result = Receive-DracoonPublicFile $share.Link -Destination $in -Password $Secret -PassThru -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonDecryptionFailed,DracoonPS.Commands.ReceiveDracoonPublicFileCommand'
        $result.Status | Should -Be 'Failed'
        (Get-Entries $in).Count | Should -Be 0
    }

    It 'survives a connection that breaks, without another download being counted' {
        $share = Send-Owned $Large /Plain | New-DracoonDownloadShare -MaxDownloads 1 -Session $Sandbox.Owner
        [void] (Invoke-Sandbox $Sandbox 'POST' '/sandbox/faults' '{"method":"GET","path":".*/public/shares/downloads/.+/.+","truncate":4000000}')
        $in = New-Target
        Receive-DracoonPublicFile $share.Link -Destination $in
        Get-TestHash ([IO.Path]::Combine($in, $share.Name)) | Should -Be (Get-TestHash $Large)
        (Get-DracoonDownloadShare $share -Session $Sandbox.Owner).DownloadCount | Should -Be 1
    }

    It 'ends after so many downloads' {
        $share = $PlainNode | New-DracoonDownloadShare -MaxDownloads 1 -Session $Sandbox.Owner
        Receive-DracoonPublicFile $share.Link -Destination (New-Target)
        $public = Get-DracoonPublicShare $share.Link
        $public.HasDownloadLimit, $public.LimitReached | Should -Not -Contain $false
        Receive-DracoonPublicFile $share.Link -Destination (New-Target) -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonShareLimitReached,DracoonPS.Commands.ReceiveDracoonPublicFileCommand'
    }

    It 'of a folder gives an archive without what is in rooms below' {
        $pack = New-DracoonFolder -Path /Plain/Pack -Session $Sandbox.Owner
        [void] (Send-Owned $Small /Plain/Pack)
        [void] (Send-Owned $Empty /Plain/Pack)
        $share = $pack | New-DracoonDownloadShare -Session $Sandbox.Owner
        $in = New-Target
        Receive-DracoonPublicFile $share.Link -Destination $in
        $zip = [IO.Compression.ZipFile]::OpenRead([IO.Path]::Combine($in, 'Pack.zip'))
        try { @($zip.Entries | ForEach-Object { $_.FullName } | Where-Object { $_ -match 'bin$' }).Count | Should -Be 2 } finally { $zip.Dispose() }
    }

    It 'of a file that is an archive gives the file itself' {
        $path = New-TestFile ([IO.Path]::Combine($Folder, 'real.zip')) 3000 5
        $share = Send-Owned $path /Plain | New-DracoonDownloadShare -Session $Sandbox.Owner
        $in = New-Target
        Receive-DracoonPublicFile $share.Link -Destination $in
        Get-TestHash ([IO.Path]::Combine($in, 'real.zip')) | Should -Be (Get-TestHash $path)
    }

    It 'gives a harmless name to a file whose own is none' {
        $node = Send-Owned $Small /Plain
        $share = $node | New-DracoonDownloadShare -Session $Sandbox.Owner
        [void] (Invoke-Sandbox $Sandbox 'POST' "/sandbox/nodes/$($node.NodeId)/rename" '{"name":"../../out.bin"}')
        $in = New-Target
        Receive-DracoonPublicFile $share.Link -Destination $in -WarningAction SilentlyContinue -WarningVariable warned
        (Get-Entries $in).Count | Should -Be 1
        "$warned" | Should -Match "can't be stored"
    }

    It 'is not received over a local file, and not at all with -WhatIf' {
        $share = $PlainNode | New-DracoonDownloadShare -Session $Sandbox.Owner
        $in = New-Target
        $mine = [IO.Path]::Combine($in, 'small.bin')
        [IO.File]::WriteAllText($mine, 'mine')
        Receive-DracoonPublicFile $share.Link -Destination $in -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonFileExists,DracoonPS.Commands.ReceiveDracoonPublicFileCommand'
        [IO.File]::ReadAllText($mine) | Should -Be 'mine'
        Clear-SandboxRequest $Sandbox
        Receive-DracoonPublicFile $share.Link -Destination $in -Force -WhatIf
        @(Get-SandboxRequest $Sandbox | Where-Object { $_ -notlike 'GET *' }).Count | Should -Be 0
        [IO.File]::ReadAllText($mine) | Should -Be 'mine'
        Receive-DracoonPublicFile $share.Link -Destination $in -Force
        Get-TestHash $mine | Should -Be (Get-TestHash $Small)
    }

    It 'shows what visitors may know, and no more' {
        $share = $PlainNode | New-DracoonDownloadShare -Name 'For you' -Notes 'n' -InternalNotes 'secret' -Session $Sandbox.Owner
        $public = Get-DracoonPublicShare $share.Link
        $public.Name, $public.FileName, $public.Size, $public.Notes, $public.CreatorName -join '|' | Should -Be 'For you|small.bin|70000|n|'
        "$($public.PSObject.Properties | ForEach-Object { $_.Value })" | Should -Not -Match 'secret'
        (Set-DracoonDownloadShare $share -ShowCreatorName $true -PassThru -Session $Sandbox.Owner | Get-DracoonPublicShare).CreatorName | Should -Be 'Ada Admin'
    }

    It 'that has ended, or never was, is not found' {
        $share = $PlainNode | New-DracoonDownloadShare -ExpireAt 2h -Session $Sandbox.Owner
        [void] (Invoke-Sandbox $Sandbox 'POST' '/sandbox/clock' '{"seconds":10800}')
        try {
            Receive-DracoonPublicFile $share.Link -Destination (New-Target) -ErrorAction SilentlyContinue -ErrorVariable failed
            $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonShareNotFound,DracoonPS.Commands.ReceiveDracoonPublicFileCommand'
        }
        finally { [void] (Invoke-Sandbox $Sandbox 'POST' '/sandbox/clock' '{"seconds":-10800}') }
        Get-DracoonPublicShare -BaseUrl $Sandbox.Url -AccessKey NoSuchKeyAnywhere1 -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonShareNotFound,DracoonPS.Commands.GetDracoonPublicShareCommand'
    }

    It 'is encrypted for nobody when the node is not, and refused for an encrypted room' {
        New-DracoonDownloadShare /Secret -Password $Secret -Session $Sandbox.Owner -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonInvalidArgument,DracoonPS.Commands.NewDracoonDownloadShareCommand'
        $SecretNode | New-DracoonDownloadShare -Session $Sandbox.Owner -ErrorAction SilentlyContinue -ErrorVariable failed
        "$($failed[0])" | Should -Match '-Password'
        Lock-DracoonKeypair -Session $Sandbox.Owner
        try {
            $SecretNode | New-DracoonDownloadShare -Password $Secret -Session $Sandbox.Owner -ErrorAction SilentlyContinue -ErrorVariable failed
            $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonKeypairLocked,DracoonPS.Commands.NewDracoonDownloadShareCommand'
        }
        finally { Unlock-DracoonKeypair -Password $KeypairSecret -Session $Sandbox.Owner }
    }

    It 'keeps the password of an encrypted file for good' {
        $share = $SecretNode | New-DracoonDownloadShare -Password $Secret -Session $Sandbox.Owner
        Set-DracoonDownloadShare $share -Password $Wrong -Session $Sandbox.Owner -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonRoomEncryptionState,DracoonPS.Commands.SetDracoonDownloadShareCommand'
    }
}

Describe 'Test-DracoonPublicSharePassword' {
    BeforeAll {
        $Sandbox = Start-ShareServer
        $PlainNode = Send-Owned $Small /Plain
        $SecretNode = Send-Owned $Small /Secret
    }

    AfterAll { Get-DracoonSession | Disconnect-Dracoon; Stop-TestSandbox $Sandbox }

    It 'tells right from wrong for <What>' -ForEach @{ What = 'a plain file' }, @{ What = 'an encrypted file' }, @{ What = 'an upload share' } {
        $share = switch ($What) {
            'a plain file' { $PlainNode | New-DracoonDownloadShare -Password $Secret -Session $Sandbox.Owner }
            'an encrypted file' { $SecretNode | New-DracoonDownloadShare -Password $Secret -Session $Sandbox.Owner }
            'an upload share' { New-DracoonUploadShare /Plain -Password $Secret -Session $Sandbox.Owner }
        }
        Clear-SandboxRequest $Sandbox
        Test-DracoonPublicSharePassword $share.Link $Secret | Should -Be $true
        $share.Link | Test-DracoonPublicSharePassword -Password $Wrong | Should -Be $false
        $heads = @(Get-SandboxRequest $Sandbox | Where-Object { $_ -like 'HEAD *' })
        $heads.Count | Should -Be $(if ($What -eq 'a plain file') { 2 } else { 0 })
        Test-DracoonPublicSharePassword -BaseUrl $Sandbox.Url -AccessKey $share.AccessKey -Password $Secret | Should -Be $true
    }

    It 'is true for a share without a password' {
        $PlainNode | New-DracoonDownloadShare -Session $Sandbox.Owner | Test-DracoonPublicSharePassword -Password $Wrong | Should -Be $true
    }

    It 'hides the password in what -Verbose shows' {
        $share = $PlainNode | New-DracoonDownloadShare -Password $Secret -Session $Sandbox.Owner
        $lines = @(Test-DracoonPublicSharePassword $share.Link $Secret -Verbose 4>&1 | ForEach-Object { "$_" })
        "$lines" | Should -Match 'HEAD'
        "$lines" | Should -Not -Match "Share-Me-2026|$($share.AccessKey)"
    }

    It 'finds a share locked after too many wrong passwords' {
        $share = $PlainNode | New-DracoonDownloadShare -Password $Secret -Session $Sandbox.Owner
        1..5 | ForEach-Object { [void] (Test-DracoonPublicSharePassword $share.Link $Wrong) }
        Receive-DracoonPublicFile $share.Link -Destination (New-Target) -Password $Secret -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonShareLocked,DracoonPS.Commands.ReceiveDracoonPublicFileCommand'
    }

    It 'refuses what is no link, and an access key without a server' {
        { Test-DracoonPublicSharePassword 'https://example.org/elsewhere' $Secret } | Should -Throw
        { Get-DracoonPublicShare 'http://example.org/public/download-shares/abc123' } | Should -Throw
    }
}

Describe 'An upload share, <How>' -ForEach @{ How = 'with S3'; Options = @() }, @{ How = 'without S3'; Options = @('--no-s3') } {
    BeforeAll { $Sandbox = Start-ShareServer $Options }
    AfterAll { Get-DracoonSession | Disconnect-Dracoon; Stop-TestSandbox $Sandbox }

    It 'takes <Size> bytes into <Room>, and whoever may read the room gets them' -ForEach @(
        @{ Room = '/Plain'; Size = 70000 }
        @{ Room = '/Plain'; Size = 0 }
        @{ Room = '/Plain'; Size = 17MB }
        @{ Room = '/Secret'; Size = 70000 }
        @{ Room = '/Secret'; Size = 0 }
        @{ Room = '/Secret'; Size = 17MB }
    ) {
        $file = switch ($Size) { 0 { $Empty } 70000 { $Small } default { $Large } }
        $share = New-DracoonUploadShare $Room -Session $Sandbox.Owner
        Clear-SandboxRequest $Sandbox
        $result = Send-DracoonPublicFile $file $share.Link -PartSize 5MB -PassThru
        $result.Status | Should -Be 'Sent'
        @(Get-SandboxRequest $Sandbox | Where-Object { $_ -notmatch '/public/|/storage/' }).Count | Should -Be 0
        foreach ($reader in $Sandbox.Owner, $Sandbox.Anna) {
            $in = New-Target
            Receive-DracoonFile "$Room/$($result.Name)" -Destination $in -Session $reader
            Get-TestHash ([IO.Path]::Combine($in, $result.Name)) | Should -Be (Get-TestHash $file)
        }
        $counted = Get-DracoonUploadShare $share -Session $Sandbox.Owner
        $counted.UploadCount, $counted.FileCount -join '|' | Should -Be '1|1'
    }

    It 'takes files of the pipeline with a password, and shows them' {
        $share = New-DracoonUploadShare /Plain -Password $Secret -ShowUploadedFiles -FileExpiryDays 3 -Session $Sandbox.Owner
        $sent = @($Small, $Empty | Send-DracoonPublicFile -Share $share.AccessKey -BaseUrl $Sandbox.Url -Password $Secret -PassThru)
        @($sent | Where-Object Status -eq 'Sent').Count | Should -Be 2
        (Get-DracoonPublicShare $share.Link).UploadedFiles.Count | Should -Be 0
        $public = Get-DracoonPublicShare $share.Link -Password $Secret
        $public.UploadedFiles.Count | Should -Be 2
        $node = Get-DracoonNode "/Plain/$($sent[0].Name)" -Session $Sandbox.Owner
        [Math]::Round(($node.ExpireAt - [datetime]::UtcNow).TotalDays) | Should -Be 3
    }

    It 'needs the right password: <What> is an error before anything is sent' -ForEach @{ What = 'a wrong one' }, @{ What = 'none' } {
        $share = New-DracoonUploadShare /Plain -Password $Secret -Session $Sandbox.Owner
        $more = if ($What -eq 'none') { @{} } else { @{ Password = $Wrong } }
        $id = try { Send-DracoonPublicFile $Small $share.Link @more } catch { $_.FullyQualifiedErrorId }
        $id | Should -Be 'DracoonWrongSharePassword,DracoonPS.Commands.SendDracoonPublicFileCommand'
        (Get-DracoonUploadShare $share -Session $Sandbox.Owner).UploadCount | Should -Be 0
    }

    It 'takes only so many files' {
        $share = New-DracoonUploadShare /Plain -MaxSlots 1 -Session $Sandbox.Owner
        (Get-DracoonPublicShare $share.Link).RemainingSlots | Should -Be 1
        Send-DracoonPublicFile $Small $share.Link
        Send-DracoonPublicFile $Small $share.Link -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonShareLimitReached,DracoonPS.Commands.SendDracoonPublicFileCommand'
        (Get-DracoonPublicShare $share.Link).RemainingSlots | Should -Be 0
    }

    It 'takes only so many bytes' {
        $share = New-DracoonUploadShare /Plain -MaxSize 100000 -Session $Sandbox.Owner
        Send-DracoonPublicFile $Small $share.Link
        Send-DracoonPublicFile $Small $share.Link -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonQuotaExceeded,DracoonPS.Commands.SendDracoonPublicFileCommand'
        (Get-DracoonPublicShare $share.Link).RemainingSize | Should -Be 30000
    }

    It 'leaves nothing on the server of a file that could not be sent' {
        $share = New-DracoonUploadShare /Plain -Session $Sandbox.Owner
        $fault = if ($Options) { '{"method":"POST","path":".*/public/shares/uploads/.+/.+","status":507,"count":20}' } else { '{"method":"PUT","path":"/storage/.*","status":400,"count":20}' }
        [void] (Invoke-Sandbox $Sandbox 'POST' '/sandbox/faults' $fault)
        try {
            $result = Send-DracoonPublicFile $Small $share.Link -PassThru -ErrorAction SilentlyContinue -ErrorVariable failed
            $result.Status | Should -Be 'Failed'
            $failed.Count | Should -BeGreaterThan 0
        }
        finally { [void] (Invoke-Sandbox $Sandbox 'DELETE' '/sandbox/faults') }
        Invoke-Sandbox $Sandbox 'GET' '/sandbox/uploads' | Should -Match '"count":0'
        @(Get-SandboxRequest $Sandbox | Where-Object { $_ -like 'DELETE /api/v4/public/shares/uploads/*' }).Count | Should -BeGreaterThan 0
    }

    It 'leaves a user out whose public key is damaged, with a warning' {
        $node = Get-DracoonUser anna -Session $Sandbox.Owner
        [void] (Invoke-Sandbox $Sandbox 'POST' "/sandbox/users/$($node.UserId)/damage-keypair")
        $share = New-DracoonUploadShare /Secret -Session $Sandbox.Owner
        (Get-DracoonPublicShare $share.Link).RecipientIds.Count | Should -Be 2
        $result = Send-DracoonPublicFile $Small $share.Link -PassThru -WarningAction SilentlyContinue -WarningVariable warned
        "$warned" | Should -Match "\b$($node.UserId)\b"
        $in = New-Target
        Receive-DracoonFile "/Secret/$($result.Name)" -Destination $in -Session $Sandbox.Owner
        Get-TestHash ([IO.Path]::Combine($in, $result.Name)) | Should -Be (Get-TestHash $Small)
    }

    It 'takes no folder and no download link, and nothing with -WhatIf' {
        $share = New-DracoonUploadShare /Plain -Session $Sandbox.Owner
        Send-DracoonPublicFile $Folder $share.Link -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonInvalidArgument,DracoonPS.Commands.SendDracoonPublicFileCommand'
        { Send-DracoonPublicFile $Small (New-DracoonDownloadShare /Plain -Session $Sandbox.Owner).Link } | Should -Throw -ExpectedMessage '*Receive-DracoonPublicFile*'
        Receive-DracoonPublicFile $share.Link -Destination $Folder -ErrorAction SilentlyContinue -ErrorVariable failed
        "$($failed[0])" | Should -Match 'Send-DracoonPublicFile'
        Clear-SandboxRequest $Sandbox
        Send-DracoonPublicFile $Small $share.Link -WhatIf
        @(Get-SandboxRequest $Sandbox | Where-Object { $_ -notlike 'GET *' }).Count | Should -Be 0
    }
}
