# Local folders with what no server takes, or what is no file: an error for that alone, and the others are sent.
BeforeAll {
    . ([IO.Path]::Combine($PSScriptRoot, 'Common.ps1'))
    $Sandbox = Start-TestSandbox '--seed', 'demo'
    [void] (Connect-TestSandbox $Sandbox)
    $Folder = New-TestFolder
    $IsWindowsHere = [IO.Path]::DirectorySeparatorChar -eq '\'

    # good.txt, a file with a line feed in its name, one with a backslash, one whose name is not UTF-8, a pipe, and a folder whose name is not UTF-8.
    function New-HostileFolder {
        $path = [IO.Path]::Combine($Folder, [guid]::NewGuid().ToString('N'), 'in')
        [void] [IO.Directory]::CreateDirectory($path)
        & sh -c 'cd "$0" && printf good > good.txt && printf line > "$(printf "line\nfeed")" && printf back > "back\\slash" && printf bytes > "$(printf "bytes\377.txt")" && mkfifo pipe && mkdir "$(printf "dir\377")" && printf x > "$(printf "dir\377")/x" && mkdir sub && printf sub > sub/sub.txt' $path
        $path
    }
    function Get-Names($Room) {
        $all = [string[]] @(Get-DracoonNode $Room -Recurse | ForEach-Object { $_.Path.Substring($Room.Length + 1) })
        [Array]::Sort($all, [StringComparer]::Ordinal)
        $all -join '|'
    }
}

AfterAll { Get-DracoonSession | Disconnect-Dracoon; Stop-TestSandbox $Sandbox; if ($IsWindowsHere) { [IO.Directory]::Delete($Folder, $true) } else { & rm -rf $Folder } }

Describe 'A local folder with hostile names and no files' {
    It 'is sent but for what can''t be: an error for each' {
        if ($IsWindowsHere) { return } # which has no such names
        $local = New-HostileFolder
        [void] (New-DracoonRoom -Name 'Sent')
        Send-DracoonFile $local /Sent -Recurse -ErrorAction SilentlyContinue -ErrorVariable failed
        Get-Names '/Sent' | Should -Be "in|in/good.txt|in/line`nfeed|in/sub|in/sub/sub.txt"
        $failed.Count | Should -Be 4
        @($failed | Where-Object { $_.FullyQualifiedErrorId -like 'DracoonFileAccess,*' }).Count | Should -Be 3
        @($failed | Where-Object { $_.FullyQualifiedErrorId -like 'DracoonInvalidName,*' }).Count | Should -Be 1
    }

    It 'is synchronized but for what can''t be, and a mirror removes nothing then' {
        if ($IsWindowsHere) { return }
        $local = New-HostileFolder
        [void] (New-DracoonRoom -Name 'Synced')
        'old' | Set-DracoonContent /Synced/old.txt
        Sync-DracoonFolder $local /Synced -Direction Upload -Mirror -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable failed -WarningAction SilentlyContinue
        Get-Names '/Synced' | Should -Be "good.txt|line`nfeed|old.txt|sub|sub/sub.txt"
        $failed.Count | Should -Be 4
    }

    It 'is compared with the server when it is the target, and what is no file is an error' {
        if ($IsWindowsHere) { return }
        $local = New-HostileFolder
        [void] (New-DracoonRoom -Name 'Down')
        'new' | Set-DracoonContent /Down/new.txt
        Sync-DracoonFolder $local /Down -Direction Download -Mirror -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable failed -WarningAction SilentlyContinue
        $failed.Count | Should -Be 3
        [IO.File]::Exists([IO.Path]::Combine($local, 'new.txt')) | Should -BeTrue
        [IO.File]::Exists([IO.Path]::Combine($local, 'good.txt')) | Should -BeTrue
    }
}

Describe 'A pipe in the place of what is received' {
    It 'is replaced with -Force, else an error, and nobody waits for it' {
        if ($IsWindowsHere) { return }
        $local = [IO.Path]::Combine($Folder, [guid]::NewGuid().ToString('N'))
        [void] [IO.Directory]::CreateDirectory($local)
        $target = [IO.Path]::Combine($local, 'one.txt')
        & mkfifo $target
        [void] (New-DracoonRoom -Name 'Piped')
        'one' | Set-DracoonContent /Piped/one.txt
        Receive-DracoonFile /Piped/one.txt -Destination $target -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonFileExists,DracoonPS.Commands.ReceiveDracoonFileCommand'
        Receive-DracoonFile /Piped/one.txt -Destination $target -Force
        [IO.File]::ReadAllText($target).Trim() | Should -Be 'one'
        @([IO.Directory]::GetFileSystemEntries($local)).Count | Should -Be 1
    }
}
