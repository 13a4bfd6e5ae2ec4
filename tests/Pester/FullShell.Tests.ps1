# The module with what only a whole PowerShell has: Microsoft.PowerShell.Utility and .Management, jobs, runspaces in parallel. Skipped in
# tools/PSHost, which has the bare engine.
BeforeDiscovery { $IsOld = $PSVersionTable.PSVersion.Major -lt 7 }

Describe 'The module in a whole PowerShell' -Tag FullShell {
    BeforeAll {
        . ([IO.Path]::Combine($PSScriptRoot, 'Common.ps1'))
        $Sandbox = Start-TestSandbox '--seed', 'demo'
        $Session = Connect-TestSandbox $Sandbox
        $Folder = New-TestFolder
        $Zone = $env:TZ
        $env:TZ = 'Pacific/Kiritimati'
        [TimeZoneInfo]::ClearCachedData()
        $DataHome = $env:XDG_DATA_HOME
        $env:XDG_DATA_HOME = $Folder
        [void] (New-DracoonRoom -Name Plain)
        foreach ($i in 1..3) { "content $i" | Set-DracoonContent "/Plain/file$i.txt" }
        $Times = [datetime]::new(2027, 3, 1, 12, 0, 0, [DateTimeKind]::Utc)

        function Get-Writes { @(Get-SandboxRequest $Sandbox | Where-Object { $_ -notlike 'GET *' }) }
        # Without colours, which PowerShell 7 has even in a text.
        function Get-Text { ($input | Out-String -Width 200) -replace "$([char] 27)\[[\d;]*m" }
    }

    AfterAll {
        $env:TZ = $Zone
        [TimeZoneInfo]::ClearCachedData()
        $env:XDG_DATA_HOME = $DataHome
        Get-DracoonSession | Disconnect-Dracoon
        Stop-TestSandbox $Sandbox
        [IO.Directory]::Delete($Folder, $true)
    }

    Context 'What is exported' {
        BeforeAll {
            Set-DracoonUser anna -ExpireAt $Times
            Set-DracoonGroup Marketing -ExpireAt $Times
            Get-DracoonNode /Plain/* | Set-DracoonFile -ExpireAt $Times
            [void] (New-DracoonDownloadShare /Plain/file1.txt -Name Exported -ExpireAt $Times)
        }

        It 'comes back from a CSV as it was: <Name>' -ForEach @(
            @{ Name = 'a user'; Get = { Get-DracoonUser anna }; Set = { $input | Set-DracoonUser -ErrorAction Stop } }
            @{ Name = 'a group'; Get = { Get-DracoonGroup Marketing }; Set = { $input | Set-DracoonGroup -ErrorAction Stop } }
            @{ Name = 'a file'; Get = { Get-DracoonNode /Plain/file2.txt }; Set = { $input | Set-DracoonFile -ErrorAction Stop } }
            @{ Name = 'a share'; Get = { Get-DracoonDownloadShare -Name Exported }; Set = { $input | Set-DracoonDownloadShare -ErrorAction Stop } }
        ) {
            $csv = [IO.Path]::Combine($Folder, 'objects.csv')
            $before = & $Get
            $before.ExpireAt | Should -Be $Times
            $before | Export-Csv $csv -NoTypeInformation
            Import-Csv $csv | & $Set
            $after = & $Get
            $after.ExpireAt | Should -Be $Times
            foreach ($name in 'UserName', 'Email', 'Name', 'Notes', 'Classification', 'IsLocked') { "$($after.$name)" | Should -Be "$($before.$name)" -Because "$name was the same" }
        }

        It 'is an argument again when it comes from <Name>' -ForEach @(
            @{ Name = 'a CSV'; Copy = { $input | ConvertTo-Csv -NoTypeInformation | ConvertFrom-Csv } }
            @{ Name = 'JSON'; Copy = { $input | ConvertTo-Json -Depth 4 | ConvertFrom-Json } }
            @{ Name = 'CLIXML'; Copy = { $path = [IO.Path]::Combine($Folder, 'objects.xml'); $input | Export-Clixml $path; Import-Clixml $path } }
            @{ Name = 'Select-Object'; Copy = { $input | Select-Object * } }
        ) {
            (Get-DracoonUser anna | & $Copy | Get-DracoonUser).UserName | Should -Be 'anna'
            (Get-DracoonGroup Marketing | & $Copy | Get-DracoonGroup).Name | Should -Be 'Marketing'
            (Get-DracoonNode /Plain/file2.txt | & $Copy | Get-DracoonNode).Path | Should -Be '/Plain/file2.txt'
            (Get-DracoonRoom /Plain | & $Copy | Get-DracoonRoom).Path | Should -Be '/Plain'
        }
    }

    Context 'Objects' {
        It 'are sorted, grouped, measured and selected' {
            (Get-DracoonNode /Plain/* | Sort-Object Name -Descending | Select-Object -ExpandProperty Name) -join ' ' | Should -Be 'file3.txt file2.txt file1.txt'
            (Get-DracoonNode /Plain/* | Group-Object Type).Count | Should -Be 3
            (Get-DracoonNode /Plain/* | Measure-Object Size -Sum).Sum | Should -Be (3 * (9 + [Environment]::NewLine.Length))
        }

        It 'are asked for no longer than Select-Object wants them' {
            Clear-SandboxRequest $Sandbox
            (Get-DracoonUser | Select-Object -First 1).UserName | Should -Be 'admin'
            @(Get-SandboxRequest $Sandbox).Count | Should -Be 1
        }

        It 'have a table, and a list with more' {
            $table = Get-DracoonUser anna | Format-Table | Get-Text
            $table | Should -Match 'UserId +UserName +Locked'
            $table | Should -Match 'anna'
            $list = Get-DracoonUser anna | Format-List | Get-Text
            $list | Should -Match 'Email +: anna@'
            Get-DracoonNode /Plain/* | Get-Text | Should -Match 'ParentPath: /Plain/'
        }

        It 'of Get-ChildItem are what Send-DracoonFile sends' {
            $local = [IO.Path]::Combine($Folder, 'local')
            [void] (New-Item $local -ItemType Directory)
            foreach ($i in 1..2) { Set-Content ([IO.Path]::Combine($local, "local$i.log")) "line $i" }
            (Get-ChildItem $local -Filter *.log | Send-DracoonFile -Target /Plain -PassThru | ForEach-Object { $_.Status }) -join ' ' | Should -Be 'Sent Sent'
        }
    }

    Context 'Help' {
        It 'has examples, and a text for a parameter' {
            Get-Help Send-DracoonFile -Examples | Get-Text | Should -Match 'Send-DracoonFile report\.pdf -Target /Inbox'
            Get-Help Send-DracoonFile -Parameter Target | Get-Text | Should -Match 'Required\?'
            Get-Help Send-DracoonFile -Full | Get-Text | Should -Match 'ThrottleLimit'
        }
    }

    Context 'Side by side' {
        It 'works in the runspaces of ForEach-Object -Parallel, with a session of outside' -Skip:$IsOld {
            $manifest = $ModuleManifest
            $found = 'anna', 'ben', 'carla', 'anna' | ForEach-Object -Parallel {
                Import-Module $using:manifest
                (Get-DracoonUser $_ -Session $using:Session).UserName
            } -ThrottleLimit 4
            ($found | Sort-Object) -join ' ' | Should -Be 'anna anna ben carla'
        }

        It 'works in a job, with a saved session' {
            $name = 'test-' + [guid]::NewGuid().ToString('N')
            Save-DracoonSession -Name $name -Session $Session
            $job = Start-Job -ArgumentList $ModuleManifest, $name -ScriptBlock {
                param($manifest, $name)
                Import-Module $manifest
                Connect-Dracoon -Saved $name
                (Get-DracoonAccount).UserName
            }
            $job | Receive-Job -Wait -AutoRemoveJob | Should -Be 'admin'
        }
    }

    Context 'Errors and questions' {
        It 'shows in Get-Error what went wrong and where' -Skip:$IsOld {
            Get-DracoonNode /Plain/nowhere.txt -ErrorAction SilentlyContinue
            $text = Get-Error -Newest 1 | Get-Text
            $text | Should -Match 'DracoonNodeNotFound'
            $text | Should -Match '/Plain/nowhere\.txt'
        }

        It 'completes an enumeration for TabExpansion2' {
            $line = 'Get-DracoonNode -Type F'
            ((TabExpansion2 $line $line.Length).CompletionMatches | ForEach-Object CompletionText) -join ' ' | Should -Be 'File Folder'
        }

        It 'takes a session for all commands from $PSDefaultParameterValues' {
            $PSDefaultParameterValues['*-Dracoon*:Session'] = $Session
            try { (Get-DracoonUser anna).UserName | Should -Be 'anna' } finally { $PSDefaultParameterValues.Remove('*-Dracoon*:Session') }
        }
    }
}
