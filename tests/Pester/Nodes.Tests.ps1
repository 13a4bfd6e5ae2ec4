BeforeAll {
    . ([IO.Path]::Combine($PSScriptRoot, 'Common.ps1'))
    $Sandbox = Start-TestSandbox
    [void] (Connect-TestSandbox $Sandbox)
    $Room = New-DracoonRoom -Name 'Nodes'
}

AfterAll { Get-DracoonSession | Disconnect-Dracoon; Stop-TestSandbox $Sandbox }

Describe 'New-DracoonRoom' {
    It 'emits the room with what was asked for' {
        $made = New-DracoonRoom -Name 'With settings' -Quota 10GB -RecycleBinDays 0 -Notes 'a note'
        $made.Type | Should -Be 'room'
        $made.Path | Should -Be '/With settings'
        $made.Quota | Should -Be 10GB
        $made.Notes | Should -Be 'a note'
    }

    It 'makes a room below another' {
        (New-DracoonRoom -Name 'Below' -Parent /Nodes).Path | Should -Be '/Nodes/Below'
    }

    It 'takes zero and false as values' {
        $made = New-DracoonRoom -Name 'Zeros' -Quota 0 -RecycleBinDays 0 -ActivitiesLog $false -AutoAccept $false
        $made.Quota | Should -Be 0
        $raw = Invoke-DracoonApi Get "/nodes/$($made.NodeId)"
        $raw.recycleBinRetentionPeriod | Should -Be 0
        $raw.hasActivitiesLog | Should -BeFalse
    }

    It 'says that a name is not allowed' {
        New-DracoonRoom -Name 'a|b' -ErrorAction SilentlyContinue -ErrorVariable failed | Should -BeNullOrEmpty
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonInvalidName,DracoonPS.Commands.NewDracoonRoomCommand'
    }

    It 'says that a name is taken' {
        $made = New-DracoonRoom -Name 'Nodes' -ErrorAction SilentlyContinue -ErrorVariable failed
        $made | Should -BeNullOrEmpty
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonNodeExists,DracoonPS.Commands.NewDracoonRoomCommand'
    }

    It 'makes nothing with -WhatIf' {
        New-DracoonRoom -Name 'Never' -WhatIf | Should -BeNullOrEmpty
        Get-DracoonNode /Never -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
    }
}

Describe 'New-DracoonFolder' {
    It 'makes the parents of -Path, and each once' {
        $made = New-DracoonFolder -Path '/Nodes/A/B/C'
        $made.Path | Should -Be '/Nodes/A/B/C'
        (New-DracoonFolder -Path '/Nodes/A/B/D').Path | Should -Be '/Nodes/A/B/D'
        @(Get-DracoonNode '/Nodes/A/*').Count | Should -Be 1
    }

    It 'takes -Parent and -Name' {
        (New-DracoonFolder -Parent /Nodes -Name 'Plain').Path | Should -Be '/Nodes/Plain'
    }
}

