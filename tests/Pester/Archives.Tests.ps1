# Receive-DracoonArchive and Get-DracoonDownloadUrl.
BeforeAll {
    . ([IO.Path]::Combine($PSScriptRoot, 'Common.ps1'))
    [void] [Reflection.Assembly]::Load('System.IO.Compression.ZipFile, Version=4.0.0.0, Culture=neutral, PublicKeyToken=b77a5c561934e089')
    $Sandbox = Start-TestSandbox '--seed', 'demo'
    [void] (Connect-TestSandbox $Sandbox)
    $Secret = ConvertTo-TestSecret 'A secret of mine'
    Set-DracoonKeypair -Password $Secret
    Unlock-DracoonKeypair -Password $Secret
    [void] (New-DracoonRoom -Name 'Plain')
    [void] (New-DracoonRoom -Name 'Sealed')
    Enable-DracoonRoomEncryption /Sealed -Confirm:$false
    [void] (New-DracoonFolder /Plain/Folder/Inner)
    'one' | Set-DracoonContent /Plain/one.txt
    'two' | Set-DracoonContent /Plain/Folder/Inner/two.txt
    'sealed' | Set-DracoonContent /Sealed/sealed.txt
    $Folder = New-TestFolder

    function Get-ZipText([string] $Path) {
        $zip = [IO.Compression.ZipFile]::OpenRead($Path)
        try {
            foreach ($entry in $zip.Entries) {
                if ($entry.Name -eq '') { $entry.FullName; continue }
                $reader = [IO.StreamReader]::new($entry.Open())
                try { "$($entry.FullName)=$($reader.ReadToEnd().Trim())" } finally { $reader.Dispose() }
            }
        }
        finally { $zip.Dispose() }
    }
    function Get-Target { [IO.Path]::Combine($Folder, [guid]::NewGuid().ToString('N') + '.zip') }
}

AfterAll { Get-DracoonSession | Disconnect-Dracoon; Stop-TestSandbox $Sandbox; [IO.Directory]::Delete($Folder, $true) }

Describe 'Receive-DracoonArchive' {
    It 'receives files and folders in one archive, <Name>' -ForEach @{ Name = 'by an address'; Direct = $false }, @{ Name = 'in one request'; Direct = $true } {
        $target = Get-Target
        $result = Receive-DracoonArchive /Plain/one.txt, /Plain/Folder -Destination $target -Direct:$Direct -PassThru
        $result.Status | Should -Be 'Received'
        $result.Size | Should -Be ([IO.FileInfo]::new($target).Length)
        (@(Get-ZipText $target) -join ' ') | Should -Be 'one.txt=one Folder/ Folder/Inner/ Folder/Inner/two.txt=two'
    }

    It 'takes nodes from the pipeline' {
        $target = Get-Target
        Get-DracoonNode '/Plain/*.txt' | Receive-DracoonArchive -Destination $target
        @(Get-ZipText $target) | Should -Be 'one.txt=one'
    }

    It 'does not replace a file without -Force' {
        $target = Get-Target
        [IO.File]::WriteAllText($target, 'mine')
        Receive-DracoonArchive /Plain/one.txt -Destination $target -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonFileExists,DracoonPS.Commands.ReceiveDracoonArchiveCommand'
        [IO.File]::ReadAllText($target) | Should -Be 'mine'
        Receive-DracoonArchive /Plain/one.txt -Destination $target -Force
        @(Get-ZipText $target) | Should -Be 'one.txt=one'
    }

    It 'refuses a room and what is encrypted, and says what to use' {
        $target = Get-Target
        Receive-DracoonArchive /Plain, /Sealed/sealed.txt -Destination $target -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed.Count | Should -Be 2
        $failed[0].Exception.Message | Should -Match "'/Plain' is a room.*Receive-DracoonFile"
        $failed[1].Exception.Message | Should -Match "'/Sealed/sealed.txt' is encrypted"
        [IO.File]::Exists($target) | Should -BeFalse
    }

    It 'asks again when the connection breaks, and leaves nothing when it never comes whole' {
        $target = Get-Target
        [void] (Invoke-Sandbox $Sandbox 'POST' '/sandbox/faults' '{"method":"GET","path":"/api/v4/downloads/zip/.*","truncate":30}')
        Receive-DracoonArchive /Plain/one.txt -Destination $target
        @(Get-ZipText $target) | Should -Be 'one.txt=one'
        $other = Get-Target
        [void] (Invoke-Sandbox $Sandbox 'POST' '/sandbox/faults' '{"method":"GET","path":"/api/v4/downloads/zip/.*","shorten":30}')
        Receive-DracoonArchive /Plain/one.txt -Destination $other -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonTransferIncomplete,DracoonPS.Commands.ReceiveDracoonArchiveCommand'
        @([IO.Directory]::GetFiles($Folder, '*.dracoon-part')).Count | Should -Be 0
        [IO.File]::Exists($other) | Should -BeFalse
    }

    It 'does nothing with -WhatIf' {
        $target = Get-Target
        Receive-DracoonArchive /Plain/one.txt -Destination $target -WhatIf
        [IO.File]::Exists($target) | Should -BeFalse
    }
}

Describe 'Get-DracoonDownloadUrl' {
    It 'gives an address that works without a login' {
        $url = Get-DracoonDownloadUrl /Plain/one.txt
        $url.NodePath | Should -Be '/Plain/one.txt'
        $client = [Net.Http.HttpClient]::new()
        try { $client.GetStringAsync($url.Url).GetAwaiter().GetResult().Trim() | Should -Be 'one' } finally { $client.Dispose() }
        "$url" | Should -Be '/Plain/one.txt'
    }

    It 'is tried with -Verify before it is given out' {
        (Get-DracoonDownloadUrl /Plain/one.txt, /Sealed/sealed.txt -Verify).Count | Should -Be 2
        [void] (Invoke-Sandbox $Sandbox 'POST' '/sandbox/faults' '{"method":"HEAD","path":"/api/v4/downloads/.*","status":404}')
        Get-DracoonDownloadUrl /Plain/one.txt -Verify -ErrorAction SilentlyContinue -ErrorVariable failed | Should -BeNullOrEmpty
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonNotFound,DracoonPS.Commands.GetDracoonDownloadUrlCommand'
    }

    It 'says of an encrypted file that it is, and refuses a folder' {
        (Get-DracoonDownloadUrl /Sealed/sealed.txt).IsEncrypted | Should -BeTrue
        Get-DracoonDownloadUrl /Plain/Folder -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].Exception.Message | Should -Be "'/Plain/Folder' is a folder. Only a file has a download address."
    }
}
