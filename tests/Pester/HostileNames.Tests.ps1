# A server that calls its files and folders what it likes. Nothing is written outside the folder that the user named, and nothing gets lost in it.
BeforeAll {
    . ([IO.Path]::Combine($PSScriptRoot, 'Common.ps1'))
    $Sandbox = Start-TestSandbox '--seed', 'demo'
    [void] (Connect-TestSandbox $Sandbox)
    $Folder = New-TestFolder
    $Long = [string]::new([char] 'x', 4000)
    $Names = @('', '.', '..', '../../x', '..\..\x', '/etc/x', 'C:\x', '\\srv\share\x', 'inner/x', 'a/b', 'CON', 'nul.txt', "COM$([char] 0xB9)", 'CONIN$', 'file:stream', 'dots...', 'blank ',
        'A.txt', 'a.TXT', "caf$([char] 0xE9)", "cafe$([char] 0x301)", "line`nend", "bell$([char] 7)", "zero$([char] 0)x", "evil$([char] 0x202E)cod.exe",
        [string]::new([char] 'y', 255), ($Long + '1'), ($Long + '2'), ([string]::new([char] ' ', 300) + 'x'), ('CON' + [string]::new([char] ' ', 300) + 'x'))

    # The parent of the target has a file with something in it, and nothing else: whatever leaves the target shows there.
    function New-Cage {
        $path = [IO.Path]::Combine($Folder, [guid]::NewGuid().ToString('N'))
        $target = [IO.Path]::Combine($path, 'up', 'in')
        [void] [IO.Directory]::CreateDirectory($target)
        foreach ($canary in [IO.Path]::Combine($path, 'x'), [IO.Path]::Combine($path, 'up', 'x')) { [IO.File]::WriteAllText($canary, 'canary') }
        return [pscustomobject] @{ Path = $path; Target = $target }
    }
    function Assert-Caged($Cage) {
        @([IO.Directory]::GetFileSystemEntries($Cage.Path)).Count | Should -Be 2
        $up = [IO.Path]::Combine($Cage.Path, 'up')
        @([IO.Directory]::GetFileSystemEntries($up)).Count | Should -Be 2
        [IO.File]::ReadAllText([IO.Path]::Combine($Cage.Path, 'x')) | Should -Be 'canary'
        [IO.File]::ReadAllText([IO.Path]::Combine($up, 'x')) | Should -Be 'canary'
    }
    function Rename-Hostile([long] $NodeId, [string] $Name) {
        $json = [Newtonsoft.Json.Linq.JObject]::new()
        $json['name'] = [Newtonsoft.Json.Linq.JValue]::CreateString($Name)
        [void] (Invoke-Sandbox $Sandbox 'POST' "/sandbox/nodes/$NodeId/rename" $json.ToString())
    }
    function Get-Files([string] $Path) { @([IO.Directory]::GetFiles($Path, '*', [IO.SearchOption]::AllDirectories)) }
    # The numbers that the files were filled with, each once.
    function Get-Contents([string] $Path) { $all = [int[]] @(Get-Files $Path | ForEach-Object { [IO.File]::ReadAllText($_).Trim() }); [Array]::Sort($all); $all -join ' ' }

    [void] (New-DracoonRoom -Name 'Files')
    [void] (New-DracoonFolder /Files/inner)
    '999' | Set-DracoonContent '/Files/inner/x' # which 'inner/x' must not be taken for
    [void] (New-DracoonRoom -Name 'Folders')
    for ($i = 0; $i -lt $Names.Count; $i++) {
        Rename-Hostile ("$i" | Set-DracoonContent "/Files/f$i" -PassThru).NodeId $Names[$i]
    }
    $All = (@(0..($Names.Count - 1)) + 999) -join ' '
    $FolderNames = '', '..', '../../up', '/etc', 'C:\x', 'a/b', 'CON', 'same', 'SAME', ($Long + '1'), ($Long + '2')
    for ($i = 0; $i -lt $FolderNames.Count; $i++) {
        $made = New-DracoonFolder "/Folders/d$i"
        "$i" | Set-DracoonContent "/Folders/d$i/x"
        Rename-Hostile $made.NodeId $FolderNames[$i]
    }
    $AllFolders = (0..($FolderNames.Count - 1)) -join ' '
}

AfterAll { Get-DracoonSession | Disconnect-Dracoon; Stop-TestSandbox $Sandbox; [IO.Directory]::Delete($Folder, $true) }

