# Export-DracoonOverview: the page is read as XML, and its numbers are compared with what the cmdlets say.
BeforeAll {
    . ([IO.Path]::Combine($PSScriptRoot, 'Common.ps1'))
    $Sandbox = Start-TestSandbox '--seed', 'demo,users=60'
    $Admin = Connect-TestSandbox $Sandbox
    $Folder = New-TestFolder
    $HostileRoom = "<script>alert('x')</script> & `"quotes`""

    # What the cmdlet wrote, as XML, by a file name that is new each time.
    function Export-TestOverview([hashtable] $With = @{}) {
        $path = [IO.Path]::Combine($Folder, [guid]::NewGuid().ToString('N') + '.html')
        Export-DracoonOverview -Path $path @With
        $document = [Xml.XmlDocument]::new()
        $document.XmlResolver = $null
        $document.Load($path)
        return $document
    }

    # The elements that an XPath finds; h: is XHTML, s: is SVG. The comma keeps a list of one a list.
    function Select-TestNode($Document, [string] $XPath) {
        $names = [Xml.XmlNamespaceManager]::new($Document.NameTable)
        $names.AddNamespace('h', 'http://www.w3.org/1999/xhtml')
        $names.AddNamespace('s', 'http://www.w3.org/2000/svg')
        foreach ($node in $Document.SelectNodes($XPath, $names)) { $node }
    }

    # The cells of the row of a table that begins with a name.
    function Get-TestRow($Document, [string] $Caption, [string] $Name) {
        foreach ($row in Select-TestNode $Document "//h:table[h:caption='$Caption']//h:tr[h:th[@scope='row']]") {
            $cells = @($row.ChildNodes | ForEach-Object { $_.InnerText })
            if ($cells[0] -eq $Name) { return $cells }
        }
        throw "There is no row '$Name' in the table '$Caption'."
    }
}

AfterAll {
    Get-DracoonSession | Disconnect-Dracoon
    Stop-TestSandbox $Sandbox
    [IO.Directory]::Delete($Folder, $true)
}

Describe 'The page' {
    BeforeAll {
        [void] (New-DracoonRoom -Name 'Projects' -Quota 1MB)
        [void] (New-DracoonRoom -Name 'Projects below' -Parent /Projects)
        Grant-DracoonRoomPermission /Projects -User anna -Template Edit
        Grant-DracoonRoomPermission /Projects -User ben -Template Admin
        Grant-DracoonRoomPermission /Engineering -User anna -Permission Read, Create
        [void] (New-DracoonFolder -Path /Projects/Plans)
        1..3 | ForEach-Object { New-TestFile ([IO.Path]::Combine($Folder, "file$_.bin")) (1000 * $_) } | Send-DracoonFile -Target /Projects
        [void] (New-DracoonDownloadShare /Projects/file1.bin -Password (ConvertTo-TestSecret 'Share-Password-1!') -ExpireAt ([DateTime]::UtcNow.AddDays(5)))
        [void] (New-DracoonDownloadShare /Projects/file2.bin)
        [void] (New-DracoonDownloadShare /Projects/Plans)
        [void] (New-DracoonUploadShare /Projects/Plans -Name 'Offers')
        # As a server with less careful checks could have it.
        $room = New-DracoonRoom -Name 'Hostile'
        $name = $HostileRoom + [char] 0x202E + 'txt' + [char] 0x0007
        [void] (Invoke-Sandbox $Sandbox 'POST' "/sandbox/nodes/$($room.NodeId)/rename" ('{"name": "' + $name.Replace('"', '\"').Replace([string] [char] 7, '\u0007') + '"}'))
        Set-DracoonUser carla -FirstName '<b>Carla</b>' -LastName "O'`"Diaz&"
        Grant-DracoonRoomPermission /Marketing -User carla -Template Read
        $Page = Export-TestOverview
    }

    It 'is one XHTML document with nothing from elsewhere' {
        $Page.DocumentElement.NamespaceURI | Should -Be 'http://www.w3.org/1999/xhtml'
        $Page.OuterXml | Should -Not -Match '<script'
        $text = $Page.OuterXml -replace 'http://www\.w3\.org/(1999/xhtml|2000/svg)', ''
        $text | Should -Not -Match 'https?://'
        @(Select-TestNode $Page '//@src | //@href').Count | Should -Be 0
        $text | Should -Not -Match '@import|url\('
        @(Select-TestNode $Page '//@*' | Where-Object { $_.Name -match '^on|^style$' }).Count | Should -Be 0
    }

    It 'says whose it is, of when, and by whom' {
        $head = (Select-TestNode $Page '//h:header').InnerText
        $head.Contains(([Uri] $Sandbox.Url).Authority) | Should -BeTrue
        $head.Contains($Admin.ServerVersion) | Should -BeTrue
        $head.Contains('Ada Admin (admin)') | Should -BeTrue
        $head | Should -Match ([DateTime]::UtcNow.ToString('yyyy-MM-dd') + ' \d\d:\d\d UTC')
        $head.Contains((Get-Command Export-DracoonOverview).Version.ToString(3)) | Should -BeTrue
    }

    It 'describes every picture to screen readers' {
        $pictures = @(Select-TestNode $Page '//s:svg')
        $pictures.Count | Should -Be 6
        foreach ($picture in $pictures) {
            $picture.GetAttribute('role') | Should -Be 'img'
            foreach ($id in $picture.GetAttribute('aria-labelledby') -split ' ') {
                $label = @(Select-TestNode $Page "//s:svg/*[@id='$id']")
                $label.Count | Should -Be 1
                $label[0].InnerText | Should -Not -BeNullOrEmpty
            }
        }
        $ids = @(Select-TestNode $Page '//@id' | ForEach-Object { $_.Value })
        $different = [Collections.Generic.HashSet[string]]::new([string[]] $ids)
        $different.Count | Should -Be $ids.Count
    }

    It 'has an end tag for everything that is not empty in HTML' {
        $path = [IO.Path]::Combine($Folder, 'raw.html')
        Export-DracoonOverview $path
        $raw = [IO.File]::ReadAllText($path)
        $raw.StartsWith('<!DOCTYPE html>') | Should -BeTrue
        foreach ($match in [regex]::Matches($raw, '<(\w+)[^<>]*/>')) { $match.Groups[1].Value | Should -Be 'meta' }
        $style = [regex]::Match($raw, '(?s)<style[^>]*>(.*?)</style>').Groups[1].Value
        $style | Should -Not -Match '[<>&\uFFFD]'
        $style | Should -Match 'prefers-color-scheme: dark'
        $style | Should -Match '@media print'
    }

    It 'encodes hostile names, and replaces what XML forbids or turns the text around' {
        $rows = @(Select-TestNode $Page "//h:section[@id='storage']//h:th[@scope='row']" | ForEach-Object { $_.InnerText })
        $rows | Where-Object { $_ -eq ($HostileRoom + [char] 0xFFFD + 'txt' + [char] 0xFFFD) } | Should -Not -BeNullOrEmpty
        $Page.OuterXml.IndexOf([char] 0x202E) | Should -Be -1
        $heads = @(Select-TestNode $Page "//h:table[@class='matrix']/h:thead//h:th" | ForEach-Object { $_.InnerText })
        ($heads -join '|').Contains("<b>Carla</b> O'`"Diaz&") | Should -BeTrue
    }

    It 'counts storage as Get-DracoonRoom does' {
        foreach ($room in Get-DracoonRoom | Where-Object { $_.Name -match '^\w+$' }) {
            $cells = Get-TestRow $Page 'Storage by room' $room.Name
            $cells[1] | Should -Be $(if ($room.Size -lt 1024) { "$($room.Size) B" } else { ($room.Size / 1024).ToString('0.0', [cultureinfo]::InvariantCulture) + ' KB' })
        }
        (Get-TestRow $Page 'Storage by room' 'Projects')[2] | Should -Be '1.0 MB'
        (Get-TestRow $Page 'Storage by room' 'Engineering')[2] | Should -Be 'none'
        $names = @(Select-TestNode $Page "//h:table[h:caption='Storage by room']/h:tbody//h:th" | ForEach-Object { $_.InnerText })
        $names[0] | Should -Be 'Projects'
        $names.Count | Should -Be @(Get-DracoonRoom).Count
    }

    It 'counts users as Get-DracoonUser does' {
        $users = @(Get-DracoonUser)
        $locked = @($users | Where-Object { $_.IsLocked }).Count
        foreach ($caption in 'Users by login method', 'Users by last login') {
            (Get-TestRow $Page $caption 'All') -join ',' | Should -Be "All,$($users.Count - $locked),$locked,$($users.Count)"
        }
        $never = @($users | Where-Object { -not $_.LastLoginSuccessAt })
        (Get-TestRow $Page 'Users by last login' 'Never')[3] | Should -Be "$($never.Count)"
        (Get-TestRow $Page 'Users by last login' 'Within 30 days')[3] | Should -Be "$($users.Count - $never.Count)"
        $basic = @($users | Get-DracoonUser | Where-Object { $_.AuthMethod -eq 'basic' })
        (Get-TestRow $Page 'Users by login method' 'Password')[3] | Should -Be "$($basic.Count)"
    }

    It 'counts shares as the cmdlets do' {
        (Get-TestRow $Page 'Shares by end and password' 'Download shares: never expire') -join ',' | Should -Be 'Download shares: never expire,0,2,2'
        (Get-TestRow $Page 'Shares by end and password' 'Download shares: expire later') -join ',' | Should -Be 'Download shares: expire later,1,0,1'
        (Get-TestRow $Page 'Shares by end and password' 'Download shares: expired')[3] | Should -Be '0'
        (Get-TestRow $Page 'Shares by end and password' 'Upload shares: never expire')[3] | Should -Be "$(@(Get-DracoonUploadShare).Count)"
        (Get-TestRow $Page 'Shares by end and password' 'All')[3] | Should -Be "$(@(Get-DracoonDownloadShare).Count + @(Get-DracoonUploadShare).Count)"
    }

    It 'lists the rooms with one admin as Get-DracoonPermissionAudit has them' {
        $admins = @{}
        Get-DracoonPermissionAudit -Manage $true | ForEach-Object { $admins[$_.RoomPath] = 1 + $admins[$_.RoomPath] }
        $one = @($admins.Keys | Where-Object { $admins[$_] -eq 1 })
        (Get-TestRow $Page 'Rooms by number of admins' 'One admin')[1] | Should -Be "$($one.Count)"
        (Get-TestRow $Page 'Rooms by number of admins' 'Two admins')[1] | Should -Be "$(@($admins.Keys | Where-Object { $admins[$_] -eq 2 }).Count)"
        (Get-TestRow $Page 'Rooms with one admin' '/Engineering')[1] | Should -Be 'Ada Admin (admin)'
        { Get-TestRow $Page 'Rooms with one admin' '/Projects' } | Should -Throw
    }

    It 'shows permissions by template, or by single letters' {
        $heads = @(Select-TestNode $Page "//h:table[@class='matrix']/h:thead//h:th" | ForEach-Object { $_.InnerText })
        $heads[1] | Should -Be 'Marketing' # groups first
        function Get-Cell([string] $Room, [string] $Who) { (Get-TestRow $Page 'Permissions by room' $Room)[[array]::IndexOf($heads, $Who)] }
        Get-Cell '/Projects' 'Anna Berg' | Should -Be 'E'
        Get-Cell '/Projects' 'Ben Cole' | Should -Be 'A'
        Get-Cell '/Engineering' 'Anna Berg' | Should -Be 'rc'
        Get-Cell '/Engineering' 'Ben Cole' | Should -Be ''
        Get-Cell '/Marketing' 'Marketing' | Should -Be 'R'
        (Get-TestRow $Page 'Permissions by room' '/Projects/Projects below')[1] | Should -Be 'as in the room above'
        $rows = @(Select-TestNode $Page "//h:table[@class='matrix']/h:tbody/h:tr").Count
        $rows | Should -Be @(Get-DracoonRoom / -Recurse).Count
    }

    It 'counts the files of the month, and their bytes' {
        $row = Get-TestRow $Page 'Files and bytes by month of creation' ([DateTime]::UtcNow.ToString('yyyy-MM'))
        $row[1] | Should -Be '3'
        $row[2] | Should -Be '5.9 KB'
        (Select-TestNode $Page "//h:section[@id='growth']").InnerText.Contains('3 of 3 files read.') | Should -BeTrue
    }
}

