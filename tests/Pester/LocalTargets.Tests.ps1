# Every command that writes a local file writes it beside its target, and gives it the name when all of it is there: so what
# had the name, a link or another name of a file, is replaced and not written into.
BeforeAll {
    . ([IO.Path]::Combine($PSScriptRoot, 'Common.ps1'))
    $Sandbox = Start-TestSandbox '--seed', 'demo'
    [void] (Connect-TestSandbox $Sandbox)
    $Folder = New-TestFolder
    $Secret = ConvertTo-TestSecret 'A secret of mine'
    $Keypair = New-DracoonKeypair -Version Rsa2048 -Password $Secret
    $Source = [IO.Path]::Combine($Folder, 'source.txt')
    [IO.File]::WriteAllText($Source, 'source')
    [void] (New-DracoonRoom -Name 'Targets')
    'one' | Set-DracoonContent '/Targets/one.txt'
    $Share = New-DracoonDownloadShare '/Targets/one.txt'
    $Report = New-DracoonReport 'target' -Target /Targets -Format Csv -Wait

    $Writers = @{
        Avatar     = { Get-DracoonAvatar -Destination $Target @Force }
        QRCode     = { Get-DracoonShareQRCode $Share -OutFile $Target @Force }
        Keypair    = { Export-DracoonKeypair -Keypair $Keypair -Path $Target @Force }
        Overview   = { Export-DracoonOverview -Path $Target @Force }
        File       = { Receive-DracoonFile /Targets/one.txt -Destination $Target @Force }
        PublicFile = { Receive-DracoonPublicFile $Share.Link -Destination $Target @Force }
        Archive    = { Receive-DracoonArchive /Targets/one.txt -Destination $Target @Force }
        Protected  = { Protect-DracoonFile $Source -Destination $Target -PublicKeyPath ([IO.Path]::Combine($Folder, 'public.pem')) @Force }
    }
    [IO.File]::WriteAllText([IO.Path]::Combine($Folder, 'public.pem'), $Keypair.PublicKeyPem)

    # A folder for one test, with a file to be left alone outside of it.
    function New-Place {
        $path = [IO.Path]::Combine($Folder, [guid]::NewGuid().ToString('N'))
        [void] [IO.Directory]::CreateDirectory([IO.Path]::Combine($path, 'in'))
        [IO.File]::WriteAllText([IO.Path]::Combine($path, 'outside'), 'mine')
        [pscustomobject] @{ In = [IO.Path]::Combine($path, 'in'); Outside = [IO.Path]::Combine($path, 'outside'); Target = [IO.Path]::Combine($path, 'in', 'target.csv') }
    }
    function Invoke-Writer([string] $Name, [string] $Target, [hashtable] $Force) {
        $ErrorActionPreference = 'SilentlyContinue'
        & $Writers[$Name]
    }
}

AfterAll { Get-DracoonSession | Disconnect-Dracoon; Stop-TestSandbox $Sandbox; [IO.Directory]::Delete($Folder, $true) }