Describe 'Get-DracoonNode' {
    BeforeAll {
        'one.txt', 'two.txt', 'two.pdf', 'x[1]y', 'x1y' | ForEach-Object { [void] (New-DracoonFolder -Path "/Nodes/Find/$_") }
    }

    It 'finds by path, exactly' {
        (Get-DracoonNode '/Nodes/Find').Name | Should -Be 'Find'
        Get-DracoonNode '/Nodes/Fin' -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
    }

    It 'finds by id' {
        $node = Get-DracoonNode '/Nodes/Find'
        (Get-DracoonNode $node.NodeId).Path | Should -Be '/Nodes/Find'
    }

    It 'takes wildcards in the last part' {
        @(Get-DracoonNode '/Nodes/Find/two*' | ForEach-Object { $_.Name }) -join ' ' | Should -Be 'two.pdf two.txt'
    }

    It 'takes -First, -Skip, -Sort, -Filter and -Type with wildcards' {
        @(Get-DracoonNode '/Nodes/Find/*.txt' -First 1 | ForEach-Object { $_.Name }) | Should -Be 'one.txt'
        @(Get-DracoonNode '/Nodes/Find/*.txt' -Skip 1 | ForEach-Object { $_.Name }) | Should -Be 'two.txt'
        @(Get-DracoonNode '/Nodes/Find/*.txt' -Sort 'name:desc' | ForEach-Object { $_.Name }) -join ' ' | Should -Be 'two.txt one.txt'
        @(Get-DracoonNode '/Nodes/Find/two*' -Filter 'name:cn:pdf' | ForEach-Object { $_.Name }) | Should -Be 'two.pdf'
        Get-DracoonNode '/Nodes/Find/*' -Type File | Should -BeNullOrEmpty
    }

    It 'refuses -First and -Filter for one node, instead of ignoring them' {
        Get-DracoonNode '/Nodes/Find' -First 1 -ErrorAction SilentlyContinue -ErrorVariable failed | Should -BeNullOrEmpty
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonInvalidArgument,DracoonPS.Commands.GetDracoonNodeCommand'
    }

    It 'takes a name with brackets as it is, where there is one' {
        @(Get-DracoonNode '/Nodes/Find/x[1]y' | ForEach-Object { $_.Name }) | Should -Be 'x[1]y'
        @(Get-DracoonNode '/Nodes/Find/x[0-9]y' | ForEach-Object { $_.Name }) | Should -Be 'x1y'
    }

    It 'finds nothing, and nothing else, under a name with the filter''s own signs' {
        Get-DracoonNode '/Nodes|type:eq:room' -ErrorAction SilentlyContinue -ErrorVariable failed | Should -BeNullOrEmpty
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonNodeNotFound,DracoonPS.Commands.GetDracoonNodeCommand'
        Find-DracoonNode 'one.txt|type:eq:folder' | Should -BeNullOrEmpty
    }

    It 'takes / for the top, which nothing can be done to' {
        @(Get-DracoonNode / | ForEach-Object { $_.Type } | Where-Object { $_ -ne 'room' }) | Should -BeNullOrEmpty
        Remove-DracoonNode / -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonNodeNotFound,DracoonPS.Commands.RemoveDracoonNodeCommand'
        (Get-DracoonNode /Nodes).Name | Should -Be 'Nodes'
    }

    It 'goes down as many levels as -Depth says' {
        Get-DracoonNode '/Nodes' -Depth 0 | Where-Object { $_.ParentPath -notin '/Nodes', '/Nodes/' } | Should -BeNullOrEmpty
        @(Get-DracoonNode '/Nodes' -Depth 1 | ForEach-Object { $_.Path }) | Should -Contain '/Nodes/Find/one.txt'
    }

    It 'lists the root without an argument' {
        @(Get-DracoonNode | ForEach-Object { $_.Name }) | Should -Contain 'Nodes'
    }

    It 'goes down with -Recurse' {
        $paths = @(Get-DracoonNode '/Nodes' -Recurse | ForEach-Object { $_.Path })
        $paths | Should -Contain '/Nodes/Find/one.txt'
    }

    It 'says that a path is not there' {
        $node = Get-DracoonNode '/Nodes/No such' -ErrorAction SilentlyContinue -ErrorVariable failed
        $node | Should -BeNullOrEmpty
        $failed[0].FullyQualifiedErrorId | Should -Be 'DracoonNodeNotFound,DracoonPS.Commands.GetDracoonNodeCommand'
        "$($failed[0])" | Should -Match 'No such'
    }
}

Describe 'Find-DracoonNode' {
    It 'finds in the whole tree' {
        [void] (New-DracoonFolder -Path '/Nodes/Deep/Deeper/needle-7')
        @(Find-DracoonNode 'needle*' | ForEach-Object { $_.Path }) | Should -Be '/Nodes/Deep/Deeper/needle-7'
    }
}

Describe 'Remove-DracoonNode' {
    It 'removes what the pipeline brings, and nothing with -WhatIf' {
        [void] (New-DracoonFolder -Path '/Nodes/Gone/x1'); [void] (New-DracoonFolder -Path '/Nodes/Gone/x2')
        Get-DracoonNode '/Nodes/Gone/*' | Remove-DracoonNode -WhatIf
        @(Get-DracoonNode '/Nodes/Gone/*').Count | Should -Be 2
        Get-DracoonNode '/Nodes/Gone/*' | Remove-DracoonNode -Confirm:$false
        @(Get-DracoonNode '/Nodes/Gone/*' -ErrorAction SilentlyContinue).Count | Should -Be 0
    }

    It 'takes what Send-DracoonFile emitted' {
        $folder = New-TestFolder
        try {
            $file = New-TestFile ([IO.Path]::Combine($folder, 'sent.bin')) 10
            Send-DracoonFile $file -Target /Nodes -PassThru | Remove-DracoonNode -Confirm:$false
            Get-DracoonNode /Nodes/sent.bin -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        }
        finally { [IO.Directory]::Delete($folder, $true) }
    }

    It 'refuses a user' {
        [void] (New-DracoonFolder -Path '/Nodes/Stays')
        { Get-DracoonUser admin | Remove-DracoonNode -Confirm:$false -ErrorAction Stop } | Should -Throw
        (Get-DracoonNode '/Nodes/Stays').Name | Should -Be 'Stays'
    }
}