Describe 'Limits' {
    It 'says what was left out' {
        $page = Export-TestOverview @{ MaximumRooms = 2; MaximumPrincipals = 1; MaximumUsers = 5; MaximumFiles = 1 }
        $cuts = @(Select-TestNode $page "//h:p[@class='cut']" | ForEach-Object { $_.InnerText }) -join "`n"
        $rooms = @(Get-DracoonRoom / -Recurse).Count
        $cuts.Contains("The first 2 of $rooms rooms by path") | Should -BeTrue
        $cuts.Contains("The login method was read of 5 users of $(@(Get-DracoonUser).Count)") | Should -BeTrue
        $cuts.Contains('The oldest 2 files are left out') | Should -BeTrue
        $cuts | Should -Match 'The 1 users and groups with the most rooms, of \d+'
        @(Select-TestNode $page "//h:table[@class='matrix']/h:tbody/h:tr").Count | Should -Be 2
        @(Select-TestNode $page "//h:table[h:caption='Rooms with one admin']/h:tbody/h:tr").Count | Should -Be 2
    }

    It 'sums the rooms that are not shown' {
        1..14 | ForEach-Object { New-DracoonRoom -Name "Small $_" } | ForEach-Object { }
        $page = Export-TestOverview
        $names = @(Select-TestNode $page "//h:table[h:caption='Storage by room']/h:tbody//h:th" | ForEach-Object { $_.InnerText })
        $names.Count | Should -Be 13
        $names[12] | Should -Be "$(@(Get-DracoonRoom).Count - 12) other rooms"
    }
}