Describe 'What is written to a local file: <_>' -ForEach 'Avatar', 'QRCode', 'Keypair', 'Overview', 'File', 'PublicFile', 'Archive', 'Protected' {
    It 'takes the place of a link, and leaves alone what it leads to' {
        if ([IO.Path]::DirectorySeparatorChar -eq '\') { return } # links need a right on Windows
        $place = New-Place
        & ln -s $place.Outside $place.Target
        [void] (Invoke-Writer $_ $place.Target @{ Force = $true })
        [IO.File]::ReadAllText($place.Outside) | Should -Be 'mine'
        [IO.FileInfo]::new($place.Target).Length | Should -BeGreaterThan 0
        [IO.File]::GetAttributes($place.Target) -band [IO.FileAttributes]::ReparsePoint | Should -Be 0
        @([IO.Directory]::GetFileSystemEntries($place.In)).Count | Should -Be 1
    }

    It 'takes the place of a file in one step: another name of that file still has the old content' {
        if ([IO.Path]::DirectorySeparatorChar -eq '\') { return }
        $place = New-Place
        & ln $place.Outside $place.Target
        [void] (Invoke-Writer $_ $place.Target @{ Force = $true })
        [IO.File]::ReadAllText($place.Outside) | Should -Be 'mine'
        [IO.FileInfo]::new($place.Target).Length | Should -BeGreaterThan 0
        [IO.File]::ReadAllText($place.Target) | Should -Not -Be 'mine'
    }

    It 'is not written through a link that leads nowhere' {
        if ([IO.Path]::DirectorySeparatorChar -eq '\') { return }
        $place = New-Place
        $nowhere = $place.Outside + '.not'
        & ln -s $nowhere $place.Target
        [void] (Invoke-Writer $_ $place.Target @{})
        [IO.File]::Exists($nowhere) | Should -BeFalse
        @([IO.Directory]::GetFileSystemEntries($place.In)).Count | Should -Be 1
        [void] (Invoke-Writer $_ $place.Target @{ Force = $true })
        [IO.File]::Exists($nowhere) | Should -BeFalse
        [IO.FileInfo]::new($place.Target).Length | Should -BeGreaterThan 0
        [IO.File]::GetAttributes($place.Target) -band [IO.FileAttributes]::ReparsePoint | Should -Be 0
        @([IO.Directory]::GetFileSystemEntries($place.In)).Count | Should -Be 1
    }
}

Describe 'A report, whose name the server has given' {
    It 'is not received where a link has its name, leading somewhere: <_>' -ForEach $true, $false {
        if ([IO.Path]::DirectorySeparatorChar -eq '\') { return }
        $place = New-Place
        if (-not $_) { [IO.File]::Delete($place.Outside) }
        & ln -s $place.Outside $place.Target
        Receive-DracoonReport $Report -Destination $place.In -Force -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed.Count | Should -Be 1
        [IO.File]::Exists($place.Outside) | Should -Be $_
        if ($_) { [IO.File]::ReadAllText($place.Outside) | Should -Be 'mine' }
        @([IO.Directory]::GetFileSystemEntries($place.In)).Count | Should -Be 1
    }

    It 'takes the place of a file in one step' {
        if ([IO.Path]::DirectorySeparatorChar -eq '\') { return }
        $place = New-Place
        & ln $place.Outside $place.Target
        Receive-DracoonReport $Report -Destination $place.In -Force
        [IO.File]::ReadAllText($place.Outside) | Should -Be 'mine'
        [IO.File]::ReadAllText($place.Target) | Should -Match ','
    }
}

Describe 'A target in no folder' {
    It 'is an error, and nothing is written: <_>' -ForEach 'Avatar', 'QRCode', 'Keypair', 'Overview', 'File', 'PublicFile', 'Archive', 'Protected' {
        $place = New-Place
        $global:Error.Clear()
        [void] (Invoke-Writer $_ ([IO.Path]::Combine($place.In, 'none', 'target.csv')) @{})
        $global:Error.Count | Should -BeGreaterThan 0
        @([IO.Directory]::GetFileSystemEntries($place.In)).Count | Should -Be 0
    }
}

Describe 'A folder as target' {
    It 'gets the file: <_>' -ForEach 'Avatar', 'File', 'PublicFile', 'Protected' {
        $place = New-Place
        [void] (Invoke-Writer $_ $place.In @{ Force = $true })
        @([IO.Directory]::GetFiles($place.In)).Count | Should -Be 1
    }

    It 'is an error where a file is wanted, and nothing is written: <_>' -ForEach 'QRCode', 'Keypair', 'Overview', 'Archive' {
        $place = New-Place
        $global:Error.Clear()
        [void] (Invoke-Writer $_ $place.In @{ Force = $true })
        $global:Error.Count | Should -BeGreaterThan 0
        @([IO.Directory]::GetFileSystemEntries($place.In)).Count | Should -Be 0
        @([IO.Directory]::GetFileSystemEntries([IO.Path]::GetDirectoryName($place.In))).Count | Should -Be 2
    }
}

Describe 'A picture without an end' {
    It 'is one error, and no file' {
        $place = New-Place
        [void] (Invoke-Sandbox $Sandbox 'POST' '/sandbox/faults' '{"path": "/api/v4/downloads/avatar/.*", "size": 0, "count": 1}')
        Get-DracoonAvatar -Destination $place.Target -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed.Count | Should -Be 1
        @([IO.Directory]::GetFileSystemEntries($place.In)).Count | Should -Be 0
    }
}