Describe 'Hostile names of files' {
    It 'are received each into a file of its own below the target, a second time into the same ones' {
        $cage = New-Cage
        $result = @(Receive-DracoonFile /Files -Recurse -Destination $cage.Target -PassThru -WarningAction SilentlyContinue -WarningVariable warned)
        @($result | Where-Object { $_.Status -eq 'Received' }).Count | Should -Be ($Names.Count + 1)
        Get-Contents $cage.Target | Should -Be $All
        Assert-Caged $cage
        # All but inner/x and the names that are harmless and came first: A.txt or a.TXT, one spelling of cafe, 255 times y.
        $warned.Count | Should -Be ($Names.Count - 3)
        $before = (Get-Files $cage.Target) -join '|'
        Receive-DracoonFile /Files -Recurse -Destination $cage.Target -Force -WarningAction SilentlyContinue
        (Get-Files $cage.Target) -join '|' | Should -Be $before
        Get-Contents $cage.Target | Should -Be $All
    }

    It 'are refused with -Verbatim, each with an error, and the others come' {
        $cage = New-Cage
        $result = @(Receive-DracoonFile /Files -Recurse -Destination $cage.Target -Verbatim -PassThru -ErrorAction SilentlyContinue -ErrorVariable failed)
        @($result | Where-Object { $_.Status -eq 'Received' }).Count | Should -Be 4
        $failed.Count | Should -Be ($Names.Count - 3)
        Assert-Caged $cage
    }

    It 'are received one by one below the target' {
        $cage = New-Cage
        $nodes = @(Get-DracoonNode /Files -Recurse | Where-Object { $_.Type -eq 'file' })
        $result = @($nodes | Receive-DracoonFile -Destination $cage.Target -PassThru -WarningAction SilentlyContinue)
        @($result | Where-Object { $_.Status -eq 'Received' }).Count | Should -Be ($Names.Count + 1)
        Get-Contents $cage.Target | Should -Be $All
        Assert-Caged $cage
    }

    It 'are synchronized below the target; what would become the same file is an error, and nothing is left out silently' {
        $cage = New-Cage
        $result = @(Sync-DracoonFolder $cage.Target /Files -Direction Download -PassThru -WarningAction SilentlyContinue -ErrorAction SilentlyContinue -ErrorVariable failed)
        $received = @($result | Where-Object { $_.Status -eq 'Received' }).Count
        $result.Count | Should -Be ($Names.Count + 1)
        $failed.Count | Should -Be ($result.Count - $received)
        # The two ways up, '' and '.' and the blanks, CON and what was cut off to it, A.txt and a.TXT, and the two that are cut off at the same place.
        $failed.Count | Should -Be 6
        @(Get-Files $cage.Target).Count | Should -Be $received
        Assert-Caged $cage
        # And again: nothing more comes, and a mirror takes nothing away that is there.
        $again = @(Sync-DracoonFolder $cage.Target /Files -Direction Download -Mirror -Confirm:$false -PassThru -WarningAction SilentlyContinue -ErrorAction SilentlyContinue)
        @($again | Where-Object { $_.Status -eq 'Skipped' }).Count | Should -Be $received
        @(Get-Files $cage.Target).Count | Should -Be $received
    }
}

Describe 'Hostile names of folders' {
    It 'are received below the target with everything in them' {
        $cage = New-Cage
        Receive-DracoonFile /Folders -Recurse -Destination $cage.Target -WarningAction SilentlyContinue
        Get-Contents $cage.Target | Should -Be $AllFolders
        Assert-Caged $cage
    }

    It 'are synchronized below the target; what would become the same is an error' {
        $cage = New-Cage
        $result = @(Sync-DracoonFolder $cage.Target /Folders -Direction Download -PassThru -WarningAction SilentlyContinue -ErrorAction SilentlyContinue -ErrorVariable failed)
        $received = @($result | Where-Object { $_.Status -eq 'Received' }).Count
        $received | Should -BeGreaterThan 5
        @(Get-Files $cage.Target).Count | Should -Be $received
        $failed.Count | Should -BeGreaterThan 1
        Assert-Caged $cage
    }
}

Describe 'A list that lacks the folder of a file' {
    It 'is an error of Sync-DracoonFolder -Mirror, which names the folder, and nothing is removed or received' {
        $cage = New-Cage
        $room = New-DracoonRoom -Name 'Lacks'
        [void] (New-DracoonFolder /Lacks/Sub)
        'one' | Set-DracoonContent /Lacks/Sub/one.txt
        Sync-DracoonFolder $cage.Target /Lacks -Direction Download
        'new' | Set-DracoonContent /Lacks/new.txt
        $items = foreach ($name in 'one.txt', 'new.txt') {
            $parent = if ($name -eq 'one.txt') { 999999, '/Lacks/Sub/' } else { $room.NodeId, '/Lacks/' }
            '{"id":' + (Get-DracoonNode "$($parent[1])$name").NodeId + ',"type":"file","name":"' + $name + '","size":3,"parentId":' + $parent[0] + ',"parentPath":"' + $parent[1] + '"}'
        }
        $body = '{"range":{"offset":0,"limit":500,"total":2},"items":[' + ($items -join ',') + ']}'
        $fault = [Newtonsoft.Json.Linq.JObject]::Parse('{"path":"/api/v4/nodes/search","count":1,"contentType":"application/json"}')
        $fault['body'] = [Newtonsoft.Json.Linq.JValue]::CreateString($body)
        [void] (Invoke-Sandbox $Sandbox 'POST' '/sandbox/faults' $fault.ToString())
        $failed = try { Sync-DracoonFolder $cage.Target /Lacks -Direction Download -Mirror -Confirm:$false } catch { $_ }
        $failed.FullyQualifiedErrorId | Should -Be 'DracoonTransferIncomplete,DracoonPS.Commands.SyncDracoonFolderCommand'
        "$failed" | Should -Match "'/Lacks/Sub/', 999999.*Nothing was changed\. Run the command again"
        @([IO.Directory]::GetFileSystemEntries($cage.Target, '*', [IO.SearchOption]::AllDirectories)).Count | Should -Be 2
        Assert-Caged $cage
    }
}