Describe 'A user without rights' {
    It 'gets a page that names what is missing' {
        $ben = Connect-TestSandbox $Sandbox ben 'Sandbox-Ben-1'
        try {
            $page = Export-TestOverview @{ Session = $ben; ErrorAction = 'Stop' }
            (Select-TestNode $page "//h:section[@id='users']").InnerText.Contains('It needs the role user manager.') | Should -BeTrue
            (Select-TestNode $page "//h:section[@id='admins']").InnerText.Contains('It needs the role auditor.') | Should -BeTrue
            (Get-TestRow $page 'Storage by room' 'Projects')[2] | Should -Be '1.0 MB'
            { Get-TestRow $page 'Storage by room' 'Engineering' } | Should -Throw
            @(Select-TestNode $page "//h:table[@class='matrix']/h:tbody/h:tr/h:th" | ForEach-Object { $_.InnerText }) -join ' ' | Should -Match '^/Projects'
        }
        finally { $ben | Disconnect-Dracoon; [void] (Connect-TestSandbox $Sandbox) }
    }
}

Describe 'The file' {
    BeforeEach { $Target = [IO.Path]::Combine((New-TestFolder), 'overview.html') }
    AfterEach { [IO.Directory]::Delete([IO.Path]::GetDirectoryName($Target), $true) }

    It 'is not replaced without -Force' {
        [IO.File]::WriteAllText($Target, 'mine')
        Clear-SandboxRequest $Sandbox
        Export-DracoonOverview $Target -ErrorVariable problem -ErrorAction SilentlyContinue
        $problem[0].FullyQualifiedErrorId | Should -Be 'DracoonFileExists,DracoonPS.Commands.ExportDracoonOverviewCommand'
        [IO.File]::ReadAllText($Target) | Should -Be 'mine'
        Get-SandboxRequest $Sandbox | Should -BeNullOrEmpty
        Export-DracoonOverview $Target -Force
        [IO.File]::ReadAllText($Target) | Should -Match 'DRACOON overview'
        [IO.Directory]::GetFileSystemEntries([IO.Path]::GetDirectoryName($Target)).Count | Should -Be 1
    }

    It 'is not written with -WhatIf, and nothing is asked of the server' {
        Clear-SandboxRequest $Sandbox
        Export-DracoonOverview $Target -WhatIf -PassThru | Should -BeNullOrEmpty
        [IO.File]::Exists($Target) | Should -BeFalse
        Get-SandboxRequest $Sandbox | Should -BeNullOrEmpty
    }

    It 'comes with -PassThru, and only then' {
        Export-DracoonOverview $Target | Should -BeNullOrEmpty
        $file = Export-DracoonOverview $Target -Force -PassThru
        $file -is [IO.FileInfo] | Should -BeTrue
        $file.FullName | Should -Be $Target
    }

    It 'is not there, and no part of it, after the server failed' {
        [void] (Invoke-Sandbox $Sandbox 'POST' '/sandbox/faults' '{"method": "GET", "path": "/api/v4/shares/downloads", "status": 400, "count": 100}')
        try {
            Export-DracoonOverview $Target -ErrorVariable problem -ErrorAction SilentlyContinue
            $problem.Count | Should -Be 1
            [IO.Directory]::GetFileSystemEntries([IO.Path]::GetDirectoryName($Target)).Count | Should -Be 0
        }
        finally { [void] (Invoke-Sandbox $Sandbox 'DELETE' '/sandbox/faults') }
    }

    It 'keeps the old one, and leaves no part of the new one, after the server failed' {
        [IO.File]::WriteAllText($Target, 'mine')
        [void] (Invoke-Sandbox $Sandbox 'POST' '/sandbox/faults' '{"method": "GET", "path": "/api/v4/nodes/search", "status": 400, "count": 100}')
        try {
            { Export-DracoonOverview $Target -Force -ErrorAction Stop } | Should -Throw
            [IO.File]::ReadAllText($Target) | Should -Be 'mine'
            [IO.Directory]::GetFileSystemEntries([IO.Path]::GetDirectoryName($Target)).Count | Should -Be 1
        }
        finally { [void] (Invoke-Sandbox $Sandbox 'DELETE' '/sandbox/faults') }
    }

    It 'is found by a relative path' {
        $before = $ExecutionContext.SessionState.Path.CurrentLocation.Path
        [void] $ExecutionContext.SessionState.Path.SetLocation([IO.Path]::GetDirectoryName($Target))
        try { (Export-DracoonOverview './overview.html' -PassThru).FullName | Should -Be $Target }
        finally { [void] $ExecutionContext.SessionState.Path.SetLocation($before) }
    }

    Context 'in a shell of its own, while the server is slow' {
        BeforeEach {
            $Shell = [powershell]::Create([initialsessionstate]::CreateDefault2())
            [void] $Shell.AddScript('param($Manifest) Import-Module $Manifest').AddArgument($ModuleManifest).Invoke()
            $Shell.Commands.Clear()
            [void] $Shell.AddScript('param($Path, $Session) Export-DracoonOverview $Path -Session $Session').AddArgument($Target).AddArgument($Admin)
            Clear-SandboxRequest $Sandbox
            function Start-Slowly([int] $Delay, [int] $Count) {
                [void] (Invoke-Sandbox $Sandbox 'POST' '/sandbox/faults' "{`"method`": `"GET`", `"path`": `"/api/v4/users/.*`", `"delay`": $Delay, `"count`": $Count}")
                $running = $Shell.BeginInvoke()
                for ($i = 0; $i -lt 200 -and -not (Get-SandboxRequest $Sandbox | Where-Object { $_ -match ' /api/v4/users/\d' }); $i++) { [Threading.Thread]::Sleep(50) }
                $running.IsCompleted | Should -BeFalse
                return $running
            }
        }
        AfterEach { [void] (Invoke-Sandbox $Sandbox 'DELETE' '/sandbox/faults'); $Shell.Runspace.Dispose(); $Shell.Dispose() }

        It 'is not there, and no part of it, after Ctrl+C' {
            [void] (Start-Slowly 60000 100)
            $watch = [Diagnostics.Stopwatch]::StartNew()
            $Shell.Stop()
            $watch.Elapsed.TotalSeconds | Should -BeLessThan 10
            [IO.Directory]::GetFileSystemEntries([IO.Path]::GetDirectoryName($Target)).Count | Should -Be 0
        }

        It 'leaves no part behind when it can not get its name' {
            $running = Start-Slowly 1500 1
            [void] [IO.Directory]::CreateDirectory($Target) # a folder of that name comes meanwhile
            [void] $Shell.EndInvoke($running)
            $Shell.Streams.Error.Count | Should -Be 1
            $Shell.Streams.Error[0].FullyQualifiedErrorId | Should -Be 'DracoonFileAccess,DracoonPS.Commands.ExportDracoonOverviewCommand'
            [IO.Directory]::GetFileSystemEntries([IO.Path]::GetDirectoryName($Target)).Count | Should -Be 1
        }
    }

    It 'needs a folder that is there' {
        Export-DracoonOverview ([IO.Path]::Combine($Folder, 'missing', 'overview.html')) -ErrorVariable problem -ErrorAction SilentlyContinue
        $problem[0].FullyQualifiedErrorId | Should -Be 'DracoonFileAccess,DracoonPS.Commands.ExportDracoonOverviewCommand'
        Export-DracoonOverview $Folder -ErrorVariable problem -ErrorAction SilentlyContinue
        $problem[0].FullyQualifiedErrorId | Should -Be 'DracoonInvalidArgument,DracoonPS.Commands.ExportDracoonOverviewCommand'
    }
}
