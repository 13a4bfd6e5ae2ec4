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
        'one.txt', 'two.txt', 'two.pdf', 'a|b:c.txt' | ForEach-Object { [void] (New-DracoonFolder -Path "/Nodes/Find/$($_ -replace '[|:]', '_')") }
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

    It 'refuses a user' {
        [void] (New-DracoonFolder -Path '/Nodes/Stays')
        { Get-DracoonUser admin | Remove-DracoonNode -Confirm:$false -ErrorAction Stop } | Should -Throw
        (Get-DracoonNode '/Nodes/Stays').Name | Should -Be 'Stays'
    }
}
