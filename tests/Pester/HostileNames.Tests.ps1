# What the server calls something may be anything: nothing outside the target folder changes, and no two names become one file.
BeforeDiscovery {
    $Names = @('..', '../../x', '..\x', '/etc/x', 'C:\x', '\\srv\share', 'CON', 'NUL.txt', 'COM1', 'name:stream', "a$([char] 7)b`nc", 'dot.', 'blank ', '',
        ('x' * 255 + '.txt'), ('y' * 4000), "evil$([char] 0x202E)gpj.exe") | ForEach-Object { @{ Name = $_; Shown = ($_ -replace '[\x00-\x1f\u202e]', '?').PadRight(12).Substring(0, 12) } }
}

BeforeAll {
    . ([IO.Path]::Combine($PSScriptRoot, 'Common.ps1'))
    $Sandbox = Start-TestSandbox '--seed', 'demo'
    [void] (Connect-TestSandbox $Sandbox)
    $Folder = New-TestFolder
    $Source = New-TestFile ([IO.Path]::Combine($Folder, 'source.bin')) 5000
    [void] (New-DracoonRoom -Name 'Hostile')
    $script:Number = 0

    # Four folders deep, so that '../../x' would still land where the test looks.
    function New-Target {
        $path = [IO.Path]::Combine($Folder, [guid]::NewGuid().ToString('N'), 'outer', 'inner', 'target')
        [void] [IO.Directory]::CreateDirectory($path)
        foreach ($name in 'x', 'canary.txt') { [IO.File]::WriteAllText([IO.Path]::Combine([IO.Path]::GetDirectoryName($path), $name), "canary $name") }
        return $path
    }
    # All files and folders of the test's folder that are not in the target, with what is in them.
    function Get-Outside([string] $Target) {
        $all = [string[]] @([IO.Directory]::GetFileSystemEntries($Folder, '*', [IO.SearchOption]::AllDirectories) | Where-Object { -not $_.StartsWith($Target + [IO.Path]::DirectorySeparatorChar) } |
            ForEach-Object { if ([IO.File]::Exists($_)) { "$_ $(Get-TestHash $_)" } else { $_ } })
        [Array]::Sort($all, [StringComparer]::Ordinal)
        $all -join "`n"
    }
    function Get-Files([string] $Path) { @([IO.Directory]::GetFiles($Path, '*', [IO.SearchOption]::AllDirectories)) }
    function Rename-Node($Node, [string] $Name) {
        $json = [Newtonsoft.Json.Linq.JObject]::new()
        $json.Add('name', [Newtonsoft.Json.Linq.JValue]::new($Name))
        [void] (Invoke-Sandbox $Sandbox 'POST' "/sandbox/nodes/$($Node.NodeId)/rename" $json.ToString())
    }
    function New-Folder { $script:Number++; New-DracoonFolder -Parent /Hostile -Name "f$script:Number" }
    function Send-File($To, [string] $Name = 'plain.bin') {
        [void] (Send-DracoonFile $Source -Target $To -Name $Name)
        return Get-DracoonNode "$($To.Path)/$Name"
    }
}

AfterAll { Get-DracoonSession | Disconnect-Dracoon; Stop-TestSandbox $Sandbox; [IO.Directory]::Delete($Folder, $true) }

Describe 'A file that the server calls <Shown>' -ForEach $Names {
    It 'stays in the folder when the one above it is received or synchronized, with its content' {
        $room = New-Folder
        Rename-Node (Send-File $room) $Name
        foreach ($way in 'Receive', 'Sync') {
            $target = New-Target
            $before = Get-Outside $target
            if ($way -eq 'Receive') { Receive-DracoonFile $room -Destination $target -Recurse -WarningVariable warnings -WarningAction SilentlyContinue }
            else { [void] (Sync-DracoonFolder $target $room.Path -Direction Download -WarningVariable warnings -WarningAction SilentlyContinue) }
            Get-Outside $target | Should -Be $before
            $files = Get-Files $target
            $files.Count | Should -Be 1
            Get-TestHash $files[0] | Should -Be (Get-TestHash $Source)
            @($warnings).Count | Should -BeGreaterThan 0
        }
    }

    It 'is refused with -Verbatim' {
        $room = New-Folder
        Rename-Node (Send-File $room) $Name
        $target = New-Target
        $before = Get-Outside $target
        Receive-DracoonFile $room -Destination $target -Recurse -Verbatim -ErrorVariable failed -ErrorAction SilentlyContinue
        @($failed).Count | Should -BeGreaterThan 0
        (Get-Files $target).Count | Should -Be 0
        Get-Outside $target | Should -Be $before
    }
}

Describe 'Names that a disk takes for the same' {
    It 'are two files: <A>, <B>' -ForEach @{ A = 'a:b'; B = 'a?b' }, @{ A = 'Case.txt'; B = 'case.TXT' }, @{ A = "caf$([char] 0xE9)"; B = "cafe$([char] 0x301)" } {
        $room = New-Folder
        $one = Send-File $room 'one.bin'
        $two = Send-File $room 'two.bin'
        Rename-Node $one $A
        Rename-Node $two $B
        $target = New-Target
        Receive-DracoonFile $room -Destination $target -Recurse -WarningAction SilentlyContinue
        (Get-Files $target).Count | Should -Be 2
    }
}
